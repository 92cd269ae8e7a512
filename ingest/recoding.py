"""Reading again, with the extractor of today, what another has read before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from graph_schema.interfaces import Store
from graph_schema.queries import MAX_PAGE
from graph_schema.records import Article

# Articles in memory at once, besides those that are being read.
AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class Narrowed:
    """Which articles are read again: all, or those of some ids, a publisher, language or period."""

    ids: Sequence[str] = ()
    publisher: str | None = None
    language: str | None = None
    since: date | None = None
    until: date | None = None


def to_recode(store: Store, coder: str | None, narrowed: Narrowed) -> list[str]:
    """Give the ids of the articles that this coder has not read last, in their order.

    So a run that was stopped goes on where it was, and one that is complete finds nothing to do.
    Without a coder they are all, whoever has read them last.
    """
    found: list[str] = []
    cursor: str | None = None
    wanted = frozenset(narrowed.ids)
    while True:
        page = store.reader.articles(
            publisher=narrowed.publisher,
            language=narrowed.language,
            since=narrowed.since,
            until=narrowed.until,
            not_by=coder,
            limit=MAX_PAGE,
            cursor=cursor,
        )
        found += [article.id for article in page.items if not wanted or article.id in wanted]
        cursor = page.next_cursor
        if cursor is None:
            return found


def articles_of(store: Store, ids: Sequence[str]) -> Iterator[Article]:
    """Give articles in the order of their ids, but for those retracted meanwhile."""
    for start in range(0, len(ids), AT_ONCE):
        some = ids[start : start + AT_ONCE]
        known = store.reader.articles_by_id(some)
        yield from (known[article_id] for article_id in some if article_id in known)
