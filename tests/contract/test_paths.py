"""Paths: the shortest chains first, then those with more claims."""

from __future__ import annotations

from itertools import pairwise, permutations

import pytest

from graph_schema.errors import QuestionTooLarge
from graph_schema.interfaces import Store
from graph_schema.queries import GraphFilter
from graph_schema.records import Relation
from tests.builders import a_claim, an_article, coded
from tests.contract.world import a_world


def put(store: Store, article_id: str, *ends: tuple[str, str], type_id: str = "AIDS") -> None:
    article = an_article(article_id)
    claims = [a_claim(article, a, type_id, b, start=n) for n, (a, b) in enumerate(ends)]
    store.writer.put(coded(article, *claims))


def ways(store: Store, source: str, target: str, **asked: int) -> list[tuple[str, ...]]:
    chains = store.reader.paths(source, target, GraphFilter(), **asked)
    return [actors(source, chain) for chain in chains]


def actors(source: str, chain: tuple[Relation, ...]) -> tuple[str, ...]:
    way = [source]
    for relation in chain:
        assert way[-1] in (relation.source, relation.target)
        way.append(relation.target if way[-1] == relation.source else relation.source)
    return tuple(way)


def test_shorter_ways_come_first_then_those_with_more_claims(store: Store) -> None:
    put(
        store, "a-1", ("AAA", "ZZZ"), ("AAA", "BBB"), ("BBB", "ZZZ"), ("CCC", "AAA"), ("CCC", "ZZZ")
    )
    put(store, "a-2", ("CCC", "AAA"))
    put(store, "a-3", ("BBB", "DDD"), ("DDD", "ZZZ"))
    assert ways(store, "AAA", "ZZZ") == [
        ("AAA", "ZZZ"),
        ("AAA", "CCC", "ZZZ"),
        ("AAA", "BBB", "ZZZ"),
        ("AAA", "BBB", "DDD", "ZZZ"),
    ]
    assert ways(store, "AAA", "ZZZ", max_length=2, limit=2) == ways(store, "AAA", "ZZZ")[:2]
    assert ways(store, "AAA", "ZZZ", max_length=1) == [("AAA", "ZZZ")]


def test_between_neighbours_the_relation_with_most_claims_stands(store: Store) -> None:
    put(store, "a-1", ("AAA", "BBB"))
    put(store, "a-2", ("BBB", "AAA"), ("BBB", "AAA"), type_id="ATTACKS")
    ((relation,),) = store.reader.paths("AAA", "BBB", GraphFilter())
    assert (relation.source, relation.type, relation.claims) == ("BBB", "ATTACKS", 2)
    ((relation,),) = store.reader.paths("AAA", "BBB", GraphFilter(types=frozenset({"AIDS"})))
    assert (relation.source, relation.type) == ("AAA", "AIDS")


def test_unknown_or_equal_ends_have_no_path(store: Store) -> None:
    put(store, "a-1", ("AAA", "BBB"), ("CCC", "DDD"))
    for source, target in (("AAA", "XXX"), ("XXX", "AAA"), ("AAA", "AAA"), ("AAA", "CCC")):
        assert ways(store, source, target) == []


def test_paths_see_each_change(store: Store) -> None:
    assert ways(store, "AAA", "BBB") == []
    put(store, "a-1", ("AAA", "BBB"))
    assert ways(store, "AAA", "BBB") == [("AAA", "BBB")]
    store.writer.retract(["a-1"])
    assert ways(store, "AAA", "BBB") == []


@pytest.mark.parametrize(
    "where", [GraphFilter(), GraphFilter(language="ar"), GraphFilter(min_confidence=60)]
)
def test_paths_are_all_simple_ways_in_order(store: Store, where: GraphFilter) -> None:
    for entry in a_world(30):
        store.writer.put(entry)
    joined: dict[frozenset[str], Relation] = {}
    for relation in store.reader.relations(where, limit=1000).items:
        joined.setdefault(frozenset({relation.source, relation.target}), relation)
    known = sorted({actor for pair in joined for actor in pair})
    expected = []
    for length in (1, 2, 3):
        for between in permutations([a for a in known if a not in ("SYR", "UN")], length - 1):
            way = ("SYR", *between, "UN")
            chain = [joined.get(frozenset(step)) for step in pairwise(way)]
            if None not in chain:
                expected.append((length, -sum(r.claims for r in chain if r), way))
    expected.sort()
    found = store.reader.paths("SYR", "UN", where, max_length=3, limit=1000)
    assert [actors("SYR", chain) for chain in found] == [way for _, _, way in expected][:1000]
    assert len(expected) > 5


def test_a_question_that_takes_too_many_relations_is_refused(store: Store) -> None:
    around = [("AAA", f"L{n:02}") for n in range(20)] + [("ZZZ", "MMM"), ("MMM", "L07")]
    put(store, "a-1", *around)
    assert ways(store, "AAA", "ZZZ", most=22) == [("AAA", "L07", "MMM", "ZZZ")]
    assert ways(store, "AAA", "MMM", max_length=2, most=2) == [("AAA", "L07", "MMM")]
    with pytest.raises(QuestionTooLarge, match="more than 15 relations; lower max_length"):
        ways(store, "AAA", "ZZZ", most=15)
