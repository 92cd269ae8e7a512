"""The writer of the embedded store: an article with its claims goes in or out as one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

from graph_schema.checks import check
from graph_schema.derive import EdgeKey, day_of, edges_of, stands_for
from graph_schema.errors import InputRefused
from graph_schema.records import Claim, CodedArticle, Office
from graph_schema.stores.changes import changes_between
from graph_schema.stores.content import canonical, digest
from graph_schema.stores.embedded.actor_upkeep import change_actors
from graph_schema.stores.embedded.connections import Connections
from graph_schema.stores.embedded.content import article_stored, coded_of
from graph_schema.stores.embedded.edge_upkeep import change_edges
from graph_schema.stores.embedded.readings import as_read, forget_reading, heard, keep_reading
from graph_schema.stores.embedded.rows import (
    actor_row,
    article_row,
    claim_row,
    day_text,
    office_row,
)
from graph_schema.stores.embedded.sql import changes as sql
from graph_schema.stores.embedded.story_upkeep import Told, change_stories
from graph_schema.stores.jobs import instant


class EmbeddedWriter:
    """Changes to the embedded store; see `graph_schema.writer.GraphWriter`."""

    def __init__(self, connections: Connections, changes_kept: int) -> None:
        self._connections = connections
        self._changes_kept = changes_kept

    def put(self, coded: CodedArticle) -> bool:
        """Store an article with what was read in it; False when exactly this is stored."""
        return self.put_all((coded,)) == 1

    def put_all(self, batch: Sequence[CodedArticle]) -> int:
        """Store articles, all of them or none; gives how many changed something."""
        for coded in batch:
            check(coded)
        with self._connections.writing() as connection:
            return sum(put_within(connection, coded, self._changes_kept) for coded in batch)

    def recode(self, coded: CodedArticle) -> bool:
        """Store what was read in an article anew; False when it is no more what was read."""
        check(coded)
        with self._connections.writing() as connection:
            if article_stored(connection, coded.article.id) != coded.article:
                return False
            put_within(connection, coded, self._changes_kept)
            return True

    def retract(self, article_ids: Sequence[str]) -> tuple[str, ...]:
        """Remove articles, stored or waiting; gives the ids that were there."""
        gone: list[str] = []
        lost: list[CodedArticle] = []
        with self._connections.writing() as connection:
            for article_id in dict.fromkeys(article_ids):
                number, _ = stored_at(connection, article_id)
                jobs = connection.execute(sql.REMOVE_JOBS, (article_id,)).rowcount
                if number is not None:
                    stored = _coded(connection, number, article_id)
                    _change(connection, number, stored, None)
                    forget_reading(connection, article_id)
                    lost.append(stored)
                if number is not None or jobs:
                    gone.append(article_id)
            if lost:
                count_change(
                    connection, [(c.article.id, c, None) for c in lost], self._changes_kept
                )
        return tuple(gone)


def put_within(connection: sqlite3.Connection, coded: CodedArticle, changes_kept: int) -> bool:
    """Store a checked article inside a transaction; False when exactly this is stored."""
    wanted = canonical(coded)
    article_id = wanted.article.id
    number, stored_digest = stored_at(connection, article_id)
    wanted_digest = digest(wanted)
    if stored_digest == wanted_digest:
        return False
    _refuse_taken(connection, wanted)
    stored = None if number is None else _coded(connection, number, article_id)
    left = heard(connection, wanted)
    _change(connection, number, stored, left, wanted_digest)
    keep_reading(connection, wanted, left)
    count_change(connection, [(article_id, stored, left)], changes_kept)
    return True


def hear_again(
    connection: sqlite3.Connection, article_ids: Iterable[str], changes_kept: int
) -> None:
    """Make articles what the reviews leave of them, and count and log that as one change."""
    replaced = []
    for article_id in sorted(set(article_ids)):
        number, stored_digest = stored_at(connection, article_id)
        if number is None or stored_digest is None:
            continue
        stored = _coded(connection, number, article_id)
        read = as_read(connection, number, stored.article)
        left = heard(connection, read)
        if left != stored:
            _change(connection, number, stored, left, stored_digest)
            keep_reading(connection, read, left)
            replaced.append((article_id, stored, left))
    count_change(connection, replaced, changes_kept)


def count_change(
    connection: sqlite3.Connection,
    replaced: Sequence[tuple[str, CodedArticle | None, CodedArticle | None]],
    changes_kept: int,
) -> None:
    """Count and log the change that put the last of each three in place of the one before."""
    connection.execute(sql.COUNT_CHANGE)
    now = instant(datetime.now(UTC))
    rows = [
        (now, kind, identity, article_id)
        for article_id, before, after in replaced
        for kind, identity in changes_between(before, after)
    ]
    if rows:
        connection.executemany(sql.LOG_CHANGE, rows)
        connection.execute(sql.FORGET_CHANGES, (changes_kept,))


def _change(
    connection: sqlite3.Connection,
    number: int | None,
    before: CodedArticle | None,
    after: CodedArticle | None,
    after_digest: str = "",
) -> None:
    """Put `after`, with its digest, in the place of `before`; either may be None."""
    told = change_stories(connection, number, before, after)
    if number is not None and before is not None:
        _remove(connection, number, before)
    change_actors(connection, before, after)
    edges = change_edges(connection, before, after, (told.before, told.after))
    if after is not None:
        _add(connection, told, after, after_digest, edges)


def _remove(connection: sqlite3.Connection, number: int, coded: CodedArticle) -> None:
    connection.executemany(
        sql.REMOVE_CLAIM_END,
        ((actor, day, claim.id) for claim, day in _dated(coded) for actor in ends_of(claim)),
    )
    for statement in sql.REMOVE_ARTICLE:
        connection.execute(statement, (number,))


def _add(
    connection: sqlite3.Connection,
    told: Told,
    coded: CodedArticle,
    coded_digest: str,
    edges: Mapping[EdgeKey, int],
) -> None:
    article, number = coded.article, told.number
    row = (number, *article_row(article), coded.coder, coded_digest)
    connection.execute(sql.ADD_ARTICLE, row)
    connection.executemany(
        sql.ADD_SIGHTING, ((*actor_row(actor), number) for actor in coded.actors)
    )
    connection.executemany(sql.ADD_OFFICE, ((number, *office_row(o)) for o in coded.offices))
    (last,) = connection.execute(sql.LAST_CLAIM).fetchone()
    claims = [(n, claim, day) for n, (claim, day) in enumerate(_dated(coded), last + 1)]
    connection.executemany(
        sql.ADD_CLAIM,
        (
            (
                *(n, number, c.counts, day, article.publisher, article.language, told.story),
                *claim_row(c),
            )
            for n, c, day in claims
        ),
    )
    connection.executemany(
        sql.ADD_CLAIM_END,
        ((actor, day, claim.id, n) for n, claim, day in claims for actor in ends_of(claim)),
    )
    connection.executemany(
        sql.ADD_CLAIM_EDGE,
        ((edges[key], day, claim.id, n) for n, claim, day in claims for key in edges_of(claim)),
    )


def _dated(coded: CodedArticle) -> Iterable[tuple[Claim, str]]:
    return ((claim, day_text(day_of(claim, coded.article))) for claim in coded.claims)


def ends_of(claim: Claim) -> list[str]:
    """Give whom a claim is about: both ends, and whom they act for."""
    source = stands_for(claim.source, claim.source_party)
    return sorted({*source, *stands_for(claim.target, claim.target_party)})


def stored_at(connection: sqlite3.Connection, article_id: str) -> tuple[int | None, str | None]:
    """Give the row number and the digest of what was read in an article, or None for both."""
    row: tuple[int, str] | None = connection.execute(sql.ARTICLE_STORED, (article_id,)).fetchone()
    return (None, None) if row is None else row


def _coded(connection: sqlite3.Connection, number: int, article_id: str) -> CodedArticle:
    article = article_stored(connection, article_id)
    assert article is not None, "its row number was read in this transaction"  # noqa: S101
    return coded_of(connection, number, article)


def _refuse_taken(connection: sqlite3.Connection, coded: CodedArticle) -> None:
    records: tuple[Claim | Office, ...] = (*coded.claims, *coded.offices)
    for record in records:
        values = {"id": record.id, "article": coded.article.id}
        other = connection.execute(sql.OWNER, values).fetchone()
        if other is not None:
            raise InputRefused(
                f"article {coded.article.id}",
                f"{record.id} is already a record of article {other[0]}",
            )
