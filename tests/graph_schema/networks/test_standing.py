"""Centrality and communities, on graphs whose answers are known."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import combinations

import pytest

from graph_schema.errors import QuestionTooLarge
from graph_schema.networks import standing as module
from graph_schema.networks.standing import Measure, groups, standing
from graph_schema.networks.ties import Tie, ties_of
from graph_schema.records import Relation
from tests.builders import a_relation


def ranked(relations: list[Relation], measure: Measure) -> dict[str, float]:
    """Give the values of a measure, rounded."""
    found = standing(ties_of(relations), relations, measure)
    assert found.pivots is None
    return {actor: round(value, 4) for actor, value in found.values}


# A - B - C - D, with three claims from A to B and one on the others.
CHAIN = [
    a_relation("A", "AIDS", "B", claims=3),
    a_relation("B", "ATTACKS", "C"),
    a_relation("C", "AIDS", "D"),
]


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        (Measure.DEGREE, {"B": 2, "C": 2, "A": 1, "D": 1}),
        (Measure.WEIGHTED, {"B": 4, "A": 3, "C": 2, "D": 1}),
        # B is on A-C and A-D, C on A-D and B-D, of three pairs of others each.
        (Measure.BETWEENNESS, {"B": 0.6667, "C": 0.6667, "A": 0, "D": 0}),
    ],
)
def test_a_chain(measure: Measure, expected: dict[str, float]) -> None:
    found = ranked(CHAIN, measure)
    assert found == expected
    assert list(found) == list(expected)


def test_the_middle_of_a_star_is_most_central() -> None:
    star = [a_relation("M", "CONSULTS", leaf) for leaf in ("A", "B", "C", "D")]
    assert ranked(star, Measure.BETWEENNESS) == {"M": 1, "A": 0, "B": 0, "C": 0, "D": 0}
    # Of a star with n leaves: 1/sqrt(2) in the middle, 1/sqrt(2n) at each leaf.
    expected = {"M": 0.7071, **dict.fromkeys("ABCD", 0.3536)}
    assert ranked(star, Measure.EIGENVECTOR) == pytest.approx(expected, abs=1e-3)
    assert sum(ranked(star, Measure.PAGERANK).values()) == pytest.approx(1, abs=1e-3)


def test_pagerank_goes_from_source_to_target_and_both_ways_if_symmetric() -> None:
    one_way = ranked([a_relation(leaf, "ATTACKS", "T") for leaf in "ABC"], Measure.PAGERANK)
    # With d = 0.85: leaf x = 0.15/4 + d*T/4, T = x + 3*d*x.
    x = 0.0375 / (1 - 0.2125 * (1 + 3 * 0.85))
    assert one_way == pytest.approx({"T": x * 3.55, "A": x, "B": x, "C": x}, abs=1e-4)
    both = ranked([a_relation("A", "CONSULTS", "B")], Measure.PAGERANK)
    assert both == {"A": 0.5, "B": 0.5}


def test_what_ties_leave_out_does_not_count_for_pagerank() -> None:
    relations = [a_relation("A", "AIDS", "B", claims=2), a_relation("B", "AIDS", "C")]
    found = standing(ties_of(relations, min_claims=2), relations, Measure.PAGERANK)
    assert {actor for actor, _ in found.values} == {"A", "B"}


@pytest.mark.parametrize("measure", Measure)
def test_nothing_has_no_standing(measure: Measure) -> None:
    assert standing([], [], measure).values == ()


def test_a_large_network_is_looked_at_from_some_or_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    star = [a_relation("M", "CONSULTS", f"L{n:03}") for n in range(200)]
    ties = ties_of(star)
    monkeypatch.setattr(module, "MOST_LOOKS", 120 * len(ties))
    found = standing(ties, star, Measure.BETWEENNESS)
    assert found.pivots == 120
    assert found.values[0][0] == "M"
    assert found.values[0][1] == pytest.approx(1, abs=0.1)
    monkeypatch.setattr(module, "MOST_LOOKS", 50 * len(ties))
    with pytest.raises(QuestionTooLarge, match="use pagerank"):
        standing(ties, star, Measure.BETWEENNESS)


def cliques() -> list[Tie]:
    """Give two cliques with one weak tie between."""
    return [
        *(Tie(a, b, 5, 0) for a, b in combinations("ABCD", 2)),
        *(Tie(a, b, 5, 0) for a, b in combinations("WXYZ", 2)),
        Tie("D", "W", 1, 0),
    ]


def test_two_cliques_are_two_communities() -> None:
    found = groups(cliques(), seed=1, resolution=1.0)
    assert [sorted(actor for actor, _ in group) for group in found.groups] == [
        [*"ABCD"],
        [*"WXYZ"],
    ]
    assert all(claims == 15 for group in found.groups for _, claims in group)
    # 60 of 61 claims are inside; each clique has half of all ends.
    assert found.modularity == pytest.approx(60 / 61 - 0.5)
    assert groups([], seed=1, resolution=1.0).groups == ()


def test_the_same_seed_gives_the_same_in_every_process() -> None:
    program = (
        "from tests.graph_schema.networks.test_standing import ring\n"
        "from graph_schema.networks.standing import groups\n"
        "print(groups(ring(), seed=3, resolution=1.0).groups)"
    )
    shown = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(shown) == 1


def ring() -> list[Tie]:
    """Give a ring, which has many partitions of the same worth."""
    names = sorted(f"N{n:02}" for n in range(40))
    return [
        Tie(min(a, b), max(a, b), 1, 0) for a, b in zip(names, [*names[1:], names[0]], strict=True)
    ]
