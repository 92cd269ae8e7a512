"""Titles at some distance from the person who bears them, and whom they make nobody."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph_schema.language import language_of
from graph_schema.records import Article
from ingest.annotation import Document, Entity, EntityKind
from ingest.encoder import Encoder, Encoders, Panel
from ingest.mentions.finder import Mentions, find_mentions
from ingest.naming import NamingAnnotator
from ingest.segmentation import LexicalAnnotator
from tests.ingest.reading_texts import article, document, parties, read
from tests.ingest.test_learned import TINY


def tagged(text: str, *names: str) -> Mentions:
    """Give the mentions of a text in which these persons' names are tagged."""
    found = Article("a", language_of(text) or "en", None, text)
    (document,) = LexicalAnnotator().annotate([found])
    (sentence,) = document.sentences
    entities = tuple(
        Entity(text.find(name), text.find(name) + len(name), EntityKind.PERSON) for name in names
    )
    return find_mentions(Document(found, (replace(sentence, entities=entities),)))


def offices(mentions: Mentions) -> set[tuple[str, str, str]]:
    return {(mentions.actors[o.actor].name, o.party, o.title) for o in mentions.offices}


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "صرح المتحدث باسم الرئاسة التركية، إبراهيم كالين، بأن الباب مفتوح",
            "المتحدث باسم الرئاسة التركية",
        ),
        (
            "قدم السفير الإسرائيلي للأمم المتحدة، داني دانون، رسالة",
            "السفير الإسرائيلي للأمم المتحدة",
        ),
        (
            "Reporters asked Syria's ambassador to the United States Imad Moustapha about it.",
            "Syria's ambassador to the United States",
        ),
        ("She met U.S. Secretary of State Condoleezza Rice.", "U.S. Secretary of State"),
    ],
)
def test_a_title_reaches_the_person_over_bodies_and_states(text: str, title: str) -> None:
    (office,) = read(text).offices
    assert office.title == title


@pytest.mark.parametrize(
    ("text", "name", "party"),
    [
        ("أكد رئيس لجنة الانتخابات التركية، سعدي قورقماز، النتيجة", "سعدي قورقماز", "TUR"),
        ("سيصدر قاضي المحكمة الجزئية الأميركية روبرت هالمان حكمه", "روبرت هالمان", "USA"),
        (
            "Ann Hooper, the deputy director of the Canadian Grain Board, spoke.",
            "Ann Hooper",
            "CAN",
        ),
        ("A spokesman for Mr. Zardari, Faisal Babarzai, spoke.", "Faisal Babarzai", "PAK"),
    ],
)
def test_a_tagged_person_acts_for_whom_his_title_names(text: str, name: str, party: str) -> None:
    assert {(n, p) for n, p, _ in offices(tagged(text, name))} == {(name, party)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("حث كمال إينال الرئيس التركي على التروي", "كمال إينال"),
        ("التقى حسن روحاني ومستشار الرئيس الأمريكي", "حسن روحاني"),
        ("The walls of Berlin were seen by Lena Marquardt in spring.", "Lena Marquardt"),
    ],
)
def test_whose_title_it_is_not_gets_none(text: str, name: str) -> None:
    assert name not in {found for found, _, _ in offices(tagged(text, name))}


def test_one_of_whom_nothing_is_told_is_no_actor() -> None:
    """A name alone may be a singer's; one that serves nobody makes no claims."""
    text = "Lena Marquardt praised France."
    (sentence,) = tagged(text, "Lena Marquardt").by_sentence
    assert [mention.party for mention in sentence] == ["FRA"]


def test_a_longer_name_is_not_its_last_word() -> None:
    """The lexicon's Roh Moo-hyun is no Baek Tae-hyun."""
    text = "قال المتحدث باسم وزارة الوحدة بكوريا الجنوبية، بايك تاي هيون، ذلك"
    found = tagged(text, "بايك تاي هيون")
    assert {(name, party) for name, party, _ in offices(found)} == {("بايك تاي هيون", "KOR")}


def test_the_encoder_names_what_it_encodes_once() -> None:
    """Names are offsets into the article; the same text is encoded a single time."""
    encoder = Encoder.load(TINY)
    text = "Russia attacked. Syria answered Russia."
    annotator = NamingAnnotator(LexicalAnnotator(), Encoders({"en": Panel((encoder,))}, "1.0"))
    (document,) = annotator.annotate([article(text)])
    assert annotator.name == "lexical+names"
    for sentence in document.sentences:
        again = encoder.encode([sentence.text])[0]
        assert again is encoder.encode([sentence.text])[0]
        for entity in sentence.entities:
            assert sentence.start <= entity.start < entity.end <= sentence.end


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("استقبل الملك سلمان رئيس فرنسا في الرياض.", ["SAU", "FRA", "SAU"]),
        ("هنأ الشيخ تميم بن حمد أمير الكويت.", ["QAT", "KWT"]),
        ("استقبل عباس الرئيس الأمريكي. رحبت فلسطين.", ["PSE", "USA", "PSE"]),
        ("قال عباس، الرئيس الفلسطيني، ذلك.", ["PSE"]),
        ("قال إيمانويل ماكرون، رئيس فرنسا، ذلك.", ["FRA"]),
    ],
)
def test_a_title_of_another_state_is_another_man(text: str, expected: list[str]) -> None:
    assert parties(text) == expected
    found = document(text)[1]
    assert all(found.actors[office.actor].party == office.party for office in found.offices)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("التقى فلاديمير بوتين وأمير الكويت في فيينا.", ["RUS", "KWT", "AUT"]),
        ("شكر رئيس تركيا والرئيس عبد الفتاح السيسي الحضور.", ["TUR", "EGY"]),
        ("كتب الرئيس الفرنسي لأردوغان.", ["FRA", "TUR"]),
        ("التقى الرئيس الفرنسي وأردوغان في فيينا.", ["FRA", "TUR", "AUT"]),
        ("خدع الرئيس الفرنسي رجب طيب أردوغان.", ["FRA", "TUR"]),
        # One and the same man.
        ("تحدث الرئيس التركي أردوغان.", ["TUR"]),
        ("تحدث وليد المعلم، وزير الخارجية السوري، أمس.", ["SYR"]),
        ("تحدث أردوغان كرئيس لتركيا.", ["TUR"]),
    ],
)
def test_a_clitic_or_another_state_tells_two_men_apart(text: str, expected: list[str]) -> None:
    assert parties(text) == expected


def test_a_clitic_gives_no_title_of_another() -> None:
    assert not read("نصيحة وزير نرويجي سابق لأردوغان.").offices


@pytest.mark.parametrize(
    "text",
    [
        "The president met Vladimir Putin in Norway.",
        "The spokesman thanked Emmanuel Macron.",
        "The general praised Emmanuel Macron, who left.",
    ],
)
def test_a_verb_behind_a_title_makes_it_anothers(text: str) -> None:
    assert not read(text).offices
