"""Him, his government and its ministry, in sentences that name nobody whom they mean."""

from __future__ import annotations

import pytest

from tests.ingest.reading_texts import carried_over

_PUTIN = "Vladimir Putin scolded Georgia. "
_CHAD = "Chad summoned a Nigerien envoy. "


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("His government has closed a road.", "His government"),
        ("His new defence minister went to Georgia.", "His new defence minister"),
        ("Georgia fears his troops.", "his troops"),
        ("Kenya sold him drones.", "him"),
        ('"Georgia lies," his spokesman said.', "his spokesman"),
        ('"Georgia lies," said his spokesman.', "his spokesman"),
    ],
)
def test_what_is_his_and_he_are_of_the_person_before(text: str, word: str) -> None:
    assert [party for one, party in carried_over(_PUTIN + text) if one == word] == ["RUS"]


@pytest.mark.parametrize(
    "text",
    [
        "His counterpart was late.",
        "His police station is old.",
        "His father, the foreign minister, is old.",
        "A poet said that his government lies.",
        "Jean Testmann said that his government lies.",
        "Jean Testmann trusts him.",
        "The opposition leader and his wife were late.",
    ],
)
def test_what_is_another_s_or_nobody_s_is_not_his(text: str) -> None:
    assert carried_over("Jean Testmann is a baker in Georgia. " + text) == []
    assert "poet" in text or carried_over(_PUTIN + text) == []


def test_him_is_only_who_began_the_sentence_before() -> None:
    assert carried_over("A cook of Vladimir Putin met a Japanese man. Kenya freed him.") == []
    assert carried_over(_PUTIN + "He met Xi Jinping. Kenya freed him.")[-1] == ("him", "RUS")


def test_of_two_persons_neither_owns_anything() -> None:
    text = "He told Emmanuel Macron that his foreign minister was late."
    assert carried_over(_PUTIN + text) == [("He", "RUS")]
    text = "He met Emmanuel Macron and his foreign minister."
    assert carried_over(_PUTIN + text)[-1] == ("his foreign minister", "FRA")


def test_who_is_told_of_by_what_is_his_may_be_meant_again() -> None:
    text = _PUTIN + "Kenya praised his envoys. Uganda praised his envoys too. He was glad."
    assert carried_over(text)[-1] == ("He", "RUS")


def test_a_leader_of_fighters_has_them_and_no_parliament() -> None:
    before = "Joseph Kony spoke. "
    assert carried_over(before + "His fighters left.") == [("His fighters", "LRA")]
    assert carried_over(before + "His parliament left.") == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("But its foreign ministry denied it.", "its foreign ministry"),
        ("On Monday, its envoys left.", "its envoys"),
        ("Meanwhile its army waits.", "its army"),
        ('"Mali will pay," its foreign ministry said.', "its foreign ministry"),
    ],
)
def test_what_is_its_is_of_the_state_before_also_behind_an_opening(text: str, word: str) -> None:
    assert (word, "TCD") in carried_over(_CHAD + text)


def test_what_is_its_may_be_of_whoever_opens_the_sentence() -> None:
    assert carried_over(_CHAD + "The firm, its envoys said, is poor.") == []


def test_their_leaders_are_those_of_all() -> None:
    found = carried_over("Chad, Mali and Niger met. Their young leaders left.")
    assert found == [("Their young leaders", party) for party in ("TCD", "MLI", "NER")]
    assert carried_over("Chad, Mali and Niger met. Unions struck. Their leaders left.") == []
    found = carried_over("Chad met Mali. But their envoys left.")
    assert found == [("their envoys", party) for party in ("TCD", "MLI")]


def test_a_group_that_begins_a_sentence_owns_what_is_its() -> None:
    found = carried_over("Chad freed a man. 15:00 Hamas was glad. Its leader left.")
    assert found == [("Its leader", "HAMAS")]
    assert carried_over("Hamas and Fatah were glad. Its leader left.") == []
    assert carried_over("Hamas was glad. Its military aim is clear.") == []


def test_him_is_nobody_whom_a_sentence_only_once_named() -> None:
    assert carried_over(_PUTIN + "Rain fell. Kenya freed him.") == []
    assert carried_over(_PUTIN + "She told Kenya. He slept.") == [("She", "RUS")]


def test_a_military_aim_is_no_army() -> None:
    assert carried_over(_PUTIN + "Kenya praised his military ambitions.") == []
    assert carried_over(_PUTIN + "Kenya praised his military.") == [("his military", "RUS")]


def test_who_is_his_and_named_right_behind_is_meant_once() -> None:
    assert carried_over(_PUTIN + "His foreign minister, Sergei Lavrov, wept.") == []
    assert carried_over(_PUTIN + "His foreign minister wept.") == [("His foreign minister", "RUS")]
