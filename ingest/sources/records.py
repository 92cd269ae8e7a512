"""Articles given as records of fields: how a record becomes an article, its notices before it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from graph_schema.errors import InputRefused
from graph_schema.intake import MAX_FIELD, ArticleRefused, Taken, article_from
from ingest.sources.base import Item, Limits, Notice, Reading
from ingest.sources.seen import place_of

WAY_OUT = "split the article or raise ACTORGRAPH_MAX_ARTICLE_BYTES"


def record_limit(limits: Limits) -> int:
    """Give how many bytes a record may have."""
    # JSON may write one byte as six (\u0041), and there are fields beside the text.
    return 6 * limits.article_bytes + 6 * 5 * MAX_FIELD


def taken_of(data: Any, where: str, limits: Limits) -> Taken:
    """Give the article of a mapping with `text` and, if known, the other fields of an article.

    What may come in is what `graph_schema.intake` says. Raises InputRefused at `where`, naming
    each field that is wrong.
    """
    if not isinstance(data, Mapping):
        raise InputRefused(where, 'must be an object like {"id": "...", "text": "..."}')
    try:
        return article_from(data, limits.article_bytes)
    except ArticleRefused as refusal:
        told = "; ".join(f"{fault.field}: {fault.reason}" for fault in refusal.faults)
        raise InputRefused(where, told) from refusal


def items_of(taken: Taken, where: str) -> Iterator[Item]:
    """Give the notices of an article, then the article."""
    for warning in taken.warnings:
        yield Notice(where, f"{warning.field}: {warning.reason}")
    yield taken.article


def record_items(data: Any, start: str, number: int, how: Reading) -> Iterator[Item]:
    """Give the article of a record with its notices, or its refusal.

    An id that came before in the run is refused, and so is an address with another content.
    """
    where = place_of(start, number)
    try:
        taken = taken_of(data, where, how.limits)
    except InputRefused as refusal:
        yield refusal
        return
    article = taken.article
    by_id, by_url = data.get("id") is not None, article.id.startswith("u-")
    if by_id and (first := how.seen.earlier(article, start, number)):
        reason = f"id: {article.id[:40]!r} came before, at {first}; ids must differ"
        yield InputRefused(where, reason)
    elif by_url and (first := how.seen.earlier(article, start, number, same_allowed=True)):
        reason = f"url: came before with another content, at {first}; give each article its own id"
        yield InputRefused(where, reason)
    else:
        yield from items_of(taken, where)
