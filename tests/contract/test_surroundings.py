"""The surroundings of an actor: its neighbours, its relations by type, and who is between two."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest

from graph_schema.interfaces import Store
from graph_schema.queries import GraphFilter
from graph_schema.records import Modality, Polarity
from graph_schema.surroundings import (
    Neighbours,
    TypeAround,
    Way,
    between_of,
    end_beyond,
    neighbours_of,
    types_of,
)
from tests.builders import a_claim, an_article, coded
from tests.contract.world import a_world

EVERYTHING = GraphFilter()
FILTERS = (
    EVERYTHING,
    GraphFilter(types=frozenset({"ATTACKS", "CONSULTS", "SUPPORTS"})),
    GraphFilter(min_confidence=60),
    GraphFilter(since=date(2025, 1, 1)),
    GraphFilter(polarity=Polarity.NEGATED),
    GraphFilter(modality=Modality.HYPOTHETICAL),
    GraphFilter(speaker="SYR"),
    GraphFilter(language="ar"),
    GraphFilter(contradicted=True),
)
WAYS = (frozenset(Way), frozenset({Way.OUT, Way.BOTH}), frozenset({Way.IN}))


@pytest.fixture
def full(store: Store) -> Store:
    """Give a store with a world in it."""
    store.writer.put_all(a_world(60))
    return store


def test_neighbours_and_types_told_by_hand(store: Store) -> None:
    article = an_article()
    said = (
        ("AAA", "ATTACKS", "BBB"),
        ("AAA", "ATTACKS", "CCC"),
        ("CCC", "ATTACKS", "AAA"),
        ("CCC", "AIDS", "AAA"),
        ("AAA", "CONSULTS", "CCC"),
        ("BBB", "AIDS", "CCC"),
    )
    claims = [a_claim(article, *ends, start=number) for number, ends in enumerate(said)]
    store.writer.put(coded(article, *claims))
    ask = store.reader.neighbours
    assert ask("AAA", EVERYTHING) == Neighbours((("CCC", 4), ("BBB", 1)), 2)
    assert ask("AAA", EVERYTHING, limit=1) == Neighbours((("CCC", 4),), 2)
    out = frozenset({Way.OUT, Way.BOTH})
    assert ask("AAA", EVERYTHING, ways=out) == Neighbours((("CCC", 2), ("BBB", 1)), 2)
    assert ask("AAA", EVERYTHING, ways={Way.IN}) == Neighbours((("CCC", 2),), 1)
    assert ask("AAA", EVERYTHING, kinds=["person"]) == Neighbours((), 0)
    assert ask("ZZZ", EVERYTHING) == Neighbours((), 0)
    assert store.reader.types_around("AAA", EVERYTHING) == (
        TypeAround("CONSULTS", Way.BOTH, 1, 1),
        TypeAround("AIDS", Way.IN, 1, 1),
        TypeAround("ATTACKS", Way.OUT, 2, 2),
        TypeAround("ATTACKS", Way.IN, 1, 1),
    )
    assert store.reader.types_around("ZZZ", EVERYTHING) == ()


@pytest.mark.parametrize("where", FILTERS)
def test_they_are_what_the_relations_sum_up_to(full: Store, where: GraphFilter) -> None:
    reader, found = full.reader, 0
    kinds = {actor.id: actor.kind for actor in reader.actors(limit=1000).items}
    for actor in sorted(kinds):
        for asked in (where, replace(where, actor=actor)):
            around = reader.network(where, these={actor})
            found += len(around)
            assert reader.types_around(actor, asked) == types_of(around, actor)
            for ways in WAYS:
                expected = neighbours_of(around, actor, ways, 3)
                assert reader.neighbours(actor, asked, ways=ways, limit=3) == expected
            people = [r for r in around if kinds.get(end_beyond(r, actor)) == "person"]
            assert reader.neighbours(actor, asked, kinds=["person"]) == (
                neighbours_of(people, actor, frozenset(Way), 100)
            )
    assert found


@pytest.mark.parametrize("where", FILTERS)
def test_two_steps_lead_over_the_best_between(full: Store, where: GraphFilter) -> None:
    relations = full.reader.network(where)
    ends = sorted({end for relation in relations for end in (relation.source, relation.target)})
    for source, target in list(combinations(ends, 2))[:40]:
        chains = full.reader.paths(source, target, where, max_length=2, limit=4)
        direct = any({r.source, r.target} == {source, target} for r in relations)
        middles = [end_beyond(chain[0], source) for chain in chains if len(chain) == 2]
        assert middles == list(between_of(relations, source, target, 4 - direct))


def test_relations_of_chosen_pairs_are_those_of_the_whole(full: Store) -> None:
    relations = full.reader.network(EVERYTHING)
    ends = sorted({end for relation in relations for end in (relation.source, relation.target)})
    for where in FILTERS:
        whole = full.reader.network(where)
        for these, those in ((ends[:1], ends[1:]), (ends[:5], ends[:5]), (ends[:3], ends[3:9])):
            expected = tuple(
                r
                for r in whole
                if (r.source in these and r.target in those)
                or (r.target in these and r.source in those)
            )
            assert full.reader.network(where, these=these, those=those) == expected
