"""Nouns that mean a state named before."""

from __future__ import annotations

import pytest

from tests.ingest.reading_texts import carried_over, parties


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chad slept. The country has accused Niger.", [("The country", "TCD")]),
        ("Chad slept. The oil-rich African nation expelled a diplomat.", [
            ("The oil-rich African nation", "TCD"),
        ]),
        ("Chad slept. The country's new foreign minister met Putin.", [
            ("The country's new foreign minister", "TCD"),
        ]),
        ("Chad slept. Niger said the country's army lied.", [("the country's army", "TCD")]),
        ("Chad slept. Officials met. They urged the country to talk.", [("the country", "TCD")]),
        ("Chad slept. Its army shot at Niger.", [("Its army", "TCD")]),
        # Of two it is who opens the sentence and is named most.
        ("Chad attacked Niger. The country has tanks.", [("The country", "TCD")]),
        ("Chad slept. Visiting Chad, a singer praised the country's army.", [
            ("the country's army", "TCD"),
        ]),
        # The other one.
        ("Qatar waited. Chad sent troops to its ally.", [("its ally", "QAT")]),
        ("Qatar attacked Chad. Chad blamed its neighbour.", [("its neighbour", "QAT")]),
    ],
)  # fmt: skip
def test_a_noun_means_the_state_named_before(text: str, expected: list[tuple[str, str]]) -> None:
    assert carried_over(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        # No state, two, or one that was named too long ago.
        "Rain fell. The country has accused Niger.",
        "Snow fell in Chad and Niger. Niger slept. Chad and Niger met. The country has tanks.",
        "Chad slept. Rain fell. Snow fell. The country has tanks.",
        "Chad and Niger slept. The country has tanks.",
        "Chad slept. Chad woke. Snow fell in Niger. The country has tanks.",
        # The sentence itself has named another.
        "Chad slept. Niger admired the country's army.",
        "Chad slept. Niger imposed a ban on the country. Niger urged the country to talk.",
        "Chad met Niger. The country's president blamed Niger. The country has tanks.",
        # It is a place, or told apart.
        "Chad slept. Rain fell in the country.",
        "Chad slept. Many fled the country.",
        "Chad slept. The neighbouring country has tanks.",
        "Chad slept. The country's economy grew.",
        # Its ally may be another where two are named, or is named beside.
        "Qatar attacked Chad. Chad called its ally.",
        "Qatar waited. Chad called its closest ally.",
        "People wait in Qatar. Chad called its ally.",
        "Qatar waited. Chad called its ally before Niger did.",
        "Qatar waited. Chad called its neighbour Niger.",
        "Qatar waited. Chad called its neighbour, Niger.",
        "Qatar waited. Chad and Niger called their ally.",
    ],
)
def test_a_state_that_is_not_clear_is_nobody(text: str) -> None:
    assert carried_over(text) == []


def test_one_of_many_states_is_not_all_of_them() -> None:
    assert parties("A European country met Chad.") == ["TCD"]
    assert parties("European countries met Chad.") == ["EU", "TCD"]


@pytest.mark.parametrize("thing", ["action", "exercises", "court", "spending"])
def test_what_is_military_is_no_army(thing: str) -> None:
    assert parties(f"Chad feared the military {thing}.") == ["TCD"]
