"""The rules: each construction that states a relation, in both languages."""

from __future__ import annotations

import pytest

from graph_schema.records import Modality, Polarity
from tests.ingest.reading_texts import claim, claims, read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # verbs: subject behind, subject before, object, preposition
        ("هاجمت روسيا أوكرانيا", ("RUS", "ATTACKS", "UKR")),
        ("روسيا هاجمت أوكرانيا", ("RUS", "ATTACKS", "UKR")),
        ("شنت إسرائيل غارات على سوريا", ("ISR", "ATTACKS", "SYR")),
        ("اتهمت تركيا اليونان بالتصعيد", ("TUR", "ACCUSES", "GRC")),
        ("طالبت قطر إسرائيل بوقف القصف", ("QAT", "REQUESTS", "ISR")),
        ("الرئيس المصري التقى في القاهرة وزير الخارجية الصيني", ("EGY", "CONSULTS", "CHN")),
        # nouns: demonym, possessor, between
        ("الغارات الإسرائيلية على سوريا", ("ISR", "ATTACKS", "SYR")),
        ("الغارات الجوية الإسرائيلية على سوريا", ("ISR", "ATTACKS", "SYR")),
        ("دعم روسيا لسوريا", ("RUS", "SUPPORTS", "SYR")),
        ("محادثات بين إيران والصين", ("IRN", "CONSULTS", "CHN")),
        ("التحالف السوري – الروسي", ("SYR", "ALLIES_WITH", "RUS")),
        ("الوساطة القطرية بين إسرائيل وحماس", ("QAT", "MEDIATES", "HAMAS")),
        ("فرضت الولايات المتحدة عقوبات على إيران", ("USA", "SANCTIONS", "IRN")),
        # adjectives
        ("الحوثيون المدعومون من إيران", ("IRN", "SUPPORTS", "HOUTHIS")),
        ("Russia attacked Ukraine on Sunday", ("RUS", "ATTACKS", "UKR")),
        ("Kandahar was attacked by the Taliban", ("TALIBAN", "ATTACKS", "AFG")),
        ("Israeli air strikes on Hezbollah", ("ISR", "ATTACKS", "HEZBOLLAH")),
        ("France condemned Belarus", ("FRA", "ACCUSES", "BLR")),
        ("the US-backed Lebanese army", ("USA", "SUPPORTS", "LBN")),
        ("a ceasefire between Israel and Lebanon", ("ISR", "AGREES_WITH", "LBN")),
        ("Egypt mediated between Israel and Hamas", ("EGY", "MEDIATES", "HAMAS")),
        ("China called on Japan to apologise", ("CHN", "REQUESTS", "JPN")),
    ],
)
def test_a_construction_states_its_relation(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in claims(text)


def test_a_list_of_actors_gives_one_relation_each() -> None:
    assert {
        ("RUS", "ACCUSES", "ISR"),
        ("TUR", "ACCUSES", "ISR"),
        ("IRN", "ACCUSES", "ISR"),
    } <= claims("اتهمت روسيا وتركيا وإيران إسرائيل بالتصعيد")


@pytest.mark.parametrize(
    "text",
    [
        "لم تهاجم روسيا أوكرانيا",
        "لا تهاجم روسيا أوكرانيا",
        "لن تهاجم روسيا أوكرانيا",
        "Russia did not attack Ukraine",
        "Russia never attacked Ukraine",
    ],
)
def test_a_denial_is_negated_and_no_fact(text: str) -> None:
    assert claim(text, "RUS", "ATTACKS", "UKR").polarity is Polarity.NEGATED
    assert claims(text) == set()


@pytest.mark.parametrize("text", ["Russia did not only attack Ukraine", "Russia attacked Ukraine"])
def test_not_only_is_no_denial(text: str) -> None:
    assert claim(text, "RUS", "ATTACKS", "UKR").polarity is Polarity.ASSERTED


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("ستهاجم روسيا أوكرانيا", Modality.PLANNED),
        ("سوف تهاجم روسيا أوكرانيا", Modality.PLANNED),
        ("قد تهاجم روسيا أوكرانيا", Modality.HYPOTHETICAL),
        ("Russia will attack Ukraine", Modality.PLANNED),
        ("Russia could attack Ukraine", Modality.HYPOTHETICAL),
        ("Russia attacked Ukraine", Modality.ACTUAL),
    ],
)
def test_plans_and_suppositions_are_told_apart(text: str, modality: Modality) -> None:
    assert claim(text, "RUS", "ATTACKS", "UKR").modality is modality


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("قال وزير الخارجية التركي إن روسيا هاجمت أوكرانيا", "TUR"),
        ("قال الجيش التركي كلاما. وأضاف أن روسيا هاجمت أوكرانيا", "TUR"),
        ("China said Russia attacked Ukraine", "CHN"),
        ("According to China, Russia attacked Ukraine", "CHN"),
        ("هاجمت روسيا أوكرانيا", None),
    ],
)
def test_the_speaker_is_kept(text: str, speaker: str | None) -> None:
    coded = read(text)
    found = {c.speaker for c in coded.claims if c.type == "ATTACKS"}
    by_id = {actor.id: actor.party for actor in coded.actors}
    assert {by_id[one] if one else None for one in found} == {speaker}


@pytest.mark.parametrize(
    "text", ["", "المطر غزير في الشمال", "The weather is fine in Russia", "Football in Spain"]
)
def test_what_states_nothing_gives_nothing(text: str) -> None:
    assert claims(text) == set()


def test_the_evidence_holds_both_actors_and_the_words_between() -> None:
    text = "قالت مصادر إن الغارات الإسرائيلية على سوريا مستمرة"
    found = claim(text, "ISR", "ATTACKS", "SYR")
    assert found.quote == "الغارات الإسرائيلية على سوريا"
    assert text[found.start : found.end] == found.quote
