"""Ministries with their fields, and the officials of bodies that name no state."""

from __future__ import annotations

import pytest

from tests.ingest.reading_texts import carried_over, mentioned

_BAKU = "BAKU, May 3 (Reuters) - The Ministry of Defence said Armenia had opened fire. "


def _found(text: str, word: str) -> list[str]:
    return [party for words, party, _ in mentioned(text) if words.startswith(word)]


@pytest.mark.parametrize(
    ("text", "word", "party"),
    [
        ("The Ministry of Foreign Affairs of Azerbaijan wrote to France.", "Ministry", "AZE"),
        ("The Ministry of Defense of Ukraine thanked Poland.", "Ministry", "UKR"),
        ("Qatar's Ministry of Foreign Affairs and Trade wrote to Chad.", "Qatar", "QAT"),
        ("The Turkish ministry of defence wrote to Chad.", "Turkish ministry of defence", "TUR"),
        # Of the state in whose capital a statement is written, and of no other farther on.
        (_BAKU, "Ministry of Defence", "AZE"),
        (_BAKU + "Armenia lied. The ministry denied it.", "ministry", "AZE"),
        # In British articles it needs no other name.
        ("A British soldier died in Syria, the Ministry of Defence says.", "Ministry", "GBR"),
        # A ministry that is told to be in a capital is its state's later too.
        (
            "The Foreign Ministry in Tehran called the British envoy. The ministry wept.",
            "ministry",
            "IRN",
        ),
    ],
)
def test_a_ministry_is_of_its_state(text: str, word: str, party: str) -> None:
    assert _found(text, word) == [party]


def test_a_ministry_that_may_be_anybody_s_is_nobody_s() -> None:
    assert _found("Statement by the Ministry of Foreign Affairs.", "Ministry") == []
    assert _found("Chad and Mali met Niger. A Ministry of Silly Walks is new.", "Ministry") == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The ministry's spokesman, Jean Testmann, accused Armenia.", "ministry's spokesman"),
        ("The Ministry's spokesperson, Ambassador Jean Testmann, spoke.", "Ministry's spokes"),
        ("A foreign ministry official, Jean Testmann, spoke.", "foreign ministry official"),
        ("The army's chief of staff, General Jean Testmann, spoke.", "army's chief of staff"),
        ("A police spokesman spoke.", "police spokesman"),
    ],
)
def test_an_official_of_a_body_acts_for_its_state(text: str, word: str) -> None:
    text = "Azerbaijan is at war. " + text
    assert _found(text, word) == ["AZE"]
    if "Testmann" in text:
        assert ("Testmann", "AZE", "person") in mentioned(text + " Later Testmann left.")
        assert carried_over(text + " He blamed Armenia.")[-1] == ("He", "AZE")


@pytest.mark.parametrize(
    "text",
    [
        "The police officials slept.",
        "The ministry's counterpart slept.",
        "Some military advisers slept.",
    ],
)
def test_who_is_only_called_by_a_body_is_none_of_its_officials(text: str) -> None:
    found = mentioned("Azerbaijan is at war. " + text)
    assert not [words for words, _, role in found if role == "official"]


def test_a_minister_is_of_the_state_in_whose_capital_a_report_is_written() -> None:
    text = "SUVA (Reuters) - Finance Minister Jean Testmann blamed Britain. He wept."
    assert ("Finance Minister Jean Testmann", "FJI", "person") in mentioned(text)
    assert carried_over(text) == [("He", "FJI")]
    text = "LONDON (Reuters) - Finance Minister Jean Testmann of Fiji wept."
    assert all(party != "GBR" for _, party, role in mentioned(text) if role == "person")
    text = "TEHRAN, May 2 - Foreign Ministry spokesman Jean Testmann blamed Britain."
    assert ("Foreign Ministry spokesman Jean Testmann", "IRN", "person") in mentioned(text)


def test_a_state_may_be_called_in_full_behind_its_ministry() -> None:
    text = "The Ministry of Defence of the Republic of Armenia blamed Turkey. The ministry wept."
    assert _found(text, "Ministry") == ["ARM"]
    assert _found(text, "ministry") == ["ARM"]


@pytest.mark.parametrize(
    ("text", "word", "parties"),
    [
        ("A police spokesman in Manila spoke.", "police spokesman", ["PHL"]),
        ("A defence ministry spokesman in Islamabad spoke.", "defence ministry", ["PAK"]),
        ("A police spokesman in the square spoke.", "police spokesman", ["TCD"]),
    ],
)
def test_an_official_is_of_where_he_speaks(text: str, word: str, parties: list[str]) -> None:
    assert _found("Chad praised its farmers. " + text, word) == parties


def test_the_defence_ministry_of_british_forces_is_british() -> None:
    assert _found("The Ministry of Defence's claim on RAF strikes is wrong.", "Min") == ["GBR"]
    assert _found("The Ministry of Defence's claim on strikes is wrong.", "Min") == []
    assert _found("The Ministry of Transport's claim on RAF strikes is wrong.", "Min") == []
