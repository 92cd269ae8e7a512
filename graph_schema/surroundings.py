"""The relations of one actor, summed up by type and by neighbour: what every store agrees with."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from graph_schema.model import model
from graph_schema.records import Relation


class Way(StrEnum):
    """Which way a relation points, seen from the actor at one of its ends."""

    OUT = "out"
    IN = "in"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Actors with the claims of all relations to each, and how many such actors there are."""

    items: tuple[tuple[str, int], ...]
    total: int


@dataclass(frozen=True, slots=True)
class TypeAround:
    """How many relations of a type an actor has one way, and the claims of these together."""

    type: str
    way: Way
    relations: int
    claims: int


def way_of(relation: Relation, actor_id: str) -> Way:
    """Give which way a relation points, seen from the actor at one of its ends."""
    if model().type(relation.type).symmetric:
        return Way.BOTH
    return Way.OUT if relation.source == actor_id else Way.IN


def end_beyond(relation: Relation, actor_id: str) -> str:
    """Give the end of a relation that is not the actor at the other."""
    return relation.target if relation.source == actor_id else relation.source


def neighbours_of(
    relations: Iterable[Relation], actor_id: str, ways: Collection[Way], limit: int
) -> Neighbours:
    """Give the neighbours to which relations go one of these ways, the most claims first."""
    claims: Counter[str] = Counter()
    for relation in relations:
        if way_of(relation, actor_id) in ways:
            claims[end_beyond(relation, actor_id)] += relation.claims
    ordered = sorted(claims.items(), key=lambda item: (-item[1], item[0]))
    return Neighbours(tuple(ordered[:limit]), len(ordered))


def types_of(relations: Iterable[Relation], actor_id: str) -> tuple[TypeAround, ...]:
    """Give how many relations an actor has of each type and way."""
    found: dict[tuple[str, Way], list[int]] = defaultdict(list)
    for relation in relations:
        found[relation.type, way_of(relation, actor_id)].append(relation.claims)
    return in_order(TypeAround(*key, len(claims), sum(claims)) for key, claims in found.items())


def in_order(counts: Iterable[TypeAround]) -> tuple[TypeAround, ...]:
    """Give counts in the order of the model's types, and of the ways."""
    types, ways = list(model().types), list(Way)
    return tuple(sorted(counts, key=lambda c: (types.index(c.type), ways.index(c.way))))


def between_of(
    relations: Iterable[Relation], source: str, target: str, limit: int
) -> tuple[str, ...]:
    """Give the actors that have relations with both ends, those over whom most claims lead first.

    Of the relations with an end the one with the most claims counts. Equal ones come by id.
    """
    most: dict[str, dict[str, int]] = {source: {}, target: {}}
    for relation in relations:
        for here, there in (
            (relation.source, relation.target),
            (relation.target, relation.source),
        ):
            if here in most and there not in most:
                most[here][there] = max(most[here].get(there, 0), relation.claims)
    one, other = most[source], most[target]
    ways = sorted((-(one[m] + other[m]), m) for m in one.keys() & other.keys())
    return tuple(middle for _, middle in ways[:limit])
