"""Who is said to speak: the sentence's own verbs, sources, quotations, and who goes on."""

from __future__ import annotations

import pytest

from tests.ingest.reading_texts import read


def _speaker(text: str, kind: str) -> set[str | None]:
    coded = read(text)
    party = {actor.id: actor.party for actor in coded.actors}
    return {party[c.speaker] if c.speaker else None for c in coded.claims if c.type == kind}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("قال وزير الخارجية التركي إن روسيا هاجمت أوكرانيا", "TUR"),
        ("وزير الخارجية التركي قال إن روسيا هاجمت أوكرانيا", "TUR"),
        ("قال الجيش التركي كلاما. وأضاف أن روسيا هاجمت أوكرانيا", "TUR"),
        ("وبحسب الجيش التركي هاجمت روسيا أوكرانيا", "TUR"),
        ("نقلا عن الجيش التركي، هاجمت روسيا أوكرانيا", "TUR"),
        ("الجيش التركي: روسيا هاجمت أوكرانيا", "TUR"),
        ("هاجمت روسيا أوكرانيا", None),
        ("قال الجيش التركي كلاما. يذكر أن روسيا هاجمت أوكرانيا", None),
        ("China said Russia attacked Ukraine", "CHN"),
        ("China: Russia attacked Ukraine", "CHN"),
        ("According to China, Russia attacked Ukraine", "CHN"),
        ('"Russia attacked Ukraine", said China', "CHN"),
        ("Russia attacked Ukraine", None),
    ],
)
def test_the_speaker_is_kept(text: str, speaker: str | None) -> None:
    assert _speaker(text, "ATTACKS") == {speaker}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("قالت الصين إن تركيا اتهمت إيران بمهاجمة إسرائيل", {"CHN"}),
        ("China said Turkey accused Iran", {"CHN"}),
    ],
)
def test_of_nested_speech_each_claim_has_its_own_speaker(text: str, speaker: set[str]) -> None:
    assert _speaker(text, "ACCUSES") == speaker


@pytest.mark.parametrize("text", ["اتهمت تركيا إيران بالكذب", "Turkey accused Iran of lying"])
def test_nobody_attributes_an_accusation_to_the_accuser(text: str) -> None:
    assert None in _speaker(text, "ACCUSES")


@pytest.mark.parametrize(
    "text",
    [
        # A preposition, with and without a pronoun.
        "اندلعت معارك بين الجيش الكيني وأوغندا",
        "وقبل الاتفاق بينها وبين الهند هاجمت الصين اليابان",
        "عبر كينيا هاجمت الصين اليابان",
        # A noun in ة, which is folded as if it had an object.
        "وصلت سفن تابعة لكينيا وهاجمت الصين اليابان",
        "خلال فترة توتر في كينيا هاجمت الصين اليابان",
        "إضافة إلى كينيا هاجمت الصين اليابان",
        "هاجمت الصين اليابان في إشارة إلى كينيا",
    ],
)
def test_what_only_looks_like_a_verb_of_speech_has_no_speaker(text: str) -> None:
    assert _speaker(text, "ATTACKS") == {None}


@pytest.mark.parametrize(
    "text",
    [
        "وبيّن الجيش الكيني أن الصين هاجمت اليابان",
        "وبين الجيش الكيني أن الصين هاجمت اليابان",
        "بينت كينيا أن الصين هاجمت اليابان",
        "ويبين الجيش الكيني أن الصين هاجمت اليابان",
        "قال الجيش الكيني ذلك. وفي كلمته بين أن الصين هاجمت اليابان",
        "وعبر الجيش الكيني عن قلقه بعدما هاجمت الصين اليابان",
        "يتوقع الجيش الكيني أن تنسحب الهند بعدما هاجمت الصين اليابان",
        "ما قاله الجيش الكيني هو أن الصين هاجمت اليابان",
    ],
)
def test_what_looks_like_a_preposition_or_noun_may_be_a_verb_of_speech(text: str) -> None:
    assert _speaker(text, "ATTACKS") == {"KEN"}
