"""Names that a trained model found, given to the titles beside them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph_schema.records import Article
from ingest.annotation import Document, Entity, EntityKind
from ingest.mentions.finder import find_mentions
from ingest.segmentation import LexicalAnnotator


def offices(
    text: str, *names: str, kind: EntityKind = EntityKind.PERSON, language: str = "ar"
) -> set[tuple[str, str]]:
    """Give name and party of the holders of offices, when these names are tagged."""
    (document,) = LexicalAnnotator().annotate([Article("a", language, "", text)])
    tagged = []
    for sentence in document.sentences:
        begins = [(name, sentence.text.find(name) + sentence.start) for name in names]
        entities = [Entity(at, at + len(name), kind) for name, at in begins if at >= sentence.start]
        tagged.append(replace(sentence, entities=tuple(entities)))
    found = find_mentions(Document(document.article, tuple(tagged)))
    return {(found.actors[office.actor].name, office.party) for office in found.offices}


@pytest.mark.parametrize(
    ("text", "name", "party"),
    [
        # Behind a rank, before a comma.
        ("أكد السير نيكولاس هولتون، رئيس الأركان البريطاني، ذلك", "نيكولاس هولتون", "GBR"),
        # Without a comma nobody knows where the name begins.
        ("وتحدث مع الشيخ نواف الخالد أمير الكويت هاتفيا", "نواف الخالد", "KWT"),
        # Behind the title, with words that rules take for no name.
        ("قال وزير الخارجية العراقي السلام الجديد إنه سيعود", "السلام الجديد", "IRQ"),
    ],
)
def test_a_tagged_name_bears_the_title_beside_it(text: str, name: str, party: str) -> None:
    assert (name, party) not in offices(text)
    assert (name, party) in offices(text, name)


def test_a_title_without_its_state_is_left_alone() -> None:
    text = "هاجمت مصر معسكرا. وقال وزير الدفاع صابر الدويد إن ذلك انتهى"
    assert offices(text, "صابر الدويد") == set()


def test_a_single_word_and_a_place_are_nobody() -> None:
    text = "أكد السير هولتون، رئيس الأركان البريطاني، ذلك"
    assert offices(text, "هولتون") == set()
    text = "أكد السير نيكولاس هولتون، رئيس الأركان البريطاني، ذلك"
    assert offices(text, "نيكولاس هولتون", kind=EntityKind.PLACE) == set()


def test_a_name_that_the_rules_have_found_stays_as_it_is() -> None:
    text = "قال وزير الخارجية السوري أسعد الشيباني إنه سيعود"
    assert offices(text, "أسعد الشيباني إنه") == offices(text)


def test_a_post_of_states_is_that_of_the_state_which_the_article_is_clearly_on() -> None:
    text = "هاجمت مصر معسكرا. وأعلنت مصر ذلك، وقال صابر الدويد وزير الدفاع، إن ذلك انتهى"
    assert offices(text, "صابر الدويد") == {("صابر الدويد", "EGY")}
    unclear = "هاجمت مصر السودان. وقال صابر الدويد وزير الدفاع، إن ذلك انتهى"
    assert offices(unclear, "صابر الدويد") == set()
    # The only state of his sentence is his, but where the article is on another.
    told = unclear.replace("وقال", "وأعلنت ليبيا ذلك، وقال")
    assert offices(told, "صابر الدويد") == {("صابر الدويد", "LBY")}
    visit = "بكت مصر. واحتجت مصر. وردت مصر. وزار ليبيا صابر الدويد وزير الدفاع، أمس"
    assert offices(visit, "صابر الدويد") == {("صابر الدويد", "EGY")}
    # A body of his sentence tells whose he is.
    body = visit.replace("وزار ليبيا", "وأعلنت الحكومة الليبية ذلك وقال")
    assert offices(body, "صابر الدويد") == {("صابر الدويد", "LBY")}
    assert offices(text.replace("وزير الدفاع", "مدرب الفريق"), "صابر الدويد") == set()


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Iraq's oil minister Saddam Hussein al-Jumaili left.", "Saddam Hussein al-Jumaili", "IRQ"),
        ("Libya's oil minister Saddam Hussein Jumaili left.", "Saddam Hussein Jumaili", "LBY"),
        ("Assad Rahimi, Pakistan's envoy in Geneva, left.", "Assad Rahimi", "PAK"),
        ("Kenya's new army chief, General Tom Weru, left.", "Tom Weru", "KEN"),
        ("Kharkiv governor Petro Shulha left.", "Petro Shulha", "UKR"),
        (
            "Syria's opposition met. An opposition spokesman, Anas Qadri, left Syria.",
            "Anas Qadri",
            "SYRIAN_OPPOSITION",
        ),
        # A place may be a name.
        ("The SDF commander Sipan Afrin left.", "Sipan Afrin", "SDF"),
        ("Boris Katic, Unicef's director in the region, left.", "Boris Katic", "UN"),
    ],
)
def test_a_longer_name_is_read_whole(text: str, name: str, expected: str) -> None:
    assert {party for _, party in offices(text, name, language="en")} == {expected}
    if expected != "IRQ":
        assert {holder for holder, _ in offices(text, name, language="en")} == {name}


def test_leaders_bear_no_name_of_one() -> None:
    text = "Norwegian leaders Olav Testmann and Ola Hooper left."
    assert offices(text, "Olav Testmann", "Ola Hooper", language="en") == set()


def test_whom_one_is_charged_with_is_no_part_of_a_name() -> None:
    text = "عاد الوزير الجزائري المكلف بالجالية سفيان شايب"
    assert offices(text) == set()


def test_a_last_name_that_several_bear_goes_on_as_anothers() -> None:
    text = "زارت الصين بريطانيا. واستقبل وزير الدفاع البريطاني الأميرال جون ريتشاردسون."
    assert ("Zhai Jun", "CHN") not in offices(text, "جون ريتشاردسون")
    assert ("جون ريتشاردسون", "GBR") in offices(text, "جون ريتشاردسون")


def test_fathers_and_houses_go_on_with_a_known_name() -> None:
    text = "اتصل الشيخ صباح الأحمد الجابر الصباح أمير الكويت بنظيره"
    assert offices(text, "صباح الأحمد الجابر الصباح") == {("Sabah al-Ahmad al-Sabah", "KWT")}


def test_a_title_without_a_party_makes_nobody_of_a_known_name() -> None:
    text = "The president, Obama Tuesday, left the US."
    assert offices(text, "Obama Tuesday", language="en") == {("Barack Obama", "USA")}


def test_a_deputy_is_not_the_one_whom_he_stands_in_for() -> None:
    assert offices("اجتمع جي دي فانس نائب ترامب بالوفد") == {("J.D. Vance", "USA")}
    assert offices("التقى الوفد بنائب ترامب") == set()
    assert offices("اجتمع النائب ترامب بالوفد") == {("Donald Trump", "USA")}


def test_a_last_name_of_two_words_is_not_lost_for_being_tagged_whole() -> None:
    text, name = "عاد صفي الدين وحزب الله", "صفي الدين"
    (document,) = LexicalAnnotator().annotate([Article("a", "ar", "", text)])
    entity = Entity(text.find(name), text.find(name) + len(name), EntityKind.PERSON)
    (sentence,) = document.sentences
    tagged = Document(document.article, (replace(sentence, entities=(entity,)),))
    (mentions,) = find_mentions(tagged).by_sentence
    assert [m.actor for m in mentions] == ["P-hashem-safieddine", "HEZBOLLAH"]


def test_an_official_of_a_regime_that_nobody_names_has_no_longer_name() -> None:
    text = "شملت ايضا سكرتير رئيس النظام البائد عبد حميد محمود الخطاب التكريتي، وفقا للمادة"
    assert offices(text, "عبد حميد محمود الخطاب التكريتي") == offices(text)
