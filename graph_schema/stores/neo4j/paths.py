"""Chains of relations, found by loading no more of the graph than they can run through."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from graph_schema.analysis import network_of, shortest_chains
from graph_schema.records import Relation

# Gives all relations, that the question leaves, with one of some actors at an end.
Near = Callable[[Iterable[str]], Sequence[Relation]]


def chains_between(
    near: Near, source: str, target: str, *, max_length: int, limit: int
) -> tuple[tuple[Relation, ...], ...]:
    """Give what `graph_schema.analysis.shortest_chains` gives on the graph of all relations.

    A chain of a length is known when all actors in it but every other, in a row, are: so each
    step loads the relations of the actors at the rim of one end, the one with fewer, until there
    are enough chains or none can be longer.
    """
    if source == target:
        return ()
    sides = (_Side(source), _Side(target))
    relations: dict[tuple[str, str, str], Relation] = {}
    found: tuple[tuple[Relation, ...], ...] = ()
    for length in range(1, max_length + 1):
        side = min(sides, key=lambda one: len(one.rim))
        if not side.rim:
            # All that can be reached from this end is known.
            return _chains(relations, source, target, max_length, limit)
        asked = side.rim - sides[0].known - sides[1].known
        loaded = near(asked) if asked else ()
        relations.update({(r.source, r.type, r.target): r for r in loaded})
        side.widen(relations)
        found = _chains(relations, source, target, length, limit)
        if len(found) == limit:
            break
    return found


class _Side:
    """The actors around one end: `known` ones have their relations loaded, the rim is next."""

    def __init__(self, end: str) -> None:
        self.known: set[str] = set()
        self.rim = {end}

    def widen(self, relations: Iterable[tuple[str, str, str]]) -> None:
        """Take the rim, whose relations are loaded now, and find the next one."""
        before, self.known = self.rim, self.known | self.rim
        touched = {
            end
            for source, _, target in relations
            if source in before or target in before
            for end in (source, target)
        }
        self.rim = touched - self.known


def _chains(
    relations: dict[tuple[str, str, str], Relation],
    source: str,
    target: str,
    length: int,
    limit: int,
) -> tuple[tuple[Relation, ...], ...]:
    network = network_of(relations.values())
    return shortest_chains(network, source, target, max_length=length, limit=limit)
