"""The relations of one actor, counted for its profile and gathered by neighbour."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from graph_schema.model import model
from graph_schema.records import Relation
from service.shapes.actors import Direction


def direction_of(relation: Relation, actor_id: str) -> Direction:
    """Give which way a relation points, seen from the actor at one of its ends."""
    if model().type(relation.type).symmetric:
        return Direction.BOTH
    return Direction.OUT if relation.source == actor_id else Direction.IN


def by_type(
    relations: Iterable[Relation], actor_id: str
) -> list[tuple[str, Direction, list[Relation]]]:
    """Give the relations of an actor by type and direction, in the order of the model's types."""
    found: dict[tuple[str, Direction], list[Relation]] = defaultdict(list)
    for relation in relations:
        found[relation.type, direction_of(relation, actor_id)].append(relation)
    return [
        (type_id, direction, found[type_id, direction])
        for type_id in model().types
        for direction in Direction
        if (type_id, direction) in found
    ]


def by_neighbour(
    relations: Iterable[Relation], actor_id: str, direction: Direction
) -> list[tuple[str, list[Relation]]]:
    """Give each neighbour with the relations that go the way asked for, most claims first."""
    wanted = set(Direction) if direction is Direction.BOTH else {direction, Direction.BOTH}
    found: dict[str, list[Relation]] = defaultdict(list)
    for relation in sorted(relations, key=lambda r: (-r.claims, r.source, r.type, r.target)):
        if direction_of(relation, actor_id) in wanted:
            other = relation.target if relation.source == actor_id else relation.source
            found[other].append(relation)
    return sorted(found.items(), key=lambda item: (-sum(r.claims for r in item[1]), item[0]))
