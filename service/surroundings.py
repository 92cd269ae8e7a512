"""The relations of one actor, counted for its profile and gathered by neighbour."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from graph_schema.interfaces import GraphReader
from graph_schema.model import model
from graph_schema.queries import MAX_PAGE, GraphFilter
from graph_schema.records import Relation
from service.shapes.actors import Direction


@dataclass(frozen=True, slots=True)
class Surroundings:
    """How many relations an actor has by type and direction, and from when to when."""

    counts: tuple[tuple[str, Direction, int], ...]
    first_seen: date | None
    last_seen: date | None


def relations_of(
    graph: GraphReader, actor_id: str, types: frozenset[str] = frozenset()
) -> Iterator[Relation]:
    """Give every relation with the actor itself at one end, those with the most claims first."""
    where, cursor = GraphFilter(actor=actor_id, types=types), None
    while True:
        page = graph.relations(where, limit=MAX_PAGE, cursor=cursor)
        yield from page.items
        cursor = page.next_cursor
        if cursor is None:
            return


def direction_of(relation: Relation, actor_id: str) -> Direction:
    """Give which way a relation points, seen from the actor at one of its ends."""
    if model().type(relation.type).symmetric:
        return Direction.BOTH
    return Direction.OUT if relation.source == actor_id else Direction.IN


def counted(relations: Iterable[Relation], actor_id: str) -> Surroundings:
    """Count the relations of an actor, in the order of the model's types."""
    counts: Counter[tuple[str, Direction]] = Counter()
    days: list[date] = []
    for relation in relations:
        counts[relation.type, direction_of(relation, actor_id)] += 1
        days.extend(day for day in (relation.first_seen, relation.last_seen) if day)
    ordered = tuple(
        (type_id, direction, counts[type_id, direction])
        for type_id in model().types
        for direction in Direction
        if counts[type_id, direction]
    )
    return Surroundings(ordered, min(days, default=None), max(days, default=None))


def by_neighbour(
    relations: Iterable[Relation], actor_id: str, direction: Direction
) -> list[tuple[str, list[Relation]]]:
    """Give each neighbour with the relations that go the way asked for, most claims first."""
    wanted = set(Direction) if direction is Direction.BOTH else {direction, Direction.BOTH}
    found: dict[str, list[Relation]] = defaultdict(list)
    for relation in relations:
        if direction_of(relation, actor_id) in wanted:
            other = relation.target if relation.source == actor_id else relation.source
            found[other].append(relation)
    return sorted(found.items(), key=lambda item: (-sum(r.claims for r in item[1]), item[0]))
