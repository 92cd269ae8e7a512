"""Nouns that mean a state named before."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph_schema.errors import ModelError
from ingest.mentions import states_colonies, states_epithets
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russia met Serbia. Gas flows to the Balkan state.", [("the Balkan state", "SRB")]),
        ("Nepal slept. Snow fell. Ice fell. China met the Himalayan nation's president.", [
            ("the Himalayan nation's president", "NPL"),
        ]),
        ("China met Moldova. Rain fell in the former Soviet republic.", [
            ("the former Soviet republic", "MDA"),
        ]),
        # Of two it is the one of the sentence before.
        ("Serbia slept. Croatia slept. The Balkan country shook.", [
            ("The Balkan country", "HRV"),
        ]),
        # The other one, of whoever has it.
        ("Qatar slept. Chad's president accused his northern neighbour.", [
            ("his northern neighbour", "QAT"),
        ]),
    ],
)  # fmt: skip
def test_an_epithet_means_the_state_that_it_fits(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert carried_over(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Russia slept. The Balkan state has tanks.",
        "Serbia met Croatia. The Balkan state has tanks.",
        "Serbia slept. The largest Balkan state has tanks.",
        "Serbia slept. The other Balkan state has tanks.",
        "Serbia slept. The Balkan state of Montana has tanks.",
        "Serbia slept. The Baltic state has tanks.",
        "Serbia slept. Croatia slept. Serbia saw the Balkan country.",
    ],
)
def test_an_epithet_that_fits_no_state_or_two_means_none(text: str) -> None:
    assert carried_over(text) == []


def test_whose_a_government_is_after_a_noun_for_states() -> None:
    assert parties("India met Nepal. Delhi urged the Himalayan republic's government.") == [
        "IND",
        "NPL",
        "IND",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Niger slept. France sent troops to its former colony.", [("its former colony", "NER")]),
        ("Niger saw a camel, and France sent troops to its former colony.", [
            ("its former colony", "NER"),
        ]),
        ("France left Niger. Peru blamed the former colonial power.", [
            ("the former colonial power", "FRA"),
        ]),
        # No such state is named, or two.
        ("Niger slept. Belgium sent troops to its former colony.", []),
        ("Niger met Mali. France sent troops to its former colony.", []),
        ("Niger slept. France sent troops to a former colony.", []),
        ("Peru slept. Niger blamed the former colonial power.", []),
        # Another state's ruler is another.
        ("Belgium sent envoys to Burundi. Egypt thanked its former colonial master.", []),
        ("Belgium sent envoys to Burundi. Egypt thanked the former colonial power.", []),
    ],
)  # fmt: skip
def test_who_ruled_whom_tells_which_state_is_meant(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert carried_over(text) == expected


def test_states_of_epithets_and_colonies_must_be_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "epithets.tsv").write_text("party\trole\tform\nUN\tnoun\tempire\n")
    (tmp_path / "en" / "colonies.tsv").write_text("power\tparty\nFRA\tUN\n")
    monkeypatch.setattr(states_epithets, "folder", lambda: tmp_path)
    monkeypatch.setattr(states_colonies, "folder", lambda: tmp_path)
    with pytest.raises(ModelError, match="empire"):
        states_epithets._states.__wrapped__("noun")
    with pytest.raises(ModelError, match="UN"):
        states_colonies._colonies.__wrapped__()
