"""Where one page ends and the next begins, the same for every store."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from typing import TypeVar

from graph_schema.errors import FilterError, QuestionTooLarge
from graph_schema.queries import Page, RelationOrder, decode_cursor, encode_cursor
from graph_schema.records import Relation

T = TypeVar("T")
Key = tuple[str | int, ...]
NARROW = "narrow it by type, quad, period, party, kind or min_confidence"
ACTORS, ARTICLES, CLAIMS = "actors", "articles", "claims"
JUDGEMENTS, VERDICTS = "judgements", "verdicts"


def relation_rank(order: RelationOrder, relation: Relation) -> str | int:
    """Give what relations are sorted by, the greatest first; an undated one comes last."""
    if order is RelationOrder.LAST_SEEN:
        return relation.last_seen.isoformat() if relation.last_seen else ""
    return relation.claims if order is RelationOrder.CLAIMS else relation.confidence


def relation_key(order: RelationOrder, relation: Relation) -> Key:
    """Give the place of a relation: its rank, then its own (source, type, target)."""
    return (relation_rank(order, relation), relation.source, relation.type, relation.target)


def relation_place(order: RelationOrder, cursor: str | None) -> Key | None:
    """Give the place that a cursor of relations stands for; raises FilterError."""
    rank = str if order is RelationOrder.LAST_SEEN else int
    return place(relation_question(order), cursor, (rank, str, str, str))


def relation_question(order: RelationOrder) -> str:
    """Give the name of the question that the cursors of an order belong to."""
    return f"relations by {order.value}"


def place(question: str, cursor: str | None, shape: Sequence[type]) -> Key | None:
    """Give the place that a cursor of `question` stands for; raises FilterError for any other."""
    if cursor is None:
        return None
    asked, *key = decode_cursor(cursor, (str, *shape))
    if asked != question or not all(_holdable(part) for part in key):
        raise FilterError("cursor", "belongs to another question; begin without one")
    return tuple(key)


def id_place(question: str, cursor: str | None) -> str:
    """Give the id after which a page of records by id begins; every id is after the empty one."""
    after = place(question, cursor, (str,))
    return "" if after is None else str(after[0])


def page(
    question: str, found: Sequence[T], limit: int, key: Callable[[T], Iterable[str | int]]
) -> Page[T]:
    """Give the page of the first `limit` of `found`, which holds one more when more follow."""
    items = tuple(found[:limit])
    if len(found) <= limit:
        return Page(items, None)
    return Page(items, encode_cursor((question, *key(items[-1]))))


def within(most: int | None, relations: Iterable[Relation]) -> tuple[Relation, ...]:
    """Give the relations; raises QuestionTooLarge when there are more than `most`."""
    if most is None:
        return tuple(relations)
    found = tuple(islice(relations, most + 1))
    if len(found) > most:
        raise QuestionTooLarge("relations", most, NARROW)
    return found


def _holdable(part: str | int) -> bool:
    # Engines hold numbers of 64 bits and text that is Unicode; a forged cursor may hold more.
    if isinstance(part, int):
        return abs(part) < 2**63
    return part.isascii() or not any("\ud800" <= char <= "\udfff" for char in part)
