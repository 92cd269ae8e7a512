"""From a question's filter to the statement that answers it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from graph_schema.model import model
from graph_schema.queries import GraphFilter, Grouping, RelationOrder, period_of
from graph_schema.records import FREE_PARTY
from graph_schema.stores.neo4j.cypher import questions as cypher
from graph_schema.stores.neo4j.rows import number_of, relation_id
from graph_schema.stores.paging import Key
from graph_schema.surroundings import Way

_ENDS: tuple[tuple[str, ...], ...] = (("source", "target"), ("source",), ("target",))
# Ends are looked up by the first of each that was asked for.
_PICKS = ((("ids",), ("these",)), _ENDS, (("actor", "other"), ("actor",)), (("party",),))
_GROUPINGS = (Grouping.TYPE, Grouping.SPEAKER, Grouping.PUBLISHER)
# Neo4j has no word for no limit.
_EVERY = 2**62
# The relations of so few pairs are looked up one by one; the busiest actor has far more.
_FEW_PAIRS = 1_000
_RANKS = {
    RelationOrder.CLAIMS: "claims",
    RelationOrder.LAST_SEEN: "last_day",
    RelationOrder.CONFIDENCE: "confidence",
}


_SPOKEN = [
    cypher.CLAIMS_WITH.format(field="speaker", name="speaker"),
    cypher.CLAIMS_SPOKEN_FOR,
]


@dataclass(frozen=True, slots=True)
class Question:
    """A statement and its parameters; without a statement nothing can be found."""

    statement: str
    values: Mapping[str, Any] = field(default_factory=dict)


def relations_asked(
    where: GraphFilter, order: RelationOrder, after: Key | None, limit: int
) -> Question:
    """Give the question for the first `limit` relations in an order, after a place."""
    values = _values(where)
    rank = _RANKS[order]
    # A relation that is kept has its sums; others are summed from the claims that are left.
    s = "r." if where.on_edges else ""
    conditions = _sums_asked(where, values, s)
    if after is not None:
        conditions += cypher.RELATIONS_AFTER.format(s=s, rank=rank)
        names = ("rank", "after_source", "after_type", "after_target")
        values.update(zip(names, (_ranked(order, after[0]), *after[1:]), strict=True))
    values["limit"] = limit
    ordered = cypher.RELATIONS_ORDERED.format(s=s, rank=rank)
    origin = _relations(where, values, rank)
    return Question(origin + conditions + cypher.RELATION_ROWS.format(s=s) + ordered, values)


def network_asked(
    where: GraphFilter,
    these: Collection[str] | None,
    those: Collection[str] | None,
    most: int | None,
) -> Question:
    """Give the question for all relations, or those with ends among some, and one above `most`."""
    values = _values(where)
    values["limit"] = _EVERY if most is None else most + 1
    if these is not None and those is not None and len(these) * len(those) <= _FEW_PAIRS:
        values["ids"] = _ids_between(these, those, where)
    else:
        for name, ids in (("these", these), ("those", those)):
            if ids is not None:
                values[name] = sorted(ids)
    s = "r." if where.on_edges else ""
    origin = _relations(where, values, "claims") + _sums_asked(where, values, s)
    return Question(origin + cypher.RELATION_ROWS.format(s=s) + cypher.RELATIONS_BY_KEY, values)


def _ids_between(these: Collection[str], those: Collection[str], where: GraphFilter) -> list[str]:
    types = sorted(where.wanted_types or model().types)
    pairs = {(a, b) for a in these for b in those if a != b}
    pairs |= {(b, a) for a, b in pairs}
    return [relation_id(a, type_id, b) for a, b in sorted(pairs) for type_id in types]


def neighbours_asked(
    actor: str, where: GraphFilter, ways: Collection[Way], kinds: Collection[str], limit: int
) -> Question:
    """Give the question for the neighbours of an actor, and for how many there are."""
    values = _values(where) | {"these": [actor], "centre": actor, "limit": limit}
    values["ways"] = sorted(ways)
    if kinds:
        values["other_kinds"] = sorted(kinds)
    s = "r." if where.on_edges else ""
    origin = _relations(where, values, "claims") + _sums_asked(where, values, s)
    asked = cypher.NEIGHBOURS_ARE if kinds else ""
    return Question(origin + cypher.NEIGHBOURS.format(s=s, kinds=asked), values)


def types_asked(actor: str, where: GraphFilter) -> Question:
    """Give the question for the relations of an actor by type and way."""
    values = _values(where) | {"these": [actor], "centre": actor}
    s = "r." if where.on_edges else ""
    origin = _relations(where, values, "claims") + _sums_asked(where, values, s)
    return Question(origin + cypher.TYPES_AROUND.format(s=s), values)


def between_asked(source: str, target: str, where: GraphFilter, limit: int) -> Question:
    """Give the question for the actors that have relations with both ends."""
    values = _values(where) | {"these": sorted((source, target)), "limit": limit}
    s = "r." if where.on_edges else ""
    origin = _relations(where, values, "claims") + _sums_asked(where, values, s)
    return Question(origin + cypher.BETWEEN.format(s=s), values)


def tally_asked(where: GraphFilter, by: Collection[Grouping]) -> Question | None:
    """Give the question for the counts of claims; None when no claim can be meant.

    Raises FilterError for several periods.
    """
    period = period_of(by)
    values = _values(where)
    if _means_nobody(values):
        return None
    asked = {grouping.value: grouping if grouping in by else None for grouping in _GROUPINGS}
    columns = [
        f"{cypher.TALLY_BY[grouping] if grouping else 'null'} AS {name}"
        for name, grouping in {**asked, "period": period}.items()
    ]
    claims = cypher.CLAIMS_AT_ONCE.format(
        branches=" UNION ".join(
            cypher.CLAIMS_RETURNED.format(match=match, conditions=_claim_conditions(values))
            for match in _branches(where, values)
        )
    )
    return Question(cypher.TALLY.format(claims=claims, columns=", ".join(columns)), values)


def claims_asked(where: GraphFilter, after: Key | None, limit: int) -> Question | None:
    """Give the question for claims, the latest first; None when no claim can be meant."""
    values = _values(where)
    if _means_nobody(values):
        return None
    values["limit"] = limit
    conditions = _claim_conditions(values)
    if after is not None:
        conditions += cypher.CLAIMS_AFTER
        values |= {"day": number_of_text(str(after[0])), "after": after[1]}
    branches = _branches(where, values)
    if len(branches) == 1:
        statement = cypher.CLAIMS_OF_ONE.format(match=branches[0], conditions=conditions)
        return Question(statement, values)
    joined = " UNION ".join(
        cypher.CLAIMS_BRANCH.format(match=match, conditions=conditions) for match in branches
    )
    return Question(cypher.CLAIMS_OF_MANY.format(branches=joined), values)


def _means_nobody(values: dict[str, Any]) -> bool:
    ends = ("source", "target", "actor", "other")
    return any(str(values.get(end, "")).startswith(FREE_PARTY) for end in ends)


def _claim_conditions(values: dict[str, Any]) -> str:
    ends = _first_asked(_ENDS, values)
    said = _all_of(cypher.SAID, values) + _all_of(cypher.CLAIM_IS, values)
    return said + (cypher.CLAIM_ENDS[ends] if ends else "")


def number_of_text(day: str) -> int:
    """Give the number of a day as a cursor holds it; 0 for none, and for what is no day."""
    try:
        return number_of(date.fromisoformat(day)) if day else 0
    except ValueError:
        return 0


def _branches(where: GraphFilter, values: dict[str, Any]) -> list[str]:
    """Give the ways to the claims asked for, each of which gives them in order by an index."""
    if where.article is not None:
        return [cypher.CLAIMS_IN]
    if where.source is not None and where.target is not None and where.source != where.target:
        picked = cypher.PICK.format(picked=cypher.PICKED["source", "target"])
        typed = " WITH r WHERE true" + (cypher.RELATION_TYPES if "types" in values else "")
        return [f"{picked}{typed} {cypher.CLAIMS_STATING}"]
    if where.other is not None:
        picked = cypher.PICK.format(picked=cypher.PICKED["actor", "other"])
        typed = " WITH r WHERE true" + (cypher.RELATION_TYPES if "types" in values else "")
        return [f"{picked}{typed} {cypher.CLAIMS_STATING_ONCE}"]
    if where.speaker is not None:
        return _SPOKEN
    symmetric = _symmetric_wanted(where)
    for end, other in (("source", "target"), ("target", "source")):
        if end in values:
            ways = [_with(end, end), _with(f"{end}_party", end)]
            if symmetric:
                ways += [_with(other, end), _with(f"{other}_party", end)]
            return ways
    if where.actor is not None:
        return [
            _with(name, "actor") for name in ("source", "source_party", "target", "target_party")
        ]
    if where.party is not None:
        return [_with("source_party", "party"), _with("target_party", "party")]
    return [cypher.ALL_CLAIMS]


def _with(name: str, value: str) -> str:
    return cypher.CLAIMS_WITH.format(field=name, name=value)


def _symmetric_wanted(where: GraphFilter) -> bool:
    wanted = where.wanted_types
    return any(t.symmetric for t in model().types.values() if wanted is None or t.id in wanted)


def _relations(where: GraphFilter, values: dict[str, Any], rank: str) -> str:
    """Give what leads to the relations whose ends and types are right, summed where it must be."""
    picks = [ends for picks in _PICKS if (ends := _first_asked(picks, values))]
    conditions = "".join(cypher.ENDS_ARE[ends] for ends in picks[1:])
    conditions += cypher.AMONG_THOSE if "those" in values else ""
    if "types" in values:
        conditions += cypher.RELATION_TYPES
    if "kinds" in values:
        conditions += cypher.RELATION_KINDS
    said = _all_of(cypher.SAID, values)
    # Few claims are an article's or a speaker's; they lead to the relations sooner.
    by_claims = not picks or "article" in values or "speaker" in values
    if not where.on_edges and by_claims:
        conditions += cypher.ENDS_ARE[picks[0]] if picks else ""
        origin = cypher.ALL_CLAIMS
        if "article" in values:
            origin = cypher.CLAIMS_IN
        elif "speaker" in values:
            spoken = (f"{match} RETURN c" for match in _SPOKEN)
            origin = cypher.CLAIMS_AT_ONCE.format(branches=" UNION ".join(spoken))
        return f"{origin}{said}{cypher.STATED_BY}{conditions}{cypher.SUMMED}"
    if not picks:
        return cypher.ALL_RELATIONS.format(rank=rank) + conditions
    origin = cypher.PICK.format(picked=cypher.PICKED[picks[0]]) + cypher.PICKED_RELATIONS
    if where.on_edges:
        return origin + conditions
    return f"{origin}{conditions} {cypher.CLAIMS_STATING}{said}{cypher.SUMMED}"


def _sums_asked(where: GraphFilter, values: dict[str, Any], s: str) -> str:
    stated = ""
    if where.contradicted:
        stated = cypher.CONTRADICTED.format(s=s)
    elif where.polarity is None and where.modality is None:
        stated = cypher.STATED.format(s=s)
    return stated + (cypher.CONFIDENT.format(s=s) if "min_confidence" in values else "")


def _ranked(order: RelationOrder, rank: str | int) -> int:
    return number_of_text(str(rank)) if order is RelationOrder.LAST_SEEN else int(rank)


def _first_asked(
    picks: Iterable[tuple[str, ...]], values: dict[str, Any]
) -> tuple[str, ...] | None:
    return next((ends for ends in picks if all(end in values for end in ends)), None)


def _all_of(pieces: Mapping[str, str], values: dict[str, Any]) -> str:
    return "".join(piece for name, piece in pieces.items() if name in values)


def _values(where: GraphFilter) -> dict[str, Any]:
    values: dict[str, Any] = {
        "symmetric": [t.id for t in model().types.values() if t.symmetric],
    }
    for name in ("source", "target", "actor", "other", "party", *cypher.SAID):
        value = getattr(where, name)
        if value is not None:
            values[name] = number_of(value) if isinstance(value, date) else str(value)
    if where.wanted_types is not None:
        values["types"] = sorted(where.wanted_types)
    if where.kinds:
        values["kinds"] = sorted(where.kinds)
    if where.min_confidence:
        values["min_confidence"] = where.min_confidence
    return values
