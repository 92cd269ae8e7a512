"""Paths between actors, on as much of the network as they need."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import islice, pairwise
from typing import TYPE_CHECKING

import networkx as nx

from graph_schema.errors import QuestionTooLarge
from graph_schema.records import Relation

if TYPE_CHECKING:
    Network = nx.Graph[str]

# Gives so many actors between the two ends, those over whom most claims lead first.
Between = Callable[[int], Collection[str]]
Load = Callable[[Collection[str], Collection[str] | None, int | None], Iterable[Relation]]
NARROW = "lower max_length or limit, or narrow the filter"
_RELATION = "relation"


def find_chains(
    source: str,
    target: str,
    load: Load,
    between: Between,
    *,
    max_length: int,
    limit: int,
    most: int | None = None,
) -> tuple[tuple[Relation, ...], ...]:
    """Give the shortest chains of relations between two actors, whichever way each points.

    At most `limit` chains of at most `max_length` relations and no actor twice in one: the shorter
    first, then those with more claims in all, then by the ids on the way. None when an end is
    unknown or both are the same. Between two neighbours the relation with the most claims stands.
    Raises QuestionTooLarge when more than `most` relations would be loaded.

    Only what lies between the two is loaded. `load` gives the relations with one end among the
    first ids and, unless the second are None, the other end among those; it may stop at one more
    than the number that it is given. Two steps lead over the actors that `between` gives (see
    `graph_schema.surroundings.between_of`), for the busiest have thousands of relations. For each
    further step the end with fewer actors on its rim is widened, and one look joins what both ends
    reach.
    """
    if source == target:
        return ()
    part = _Part(load, most)
    network = part.network
    ends = (_Reach(source), _Reach(target))
    found: list[tuple[str, ...]] = []
    widened = 0
    for length in range(1, max_length + 1):
        if length == 2:
            part.join(between(limit - len(found)), {source, target})
        else:
            while widened < length - 1:
                narrow = min(ends, key=lambda end: len(end.rim))
                part.join(narrow.rim, None)
                narrow.widen(network)
                widened += 1
            part.join(ends[0].reached, ends[1].reached)
        if source in network and target in network:
            found += islice(_ways(network, source, target, length), limit - len(found))
        if len(found) >= limit or not all(end.rim for end in ends):
            break
    return tuple(_relations_on(network, way) for way in found)


class _Reach:
    """The actors within some steps of an end; those on the rim have not been looked beyond."""

    def __init__(self, end: str) -> None:
        self.reached = {end}
        self.rim = {end}

    def widen(self, network: Network) -> None:
        """Take in the neighbours of the rim, which the network holds by now."""
        around = {there for here in self.rim if here in network for there in network.adj[here]}
        self.rim = around - self.reached
        self.reached |= around


class _Part:
    """The part of the network that was loaded; of two neighbours' relations the weightiest."""

    def __init__(self, load: Load, most: int | None) -> None:
        self.network: Network = nx.Graph()
        self._load, self._most, self._loaded = load, most, 0

    def join(self, these: Collection[str], those: Collection[str] | None) -> None:
        """Load the relations with ends among some; raises QuestionTooLarge."""
        left = None if self._most is None else self._most - self._loaded
        for relation in self._load(these, those, left):
            self._loaded += 1
            if self._most is not None and self._loaded > self._most:
                raise QuestionTooLarge("relations", self._most, NARROW)
            joined = self.network.get_edge_data(relation.source, relation.target)
            if joined is None or _weightier(relation, joined[_RELATION]):
                self.network.add_edge(relation.source, relation.target, relation=relation)


def _relations_on(network: Network, way: Iterable[str]) -> tuple[Relation, ...]:
    return tuple(network.edges[a, b][_RELATION] for a, b in pairwise(way))


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
