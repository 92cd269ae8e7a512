"""Loading only the relations around both ends finds the same chains as loading all."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from graph_schema.analysis import network_of, shortest_chains
from graph_schema.records import Relation
from graph_schema.stores.neo4j.paths import chains_between

ACTORS = tuple("ABCDEFGH")
KEYS = [(a, t, b) for a, t, b in product(ACTORS, ("AIDS", "ATTACKS"), ACTORS) if a != b]


def a_relation(key: tuple[str, str, str], claims: int) -> Relation:
    """Give a relation of which only the ends, the type and the number of claims matter."""
    return Relation(*key, claims, 0, 0, 1, 1, 1, None, None, 50)


GRAPHS = st.dictionaries(st.sampled_from(KEYS), st.integers(1, 4), max_size=24).map(
    lambda counted: [a_relation(key, claims) for key, claims in counted.items()]
)


@given(graph=GRAPHS, max_length=st.integers(1, 5), limit=st.integers(1, 12))
def test_chains_are_those_of_the_whole_graph(
    graph: list[Relation], max_length: int, limit: int
) -> None:
    asked: list[str] = []

    def near(actors: Iterable[str]) -> list[Relation]:
        wanted = set(actors)
        asked.extend(wanted)
        return [r for r in graph if r.source in wanted or r.target in wanted]

    found = chains_between(near, "A", "B", max_length=max_length, limit=limit)
    whole = network_of(graph)
    assert found == shortest_chains(whole, "A", "B", max_length=max_length, limit=limit)
    assert len(asked) == len(set(asked))


def test_no_more_is_loaded_than_a_short_chain_needs() -> None:
    graph = [a_relation((a, "AIDS", b), 1) for a, b in ("AB", "AC", "CD", "DB")]
    asked: list[set[str]] = []

    def near(actors: Iterable[str]) -> list[Relation]:
        asked.append(set(actors))
        return [r for r in graph if asked[-1] & {r.source, r.target}]

    assert len(chains_between(near, "A", "B", max_length=3, limit=1)) == 1
    assert asked == [{"A"}]
