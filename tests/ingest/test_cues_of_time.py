"""Modality and polarity of what stops, may be or is refused."""

from __future__ import annotations

import pytest

from graph_schema.records import Modality, Polarity
from ingest.rules.cue_words import barely
from ingest.segmentation import sentences
from tests.ingest.reading_texts import claim


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("In May, Indian forces attacked Pakistan", Modality.ACTUAL),
        ("On 5 May India attacked Pakistan", Modality.ACTUAL),
        ("India May Attack Pakistan", Modality.HYPOTHETICAL),
        ("India may attack Pakistan", Modality.HYPOTHETICAL),
    ],
)
def test_the_month_of_may_is_no_modal(text: str, modality: Modality) -> None:
    assert claim(text, "IND", "ATTACKS", "PAK").modality is modality


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("القمة المرتقبة بين الهند واليابان", Modality.PLANNED),
        ("القمة الهندية اليابانية المقبلة", Modality.PLANNED),
        ("قمة ستعقد بين الهند واليابان", Modality.PLANNED),
        ("القمة الهندية اليابانية التي ستعقد في جنيف", Modality.PLANNED),
        ("A summit planned between India and Japan", Modality.PLANNED),
        ("Talks between India and Japan will be held in Geneva", Modality.PLANNED),
        ("عقدت الهند القمة المرتقبة مع اليابان", Modality.ACTUAL),
        ("القمة بين الهند واليابان بشأن الانتخابات المقبلة", Modality.ACTUAL),
        ("Talks between India and Japan on the elections that will be held soon", Modality.ACTUAL),
    ],
)
def test_a_cue_may_stand_behind_its_noun(text: str, modality: Modality) -> None:
    assert claim(text, "IND", "CONSULTS", "JPN").modality is modality


@pytest.mark.parametrize(
    ("text", "polarity", "modality"),
    [
        ("Kenya will stop attacking Somalia", Polarity.NEGATED, Modality.PLANNED),
        ("Kenya will not stop attacking Somalia", Polarity.ASSERTED, Modality.PLANNED),
        ("Kenya did not stop attacking Somalia", Polarity.ASSERTED, Modality.ACTUAL),
        ("قد لا تهاجم كينيا الصومال", Polarity.NEGATED, Modality.HYPOTHETICAL),
        ("قد تهاجم كينيا الصومال", Polarity.ASSERTED, Modality.HYPOTHETICAL),
    ],
)
def test_what_stops_or_may_not_be_keeps_its_time(
    text: str, polarity: Polarity, modality: Modality
) -> None:
    found = claim(text, "KEN", "ATTACKS", "SOM")
    assert (found.polarity, found.modality) == (polarity, modality)


@pytest.mark.parametrize(
    ("text", "triple", "modality"),
    [
        ("Kenya won't attack Somalia", ("KEN", "ATTACKS", "SOM"), Modality.PLANNED),
        ("Kenya's refusal to attack Somalia", ("KEN", "ATTACKS", "SOM"), Modality.ACTUAL),
        ("نفت كينيا تزويد الصومال بالسلاح", ("KEN", "AIDS", "SOM"), Modality.ACTUAL),
        ("امتنعت كينيا عن دعم الصومال", ("KEN", "SUPPORTS", "SOM"), Modality.ACTUAL),
    ],
)
def test_a_refused_act_is_denied_and_keeps_its_time(
    text: str, triple: tuple[str, str, str], modality: Modality
) -> None:
    found = claim(text, *triple)
    assert (found.polarity, found.modality) == (Polarity.NEGATED, modality)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("كادت كينيا تهاجم الصومال", True),
        ("لا تكاد كينيا تهاجم الصومال", False),
        # Of another clause.
        ("كادت كينيا تنسحب، وهاجمت الصومال", False),
    ],
)
def test_what_nearly_was_is_told_in_its_own_clause(text: str, expected: bool) -> None:
    (sentence,) = sentences(text, in_title=False)
    first = next(n for n, token in enumerate(sentence.tokens) if token.text == "كينيا")
    assert barely(sentence.tokens, first, len(sentence.tokens) - 1, "ar") is expected
