"""Monarchs, whom one name calls: of the state beside it, else of the monarchy told of most."""

from __future__ import annotations

import pytest

from tests.ingest.reading_texts import mentioned, read


def _offices(text: str) -> set[tuple[str, str]]:
    return {(office.party, office.title) for office in read(text).offices}


@pytest.mark.parametrize(
    ("text", "party", "title"),
    [
        ("King Hamad met Egypt's president.", "BHR", "King"),
        ("Sultan Qaboos wept.", "OMN", "Sultan"),
        ("King Abdullah of Jordan met Egypt's president.", "JOR", "King"),
        ("Saudi King Abdullah met Egypt's president.", "SAU", "Saudi King"),
        ("Jordan wept. King Abdullah said no.", "JOR", "King"),
        ("Bhutan's King Testmann wept.", "BTN", "Bhutan's King"),
        ("King Testmann of Bhutan wept.", "BTN", "King"),
        ("King Testmann III of Bhutan wept.", "BTN", "King"),
        ("Bhutan's troops came home. King Testmann wept.", "BTN", "King"),
    ],
)
def test_a_monarch_is_of_a_state(text: str, party: str, title: str) -> None:
    assert (party, title) in _offices(text)


@pytest.mark.parametrize(
    "text",
    [
        "Chad's troops came home. King Testmann wept.",  # no monarchy
        "King Testmann wept.",
        "The king Testmann met wept in Bhutan.",
        "Bhutan's troops came home. King Testmann bin Salm wept.",
    ],
)
def test_a_monarch_of_no_monarchy_is_nobody(text: str) -> None:
    assert _offices(text) == set()


def test_two_of_a_name_are_nobody_where_neither_state_is_told_of() -> None:
    assert mentioned("King Abdullah met Egypt.") == [("Egypt", "EGY", "name")]


def test_a_crown_at_the_end_is_no_title() -> None:
    assert _offices("Chad met Omar Crown") == set()
    assert _offices("Saudi Arabia wept. Chad met Crown") == set()
