"""From a question's filter to the statement that answers it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from graph_schema.model import model
from graph_schema.queries import GraphFilter, RelationOrder
from graph_schema.records import FREE_PARTY
from graph_schema.stores.embedded.sql import questions as sql
from graph_schema.stores.paging import Key

Value = str | int | float
_ENDS = (("source", "target"), ("source",), ("target",))
_NONE = " AND 0"


@dataclass(frozen=True, slots=True)
class Question:
    """A statement and its parameters."""

    statement: str
    values: dict[str, Value]


def relations_asked(
    where: GraphFilter,
    order: RelationOrder | None,
    after: Key | None,
    limit: int,
    template: str = sql.RELATIONS,
) -> Question:
    """Give the question for relations in an order, or for all of them when it is None.

    `template` says what is asked of them.
    """
    values = _values(where)
    values["limit"] = limit
    edges = _picked(values)
    conditions = "".join(part for field, part in sql.EDGE_IS.items() if field in values)
    if where.polarity is None and where.modality is None:
        conditions += sql.STATED
    if where.on_edges:
        origin = sql.EDGES_ALL if edges is None else sql.EDGES_SOME.format(edges=edges)
    else:
        origin = _summed(values, edges)
    ordered = ""
    if order is not None:
        if after is not None:
            conditions += sql.RELATIONS_AFTER.format(rank=order.value)
            names = ("rank", "after_source", "after_type", "after_target")
            values.update(zip(names, after, strict=True))
        ordered = sql.ORDER_RELATIONS.format(rank=order.value)
    statement = template.format(origin=origin, conditions=conditions) + ordered
    return Question(statement, values)


def claims_asked(
    where: GraphFilter, after: Key | None, limit: int, template: str = sql.CLAIMS
) -> Question:
    """Give the question for claims, the latest first; `template` says what is asked of them."""
    values = _values(where)
    values["limit"] = limit
    origin, place, conditions = _origin(where, values)
    for fields in (sql.SAID, sql.CLAIM_IS):
        conditions += "".join(part for field, part in fields.items() if field in values)
    ends = _first_asked(values)
    if ends:
        conditions += sql.CLAIM_ENDS[ends]
    if any(
        str(values.get(end, "")).startswith(FREE_PARTY) for end in ("source", "target", "actor")
    ):
        conditions += _NONE
    if after is not None:
        conditions += sql.CLAIMS_AFTER.format(place=place)
        values.update(zip(("day", "id"), after, strict=True))
    return Question(template.format(origin=origin, conditions=conditions, place=place), values)


def _origin(where: GraphFilter, values: dict[str, Value]) -> tuple[str, str, str]:
    """Give the tables that lead to the claims soonest, which of them orders, and its condition."""
    both = where.source is not None and where.target is not None and where.source != where.target
    if where.article is None and both:
        edges = sql.EDGES_PICKED["source", "target"]
        if "types" in values:
            edges = sql.EDGES_OF_TYPES.format(edges=edges)
        return sql.CLAIMS_OF_EDGES.format(edges=edges), "l", ""
    party = None if where.party is None or where.party.startswith(FREE_PARTY) else "party"
    named = [end for end in ("source", "target", "actor", party) if end and end in values]
    if where.article is None and where.speaker is None and named:
        return sql.CLAIMS_OF_ACTOR, "l", sql.CLAIMS_OF_ACTOR_IS.format(end=named[0])
    return sql.CLAIMS_ALL, "c", ""


def _summed(values: dict[str, Value], edges: str | None) -> str:
    conditions = "".join(part for field, part in sql.SAID.items() if field in values)
    if "types" in values:
        conditions += sql.SUMMED_TYPES
    if edges is None or "article" in values or "speaker" in values:
        origin = sql.SUMMED_BY_CLAIM
        if edges is not None:
            conditions += sql.SUMMED_AMONG.format(edges=edges)
    else:
        origin = sql.SUMMED_BY_EDGE.format(edges=edges)
    return sql.SUMMED.format(origin=origin, conditions=conditions)


def _picked(values: dict[str, Value]) -> str | None:
    """Give the statement that lists the edges whose ends are those asked for, None for all."""
    asked = [ends for ends in (_first_asked(values), ("actor",), ("party",)) if ends]
    parts = [sql.EDGES_PICKED[ends] for ends in asked if ends[0] in values]
    if not parts:
        return None
    picked = parts[0]
    for part in parts[1:]:
        picked = sql.BOTH_PICKED.format(one=picked, other=part)
    return picked


def _first_asked(values: dict[str, Value]) -> tuple[str, ...] | None:
    return next((ends for ends in _ENDS if all(end in values for end in ends)), None)


def _values(where: GraphFilter) -> dict[str, Value]:
    values: dict[str, Value] = {
        "symmetric": json.dumps([t.id for t in model().types.values() if t.symmetric])
    }
    for field in ("source", "target", "actor", "party", *sql.SAID):
        value = getattr(where, field)
        if value is not None:
            values[field] = _stored(value)
    if where.wanted_types is not None:
        values["types"] = json.dumps(sorted(where.wanted_types))
    if where.kinds:
        values["kinds"] = json.dumps(sorted(where.kinds))
    if where.min_confidence:
        values["min_confidence"] = where.min_confidence
    return values


def _stored(value: str | date | StrEnum) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)
