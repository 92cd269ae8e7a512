"""From a question's filter to the statement that answers it."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from graph_schema.model import model
from graph_schema.queries import GraphFilter, Grouping, RelationOrder, period_of
from graph_schema.records import FREE_PARTY
from graph_schema.stores.embedded.sql import questions as sql
from graph_schema.stores.paging import Key
from graph_schema.surroundings import Way

Value = str | int | float
_ENDS = (("source", "target"), ("source",), ("target",))
_PICKS = (_ENDS, (("actor", "other"), ("actor",)), (("party",),), (("these", "those"), ("these",)))
_GROUPINGS = (Grouping.TYPE, Grouping.SPEAKER, Grouping.PUBLISHER)
_NONE = " AND 0"


@dataclass(frozen=True, slots=True)
class Question:
    """A statement and its parameters."""

    statement: str
    values: dict[str, Value]


def relations_asked(
    where: GraphFilter,
    order: RelationOrder,
    after: Key | None,
    limit: int,
) -> Question:
    """Give the question for relations in an order."""
    values = _values(where)
    values["limit"] = limit
    statement = _relations(where, values)
    if after is not None:
        statement += sql.RELATIONS_AFTER.format(rank=order.value)
        names = ("rank", "after_source", "after_type", "after_target")
        values.update(zip(names, after, strict=True))
    return Question(statement + sql.ORDER_RELATIONS.format(rank=order.value), values)


def network_asked(
    where: GraphFilter,
    these: Collection[str] | None,
    those: Collection[str] | None,
    limit: int,
) -> Question:
    """Give the question for all relations, or those with ends among some; -1 is no limit."""
    values = _values(where)
    values["limit"] = limit
    for name, ids in (("these", these), ("those", those)):
        if ids is not None:
            values[name] = listed(ids)
    return Question(_relations(where, values) + sql.ORDER_BY_KEY, values)


def neighbours_asked(
    actor: str, where: GraphFilter, ways: Collection[Way], kinds: Collection[str], limit: int
) -> Question:
    """Give the question for the neighbours of an actor, and for how many there are."""
    values = _around(actor, where)
    values |= {"ways": listed(ways), "limit": limit}
    statement = _relations(where, values, sql.NEIGHBOURS)
    if kinds:
        values["other_kinds"] = listed(kinds)
    asked = sql.NEIGHBOURS_ARE if kinds else ""
    return Question(sql.NEIGHBOURS_ORDERED.format(neighbours=statement, kinds=asked), values)


def types_asked(actor: str, where: GraphFilter) -> Question:
    """Give the question for the relations of an actor by type and way."""
    values = _around(actor, where)
    return Question(_relations(where, values, sql.TYPES_AROUND), values)


def between_asked(source: str, target: str, where: GraphFilter, limit: int) -> Question:
    """Give the question for the actors that have relations with both ends."""
    values = _values(where)
    values |= {"these": listed((source, target)), "limit": limit}
    return Question(_relations(where, values, sql.BETWEEN), values)


def _around(actor: str, where: GraphFilter) -> dict[str, Value]:
    return _values(where) | {"these": listed((actor,)), "self": actor}


def listed(texts: Iterable[str]) -> str:
    """Give texts as one parameter."""
    return json.dumps(sorted(texts), ensure_ascii=False)


def actors_of_relations_asked(where: GraphFilter) -> Question:
    """Give the question for the actors at the ends of relations."""
    values = _values(where)
    return Question(_relations(where, values, sql.ACTORS_OF_RELATIONS), values)


def _relations(where: GraphFilter, values: dict[str, Value], template: str = sql.RELATIONS) -> str:
    edges = _picked(values)
    conditions = "".join(part for field, part in sql.EDGE_IS.items() if field in values)
    if where.contradicted:
        conditions += sql.CONTRADICTED
    elif where.polarity is None and where.modality is None:
        conditions += sql.STATED
    if where.on_edges:
        origin = sql.EDGES_ALL if edges is None else sql.EDGES_SOME.format(edges=edges)
    else:
        origin = _summed(values, edges)
    return template.format(origin=origin, conditions=conditions)


def claims_asked(
    where: GraphFilter, after: Key | None, limit: int, template: str = sql.CLAIMS
) -> Question:
    """Give the question for claims, the latest first; `template` says what is asked of them."""
    values = _values(where)
    values["limit"] = limit
    origin, place, conditions = _claims(where, values)
    if after is not None:
        conditions += sql.CLAIMS_AFTER.format(place=place)
        values.update(zip(("day", "id"), after, strict=True))
    return Question(template.format(origin=origin, conditions=conditions, place=place), values)


def tally_asked(where: GraphFilter, by: Collection[Grouping]) -> Question:
    """Give the question for the counts of claims; raises FilterError for several periods."""
    period = period_of(by)
    values = _values(where)
    origin, _, conditions = _claims(where, values)
    asked = [grouping if grouping in by else None for grouping in _GROUPINGS] + [period]
    columns = [sql.TALLY_BY[grouping.value] if grouping else "NULL" for grouping in asked]
    grouped = [column for column in columns if column != "NULL"]
    statement = sql.TALLY.format(
        columns=", ".join(columns),
        origin=origin,
        conditions=conditions,
        grouped=sql.TALLY_GROUPED.format(columns=", ".join(grouped)) if grouped else sql.TALLY_SOME,
    )
    return Question(statement, values)


def tally_of_counting_asked(where: GraphFilter) -> Question:
    """Give the question for the count of claims of which some count; else it has no answer."""
    values = _values(where)
    origin, _, conditions = _claims(where, values)
    return Question(sql.TALLY_COUNTING.format(origin=origin, conditions=conditions), values)


def _claims(where: GraphFilter, values: dict[str, Value]) -> tuple[str, str, str]:
    """Give the tables that lead to the claims, which of them orders, and all conditions."""
    origin, place, conditions = _origin(where, values)
    for fields in (sql.SAID, sql.CLAIM_IS):
        conditions += "".join(part for field, part in fields.items() if field in values)
    ends = _first_asked(_ENDS, values)
    if ends:
        conditions += sql.CLAIM_ENDS[ends]
    named = (str(values.get(end, "")) for end in ("source", "target", "actor", "other"))
    if any(name.startswith(FREE_PARTY) for name in named):
        conditions += _NONE
    return origin, place, conditions


def _origin(where: GraphFilter, values: dict[str, Value]) -> tuple[str, str, str]:
    """Give the tables that lead to the claims soonest, which of them orders, and its condition."""
    both = where.source is not None and where.target is not None and where.source != where.target
    if where.article is None and both:
        edges = sql.EDGES_PICKED["source", "target"]
        if "types" in values:
            edges = sql.EDGES_OF_TYPES.format(edges=edges)
        return sql.CLAIMS_OF_EDGES.format(edges=edges), "l", ""
    if where.article is None and where.other is not None:
        edges = sql.EDGES_PICKED["actor", "other"]
        if "types" in values:
            edges = sql.EDGES_OF_TYPES.format(edges=edges)
        return sql.CLAIMS_OF_PAIR.format(edges=edges), "q", ""
    party = None if where.party is None or where.party.startswith(FREE_PARTY) else "party"
    named = [end for end in ("source", "target", "actor", party) if end and end in values]
    if where.article is None and where.speaker is None and named:
        return sql.CLAIMS_OF_ACTOR, "l", sql.CLAIMS_OF_ACTOR_IS.format(end=named[0])
    if where.article is None and where.speaker is not None:
        return sql.CLAIMS_OF_SPEAKER, "c", ""
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
    asked = (_first_asked(picks, values) for picks in _PICKS)
    parts = [sql.EDGES_PICKED[ends] for ends in asked if ends]
    if not parts:
        return None
    picked = parts[0]
    for part in parts[1:]:
        picked = sql.BOTH_PICKED.format(one=picked, other=part)
    return picked


def _first_asked(
    picks: Iterable[tuple[str, ...]], values: dict[str, Value]
) -> tuple[str, ...] | None:
    return next((ends for ends in picks if all(end in values for end in ends)), None)


def _values(where: GraphFilter) -> dict[str, Value]:
    values: dict[str, Value] = {
        "symmetric": json.dumps([t.id for t in model().types.values() if t.symmetric])
    }
    for field in ("source", "target", "actor", "other", "party", *sql.SAID):
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
