"""Paths between actors, on a NetworkX graph of the relations that a question leaves."""

from __future__ import annotations

import heapq
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice, pairwise
from threading import Lock
from typing import TYPE_CHECKING

import networkx as nx

from graph_schema.queries import GraphFilter
from graph_schema.records import Relation

if TYPE_CHECKING:
    Network = nx.Graph[str]

_RELATION = "relation"


def network_of(relations: Iterable[Relation]) -> Network:
    """Give the graph in which two actors are joined by their relation with the most claims."""
    network: Network = nx.Graph()
    for relation in relations:
        joined = network.get_edge_data(relation.source, relation.target)
        if joined is None or _weightier(relation, joined[_RELATION]):
            network.add_edge(relation.source, relation.target, relation=relation)
    return network


def shortest_chains(
    network: Network, source: str, target: str, *, max_length: int, limit: int
) -> tuple[tuple[Relation, ...], ...]:
    """Give the shortest chains of relations between two actors, whichever way each points.

    At most `limit` chains of at most `max_length` relations and no actor twice in one: the shorter
    first, then those with more claims in all, then by the ids on the way. None when an end is
    unknown or both are the same.
    """
    if source == target or source not in network or target not in network:
        return ()
    ways = chain.from_iterable(
        _ways(network, source, target, length) for length in range(1, max_length + 1)
    )
    return tuple(
        tuple(network.edges[a, b][_RELATION] for a, b in pairwise(way))
        for way in islice(ways, limit)
    )


class GraphCache:
    """The graphs of the last few questions, so that asking on costs no rebuilding.

    A graph is kept for one revision and filter; the least recently asked for goes first.
    """

    def __init__(self, size: int = 8) -> None:
        self._size = size
        self._graphs: OrderedDict[tuple[int, GraphFilter], Network] = OrderedDict()
        self._lock = Lock()

    def get(
        self, revision: int, where: GraphFilter, relations: Callable[[], Iterable[Relation]]
    ) -> Network:
        """Give the graph of `where` at a revision, built from `relations` when it is not kept."""
        key = (revision, where)
        with self._lock:
            if key in self._graphs:
                self._graphs.move_to_end(key)
                return self._graphs[key]
        network = network_of(relations())
        with self._lock:
            for old in [kept for kept in self._graphs if kept[0] < revision]:
                del self._graphs[old]
            self._graphs[key] = network
            while len(self._graphs) > self._size:
                self._graphs.popitem(last=False)
        return network


def _weightier(one: Relation, other: Relation) -> bool:
    key = (one.source, one.type, one.target)
    return (-one.claims, key) < (-other.claims, (other.source, other.type, other.target))


def _ways(network: Network, source: str, target: str, length: int) -> Iterator[tuple[str, ...]]:
    # Best first: what a beginning has, and the most that the steps left could add, never falls
    # short of any whole way that continues it; so whole ways come out in their right order.
    best = _best_walks(network, source, target, length)
    if source not in best[length]:
        return
    waiting: list[tuple[int, tuple[str, ...], int]] = [(-best[length][source], (source,), 0)]
    while waiting:
        _, way, claims = heapq.heappop(waiting)
        here, left = way[-1], length - len(way)
        if left < 0:
            yield way
            continue
        for there in network.adj[here]:
            if there in way or there not in best[left]:
                continue
            summed = claims + network.edges[here, there][_RELATION].claims
            heapq.heappush(waiting, (-(summed + best[left][there]), (*way, there), summed))


def _best_walks(network: Network, source: str, target: str, length: int) -> list[dict[str, int]]:
    """Give, for each number of steps left, the most claims on a walk from an actor to the target.

    Only actors that a walk of `length` from the source can be at are looked at.
    """
    near = nx.single_source_shortest_path_length(network, source, cutoff=length)
    best: list[dict[str, int]] = [{target: 0}]
    for step in range(1, length + 1):
        reached: dict[str, int] = {}
        for there, most in best[-1].items():
            for here, data in network.adj[there].items():
                if near.get(here, length + 1) > length - step or here == target:
                    continue
                claims = data[_RELATION].claims + most
                if claims > reached.get(here, -1):
                    reached[here] = claims
        best.append(reached)
    return best
