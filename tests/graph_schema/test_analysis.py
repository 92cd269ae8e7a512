"""Loading only the relations between both ends finds the same chains as loading all."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise, permutations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_schema.analysis import find_chains
from graph_schema.errors import QuestionTooLarge
from graph_schema.records import Relation
from graph_schema.surroundings import between_of
from tests.builders import a_relation

ACTORS = tuple("ABCDEF")
KEYS = [(a, t, b) for a, t, b in product(ACTORS, ("AIDS", "ATTACKS"), ACTORS) if a != b]
GRAPHS = st.dictionaries(st.sampled_from(KEYS), st.integers(1, 4), max_size=20).map(
    lambda counted: [a_relation(*key, claims=claims) for key, claims in counted.items()]
)


class Loaded:
    """Gives the relations of a graph, and keeps what it was asked for."""

    def __init__(self, graph: list[Relation]) -> None:
        self._graph = graph
        self.asked: list[tuple[set[str], set[str] | None]] = []
        self.given = 0

    def __call__(
        self, these: Collection[str], those: Collection[str] | None, left: int | None
    ) -> list[Relation]:
        self.asked.append((set(these), None if those is None else set(those)))
        found = [
            r
            for r in self._graph
            for one, other in ((r.source, r.target), (r.target, r.source))
            if one in these and (those is None or other in those)
        ][: None if left is None else left + 1]
        self.given += len(found)
        return found

    def between(self, most: int) -> tuple[str, ...]:
        """Give those between A and B."""
        return between_of(self._graph, "A", "B", most)


def every_chain(graph: list[Relation], max_length: int) -> list[tuple[Relation, ...]]:
    """Give all simple chains from A to B, in their order, by trying every way."""
    joined: dict[frozenset[str], Relation] = {}
    for relation in sorted(graph, key=lambda r: (-r.claims, r.source, r.type, r.target)):
        joined.setdefault(frozenset({relation.source, relation.target}), relation)
    found = []
    for length in range(1, max_length + 1):
        for between in permutations(ACTORS[2:], length - 1):
            way = ("A", *between, "B")
            steps = [joined.get(frozenset(pair)) for pair in pairwise(way)]
            chain = tuple(step for step in steps if step is not None)
            if len(chain) == length:
                found.append((length, -sum(r.claims for r in chain), way, chain))
    return [chain for _, _, _, chain in sorted(found, key=lambda f: f[:3])]


@settings(deadline=None)
@given(graph=GRAPHS, max_length=st.integers(1, 5), limit=st.integers(1, 12))
def test_chains_are_those_of_the_whole_graph(
    graph: list[Relation], max_length: int, limit: int
) -> None:
    load = Loaded(graph)
    found = find_chains("A", "B", load, load.between, max_length=max_length, limit=limit)
    assert list(found) == every_chain(graph, max_length)[:limit]
    widened = [end for these, those in load.asked if those is None for end in these]
    assert len(widened) <= 2 * len(set(widened))


def test_two_steps_load_what_lies_between_alone() -> None:
    hub = [a_relation(end, "AIDS", f"L{n:02}", claims=n + 1) for end in "AB" for n in range(20)]
    load = Loaded(hub)
    chains = find_chains("A", "B", load, load.between, max_length=3, limit=3)
    assert [chain[0].target for chain in chains] == ["L19", "L18", "L17"]
    assert load.asked == [({"A"}, {"B"}), ({"L19", "L18", "L17"}, {"A", "B"})]


def test_no_more_is_loaded_than_a_short_chain_needs() -> None:
    load = Loaded([a_relation(a, "AIDS", b) for a, b in ("AB", "AC", "CD", "DB")])
    assert len(find_chains("A", "B", load, load.between, max_length=3, limit=1)) == 1
    assert load.asked == [({"A"}, {"B"})]


def test_the_end_with_fewer_around_it_is_widened() -> None:
    hub = [a_relation("A", "AIDS", f"L{n}") for n in range(20)]
    load = Loaded([*hub, a_relation("B", "AIDS", "C"), a_relation("C", "AIDS", "L1")])
    [chain] = find_chains("A", "B", load, load.between, max_length=3, limit=5)
    assert [r.target for r in chain] == ["L1", "L1", "C"]
    assert [these for these, those in load.asked if those is None] == [{"A"}, {"B"}]


@settings(deadline=None)
@given(graph=GRAPHS, max_length=st.integers(1, 5), most=st.integers(1, 30))
def test_what_takes_more_than_the_most_is_refused(
    graph: list[Relation], max_length: int, most: int
) -> None:
    free, bound = Loaded(graph), Loaded(graph)
    whole = find_chains("A", "B", free, free.between, max_length=max_length, limit=5)
    if free.given <= most:
        again = find_chains(
            "A", "B", bound, bound.between, max_length=max_length, limit=5, most=most
        )
        assert again == whole
    else:
        with pytest.raises(QuestionTooLarge, match=f"more than {most} relations; lower max_length"):
            find_chains("A", "B", bound, bound.between, max_length=max_length, limit=5, most=most)
        assert bound.given == most + 1
