"""Ties and their signs, on relations made by hand."""

from __future__ import annotations

import pytest

from graph_schema.networks.ties import Tie, balance, ties_of
from tests.builders import a_relation


def test_a_tie_is_all_that_stands_between_two() -> None:
    relations = [
        a_relation("SYR", "ATTACKS", "ISR", claims=2),
        a_relation("ISR", "ATTACKS", "SYR", claims=3),
        a_relation("ISR", "CONSULTS", "SYR", claims=4),
        a_relation("QAT", "AIDS", "SYR", claims=1),
    ]
    assert ties_of(relations) == [Tie("ISR", "SYR", 4, 5), Tie("QAT", "SYR", 1, 0)]
    assert ties_of(relations, min_claims=2) == [Tie("ISR", "SYR", 4, 5)]
    assert ties_of([]) == []


@pytest.mark.parametrize(
    ("cooperation", "conflict", "sign", "even"),
    [(3, 1, 1, 0.5), (1, 3, -1, -0.5), (2, 2, 0, 0.0), (0, 1, -1, -1.0), (0, 0, 0, None)],
)
def test_signs_and_balance(cooperation: int, conflict: int, sign: int, even: float | None) -> None:
    assert Tie("A", "B", cooperation, conflict).sign == sign
    assert balance(cooperation, conflict) == even
