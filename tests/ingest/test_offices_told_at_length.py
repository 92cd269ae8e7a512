"""Offices whose titles are told at length, and persons' names as they are given out."""

from __future__ import annotations

import pytest

from ingest.mentions.written import plain_name, stands_in
from tests.ingest.reading_texts import document, mentioned, read
from tests.ingest.test_tagged import offices


@pytest.mark.parametrize(
    ("text", "name", "party"),
    [
        # Whom an envoy is sent to stands before his name, with a rank or without.
        ("قالت السفيرة الكندية لدى النرويج ليلى بارتون إن", "ليلى بارتون", "CAN"),
        ("قالت السفيرة الكندية بالأمم المتحدة ليلى بارتون إن", "ليلى بارتون", "CAN"),
        ("عاد سفير النرويج في كندا الأمير هوكان لارس بن هارلد، أمس", "هوكان لارس بن هارلد", "NOR"),
        # Words that govern others, places, and what is joined to a word of the title.
        ("قال رئيس شرطة مكافحة الشغب النرويجية لارس هاغن إن", "لارس هاغن", "NOR"),
        ("قال لارس هاغن، رئيس الأبحاث والتدريب بوزارة الدفاع النرويجية، إن", "لارس هاغن", "NOR"),
        ("قال وزير حماية الغابات النرويجي، لارس هاغن، إن", "لارس هاغن", "NOR"),
        ("قال منسق الأمم المتحدة لعملية السلام لارس هاغن إن", "لارس هاغن", "UN"),
        ("قال قاضي المحكمة الجزئية النرويجية لارس هاغن إن", "لارس هاغن", "NOR"),
        # A title at home in the house of a state.
        ("وصل نائب رئيس الموظفين في البيت الأبيض، لارس هاغن، أمس", "لارس هاغن", "USA"),
        ("وصل كبير موظفي البيت الأبيض لارس هاغن أمس", "لارس هاغن", "USA"),
        # Whoever is appointed, and whoever was it before him.
        ("وصل لارس هاغن، المعين حديثا وزيرا للداخلية النرويجية، أمس", "لارس هاغن", "NOR"),
        ("عين وزيرا للداخلية النرويجية خلفا لمحمد هاغن أمس", "محمد هاغن", "NOR"),
    ],
)
def test_a_title_may_be_long(text: str, name: str, party: str) -> None:
    tagged = f"ل{name}" if f"ل{name}" in text else name
    assert (name, party) in offices(text, tagged)


def test_a_party_sends_somebody_to_a_parliament() -> None:
    text = "قال النائب الفرنسي عن حزب الله لارس هاغن إن"
    assert ("لارس هاغن", "HEZBOLLAH") in offices(text, "لارس هاغن")


@pytest.mark.parametrize(
    "text",
    [
        "قال رئيس حملة لارس هاغن في النرويج إن",  # whoever leads his campaign
        "قالت رئيسة قناة الجبل النرويجية لارس هاغن إن",  # of a firm, and of no state
        "قال رئيس فريق الإنقاذ الغربي لارس هاغن إن",
    ],
)
def test_not_every_long_title_is_an_office_of_a_state(text: str) -> None:
    assert offices(text, "لارس هاغن") == set()


def test_whoever_is_joined_by_and_is_another() -> None:
    text = "حضر لارس هاغن، والمسؤول النرويجي، أولاف برغ، أمس"
    assert offices(text, "لارس هاغن", "أولاف برغ") == {("أولاف برغ", "NOR")}


def stated(text: str) -> set[tuple[str, str, str]]:
    """Give name, party and title of the offices that a text states."""
    found = read(text)
    names = {actor.id: actor.name for actor in found.actors}
    return {(names[one.person], one.party, one.title) for one in found.offices}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The lexicon calls him president, so that the adviser is another one.
        (
            "وصل جون بولتون مستشار الرئيس دونالد ترامب للأمن القومي إلى أوسلو",
            {("John Bolton", "USA", "مستشار الرئيس"), ("Donald Trump", "USA", "الرئيس")},
        ),
        (
            "وصل نائب الرئيس مايك بنس إلى أوسلو",
            {("Mike Pence", "USA", "نائب الرئيس")},
        ),
        # A king is known by his title.
        ("استقبل الملك محمد السادس الضيوف", {("King Mohammed VI", "MAR", "الملك")}),
        # A government is called by its head.
        ("استقالت حكومة هاني الملقي أمس", {("Hani al-Mulki", "JOR", "حكومة")}),
        # Titles with a pronoun are those of known persons.
        ("التقى الوفد زعيمها كيم جونغ أون أمس", {("Kim Jong-un", "PRK", "زعيمها")}),
    ],
)
def test_titles_of_known_persons(text: str, expected: set[tuple[str, str, str]]) -> None:
    assert stated(text) == expected


def test_an_office_that_was_left_is_the_states() -> None:
    text = "نفقات رئيس الوزراء السوري الأسبق رياض حجاب"
    assert {row[1] for row in stated(text)} == {"SYR"}


def test_the_first_letter_of_a_name_is_no_preposition() -> None:
    text = "قال السفير النرويجي فريد هاغن إن"
    assert ("فريد هاغن", "NOR") in offices(text, "فريد هاغن")


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("وصل الرئيس اليمني الراحل #علي_عبدالله_صالح إلى أوسلو", "علي عبدالله صالح"),
        ("قدم الضيف هدية لترامب في أوسلو", "ترامب"),
        ("قدم الضيف هدية للأسد في سوريا", "الأسد"),
    ],
)
def test_names_are_given_out_alone(text: str, form: str) -> None:
    _, found = document(text)
    (actor,) = (one for one in found.actors.values() if one.kind == "person")
    assert form in actor.aliases
    assert not any(set("#_") & set(alias) for alias in actor.aliases)
    assert stands_in(form, plain_name(text))


def test_an_ambassador_is_told_from_a_town() -> None:
    assert [row[:2] for row in mentioned("قالت السفيرة الكندية ذلك")] == [
        ("السفيرة الكندية", "CAN")
    ]
    assert [row[:2] for row in mentioned("قصفوا مدينة السفيرة أمس")] == [("السفيرة", "SYR")]


@pytest.mark.parametrize(
    ("text", "name", "party"),
    [
        # A word of a longer name is nobody by itself.
        ("قال سفير النرويج في كندا لارس كيم إن كوريا الشمالية", "لارس كيم", "NOR"),
        # The tagger knows where a name ends.
        ("نشرت عضو الكونغرس ليلى بارتون شريطا مسجلا", "ليلى بارتون", "USA"),
        # A post that only states give is that of the state that the article tells of.
        ("النرويج هادئة. وقالت النرويج إن رئيس الحكومة لارس هاغن وصل", "لارس هاغن", "NOR"),
    ],
)
def test_tagged_names_are_whole(text: str, name: str, party: str) -> None:
    assert (name, party) in offices(text, name)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("قال الأمير محمد بن سلمان، ولي العهد السعودي، إن", "ولي العهد السعودي"),
        ("وصل البابا فرانسيس، بابا الفاتيكان، أمس", "بابا الفاتيكان"),
        ("التقى أمير حاتمي وزير الدفاع الإيراني نظيره أمس", "وزير الدفاع الإيراني"),
    ],
)
def test_the_title_beside_a_known_person_goes_before_the_one_in_his_name(
    text: str, title: str
) -> None:
    (office,) = read(text).offices
    assert office.title == title


def test_a_head_of_a_company_is_its_own_and_not_its_states() -> None:
    text = "قال الرئيس التنفيذي لشركة بوينغ الأمريكية لارس هاغن إن"
    assert offices(text, "لارس هاغن") == {("لارس هاغن", "BOEING")}


def test_of_whom_somebody_speaks_bears_no_title_of_his() -> None:
    assert not offices("دافع الرئيس التركي عن لارس هاغن في خطابه", "لارس هاغن")


def test_a_title_ends_in_no_word_that_governs_another() -> None:
    _, mentions = document(
        "قالت كريستيا فريلاند، نائبة رئيس الوزراء الكندي لشؤون تمويل الحرب، ذلك."
    )
    assert [one.title for one in mentions.offices] == ["نائبة رئيس الوزراء الكندي"]
