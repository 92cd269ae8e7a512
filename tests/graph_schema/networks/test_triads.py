"""Structural balance, on triads whose balance is known."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_schema.errors import QuestionTooLarge
from graph_schema.networks import triads
from graph_schema.networks.ties import Tie
from graph_schema.networks.triads import triads_of


def signed(**signs: str) -> list[Tie]:
    """Give ties by the two letters of their ends: `AB="+"`."""
    return [
        Tie(ends[0], ends[1], 2 if sign == "+" else 1, 2 if sign == "-" else 1)
        for ends, sign in signs.items()
    ]


@pytest.mark.parametrize(
    ("signs", "pattern", "balanced"),
    [
        ("+++", "+++", True),
        ("+--", "+--", True),
        ("-+-", "+--", True),
        ("++-", "++-", False),
        ("-++", "++-", False),
        ("---", "---", False),
    ],
)
def test_a_triad_is_balanced_when_its_enmities_are_even(
    signs: str, pattern: str, balanced: bool
) -> None:
    [triad] = triads_of(signed(AB=signs[0], AC=signs[1], BC=signs[2]))
    assert (triad.actors, triad.pattern, triad.balanced) == (("A", "B", "C"), pattern, balanced)


def test_a_tie_without_a_sign_makes_no_triad() -> None:
    assert triads_of(signed(AB="+", AC="=", BC="-")) == []
    assert triads_of(signed(AB="+", BC="-", CD="+")) == []


def test_the_strongest_come_first_and_an_actor_narrows() -> None:
    weak = signed(AB="+", AC="+", BC="+", BD="-", CD="-")
    strong = [Tie("E", "F", 9, 0), Tie("E", "G", 8, 0), Tie("F", "G", 7, 0)]
    found = triads_of([*weak, *strong])
    assert [("".join(t.actors), t.strength) for t in found] == [("EFG", 7), ("ABC", 3), ("BCD", 3)]
    assert ["".join(t.actors) for t in triads_of([*weak, *strong], actor="D")] == ["BCD"]
    assert triads_of([*weak, *strong], actor="Z") == []


def test_too_many_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(triads, "MOST_TRIADS", 3)
    ties = [Tie(a, b, 1, 0) for a, b in combinations("ABCD", 2)]
    with pytest.raises(QuestionTooLarge, match="3 triads; raise min_claims"):
        triads_of(ties)
    assert len(triads_of(ties, actor="A")) == 3


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from([*combinations("ABCDEF", 2)]), st.sampled_from("+-=")))
def test_every_triad_is_found_once(signs: dict[tuple[str, str], str]) -> None:
    ties = signed(**{"".join(ends): sign for ends, sign in sorted(signs.items())})
    expected = {
        trio
        for trio in combinations("ABCDEF", 3)
        if all(signs.get(pair, "=") != "=" for pair in combinations(trio, 2))
    }
    found = [triad.actors for triad in triads_of(ties)]
    assert len(found) == len(set(found))
    assert set(found) == expected
