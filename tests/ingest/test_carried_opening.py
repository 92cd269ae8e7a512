"""English pronouns of which only a time or a place stands before their sentence's verb."""

from __future__ import annotations

import pytest

from tests.ingest.reading_texts import carried_over

_MERKEL = "Angela Merkel met reporters."


@pytest.mark.parametrize(
    "words",
    [
        "Two weeks earlier she had flown to Chad",
        "On Monday she asked Chad for gas",
        "Last year she visited Chad",
        "Three days ago she praised Chad",
        "On 5 May she praised Chad",
        "In 2015 she praised Chad",
        "In Rome she met Chad's envoy",
        "Now she wants Chad to pay",
    ],
)
def test_a_time_or_place_may_stand_before_who_is_meant(words: str) -> None:
    assert ("she", "DEU") in carried_over(f"{_MERKEL} {words}.")


@pytest.mark.parametrize(
    "words",
    [
        "Doctors in Chad say that on Monday she was ill",
        "In a letter to Chad she asked for peace",
        "Asha Karim of Chad wept, and last year she sang",
        "The singer toured Chad the year she died",
    ],
)
def test_whoever_else_stands_before_may_be_meant(words: str) -> None:
    assert carried_over(f"{_MERKEL} {words}.") == []


def test_nobody_known_spoke_before() -> None:
    assert carried_over("A farmer of Chad wept. Last year she visited Mali.") == []
