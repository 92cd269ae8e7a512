"""Keeping stories, and the counts of them behind derived edges, what the articles make them."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from graph_schema.records import Article, CodedArticle
from graph_schema.stores.columns import Row
from graph_schema.stores.embedded.edge_upkeep import EdgeDelta, apply_delta
from graph_schema.stores.embedded.rows import article_of
from graph_schema.stores.embedded.sql import questions
from graph_schema.stores.embedded.sql import stories as sql
from graph_schema.stories.fingerprints import Fingerprint, bands_of, fingerprint
from graph_schema.stories.grouping import Filed, regroup


@dataclass(frozen=True, slots=True)
class Told:
    """The row number of an article that changes, and its story before and after.

    A story is the row number of its first article, None when no other article tells it.
    """

    number: int
    before: int | None
    after: int | None

    @property
    def story(self) -> int:
        """Give the number that the claims of the article bear as their story."""
        return self.number if self.after is None else self.after


def change_stories(
    connection: sqlite3.Connection,
    number: int | None,
    before: CodedArticle | None,
    after: CodedArticle | None,
) -> Told:
    """Make the stories of all articles what they are once `after` stands in place of `before`.

    The edges of other articles whose story changes are recounted; those of this one are not.
    `number` is the row number of `before`, which `after` keeps. The rows of both articles may be
    written only afterwards.
    """
    story = None if number is None else _number(connection, sql.STORY, number)
    if number is None:
        number = (_number(connection, sql.LAST_ARTICLE) or 0) + 1
    elif before is not None and after is not None and before.article == after.article:
        return Told(number, story, story)
    shelf = _Shelf(connection)
    gone: dict[str, str | None] = {}
    if before is not None:
        gone[before.article.id] = None if story is None else shelf.name(story)
        _forget(connection, number)
    came = None if after is None else fingerprint(after.article)
    return Told(number, story, _regroup(connection, shelf, number, gone, came))


def tell_all(connection: sqlite3.Connection) -> None:
    """Find the stories of all articles, and count them for all edges, where none were kept yet."""
    for (number,) in connection.execute(sql.ALL_ARTICLES).fetchall():
        article = _article(connection, number)
        story = _regroup(connection, _Shelf(connection), number, {}, fingerprint(article))
        connection.execute(sql.SET_CLAIMS_STORY, (number if story is None else story, number))
        _count(connection, [(number, story, 1)])


class _Shelf:
    """The articles of the file as stories are grouped; see `graph_schema.stories.grouping`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        # The row numbers of the articles that were met, by their ids.
        self.numbers: dict[str, int] = {}

    def sharing(self, prints: Collection[Fingerprint]) -> Iterator[Filed]:
        """Give the articles that share a band with one of these."""
        bands = json.dumps([band for each in prints for band in each.bands])
        for *row, first, first_id, day in self._connection.execute(sql.SHARING, (bands,)):
            print_ = self._print(row)
            if first is None:
                yield Filed(print_, print_.place, shared=False)
            else:
                self.numbers[first_id] = first
                published = _day(day)
                place = published is None, published or date.max, first_id
                yield Filed(print_, place, shared=True)

    def telling(self, story: str) -> list[Fingerprint]:
        """Give the articles of a story that several tell."""
        rows = self._connection.execute(sql.TELLING, (self.numbers[story],))
        return [self._print(row) for row in rows]

    def name(self, story: int) -> str:
        """Give the id of the first article of a story."""
        ((article_id,),) = self._connection.execute(sql.FIRST, (story,))
        self.numbers[article_id] = story
        return str(article_id)

    def _print(self, row: Row) -> Fingerprint:
        number, article_id, day, publisher, signature = row
        self.numbers[article_id] = number
        return Fingerprint(article_id, _day(day), publisher or None, signature)


def _regroup(
    connection: sqlite3.Connection,
    shelf: _Shelf,
    number: int,
    gone: dict[str, str | None],
    came: Fingerprint | None,
) -> int | None:
    """Put an article in its story, others where they belong then; gives the story's number."""
    found = regroup(gone, () if came is None else (came,), shelf)
    if came is not None:
        shelf.numbers[came.article] = number
        connection.execute(sql.ADD_FINGERPRINT, (number, came.signature))
        connection.executemany(sql.ADD_BAND, ((band, number) for band in came.bands))
    moves: list[tuple[int, int | None, int]] = []
    for article_id, (old, new) in found.moved.items():
        moved, story = shelf.numbers[article_id], None if new is None else shelf.numbers[new]
        moves += [(moved, None if old is None else shelf.numbers[old], -1), (moved, story, 1)]
        _tell(connection, moved, story)
        connection.execute(sql.SET_CLAIMS_STORY, (moved if story is None else story, moved))
    _count(connection, moves)
    label = None if came is None else found.came[came.article]
    story = None if label is None else shelf.numbers[label]
    if story is not None or gone:
        _tell(connection, number, story)
    return story


def _tell(connection: sqlite3.Connection, number: int, story: int | None) -> None:
    if story is None:
        connection.execute(sql.REMOVE_STORY, (number,))
    else:
        connection.execute(sql.SET_STORY, (number, story))


def _count(connection: sqlite3.Connection, changes: Iterable[tuple[int, int | None, int]]) -> None:
    """Count articles in or out of stories, for all edges that their claims assert."""
    deltas: dict[int, EdgeDelta] = defaultdict(EdgeDelta)
    for number, story, sign in changes:
        for (edge,) in connection.execute(sql.EDGES_ASSERTED, (number,)):
            deltas[edge].tell(story, sign)
    for edge in sorted(deltas):
        apply_delta(connection, edge, deltas[edge])


def _forget(connection: sqlite3.Connection, number: int) -> None:
    row = connection.execute(sql.SIGNATURE, (number,)).fetchone()
    if row is not None:
        connection.executemany(sql.REMOVE_BAND, ((band, number) for band in bands_of(row[0])))
        connection.execute(sql.REMOVE_FINGERPRINT, (number,))


def _article(connection: sqlite3.Connection, number: int) -> Article:
    return article_of(connection.execute(questions.ARTICLE_NUMBERED, (number,)).fetchone())


def _number(connection: sqlite3.Connection, statement: str, *values: int) -> int | None:
    row = connection.execute(statement, values).fetchone()
    return None if row is None else int(row[0])


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
