"""The reviews of the embedded store."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence

from graph_schema.queries import Page, check_limit
from graph_schema.records import CodedArticle
from graph_schema.reviews import Correctness, Judgement, Verdict
from graph_schema.stores import columns
from graph_schema.stores.embedded.connections import Connections
from graph_schema.stores.embedded.content import article_stored
from graph_schema.stores.embedded.readings import as_read
from graph_schema.stores.embedded.rows import actor_of
from graph_schema.stores.embedded.sql import questions
from graph_schema.stores.embedded.sql import reviews as sql
from graph_schema.stores.embedded.writer import hear_again, stored_at
from graph_schema.stores.paging import JUDGEMENTS, VERDICTS, id_place, page, place
from graph_schema.stores.reviewing import (
    judgements_with,
    refuse_contradiction,
    refuse_unread,
    stand_for_of,
    touched,
)


class EmbeddedReviews:
    """The reviews of the embedded store; see `graph_schema.reviews.Reviews`."""

    def __init__(self, connections: Connections, changes_kept: int) -> None:
        self._connections = connections
        self._changes_kept = changes_kept

    def judge(self, judgement: Judgement) -> bool:
        """Let a judgement of two actors stand; False when exactly this stands."""
        row = columns.judgement_row(judgement)
        with self._connections.writing() as connection:
            standing = _every(connection)
            if judgement in standing:
                return False
            goes_by = stand_for_of(standing)
            ends = {*judgement.pair, *(goes_by.get(end, end) for end in judgement.pair)}
            found = connection.execute(questions.ACTORS_BY_ID, (_listed(ends),))
            after = judgements_with(standing, judgement, {a.id: a for a in map(actor_of, found)})
            connection.execute(sql.SET_JUDGEMENT, row)
            self._hear(connection, standing, after)
            return True

    def undo_judgement(self, one: str, other: str) -> bool:
        """Take a judgement back; gives False when there is none."""
        pair = (min(one, other), max(one, other))
        with self._connections.writing() as connection:
            standing = _every(connection)
            if not connection.execute(sql.REMOVE_JUDGEMENT, pair).rowcount:
                return False
            self._hear(connection, standing, [left for left in standing if left.pair != pair])
            return True

    def judgement(self, one: str, other: str) -> Judgement | None:
        """Give the judgement of two actors, or None."""
        with self._connections.reading() as connection:
            pair = (min(one, other), max(one, other))
            row = connection.execute(sql.JUDGEMENT, pair).fetchone()
            return None if row is None else columns.judgement(row)

    def judgements(
        self, *, actor: str | None = None, limit: int = 100, cursor: str | None = None
    ) -> Page[Judgement]:
        """Give the judgements, or those of one actor, in the order of their actors."""
        check_limit(limit)
        one, other = place(JUDGEMENTS, cursor, (str, str)) or ("", "")
        asked = sql.JUDGEMENTS.format(conditions="" if actor is None else sql.JUDGES)
        values = {"one": one, "other": other, "actor": actor, "limit": limit + 1}
        with self._connections.reading() as connection:
            found = list(map(columns.judgement, connection.execute(asked, values)))
        return page(JUDGEMENTS, found, limit, lambda judgement: judgement.pair)

    def stands_for(self, actor_id: str) -> str:
        """Give the id that an actor goes by."""
        with self._connections.reading() as connection:
            row = connection.execute(sql.GOES_BY, (actor_id,)).fetchone()
            return actor_id if row is None else str(row[0])

    def rule(self, verdict: Verdict) -> bool:
        """Let a verdict on a claim stand; False when exactly this stands."""
        row = columns.verdict_row(verdict)
        with self._connections.writing() as connection:
            if _verdict(connection, verdict.claim) == verdict:
                return False
            refuse_unread(verdict, _as_read(connection, verdict.article))
            connection.execute(sql.SET_VERDICT, row)
            hear_again(connection, (verdict.article,), self._changes_kept)
            return True

    def undo_verdict(self, claim_id: str) -> bool:
        """Take a verdict back; gives False when there is none."""
        with self._connections.writing() as connection:
            verdict = _verdict(connection, claim_id)
            if verdict is None:
                return False
            connection.execute(sql.REMOVE_VERDICT, (claim_id,))
            hear_again(connection, (verdict.article,), self._changes_kept)
            return True

    def verdict(self, claim_id: str) -> Verdict | None:
        """Give the verdict on a claim, or None."""
        with self._connections.reading() as connection:
            return _verdict(connection, claim_id)

    def verdicts(
        self,
        *,
        article: str | None = None,
        correctness: Correctness | None = None,
        limit: int = 100,
        cursor: str | None = None,
    ) -> Page[Verdict]:
        """Give the verdicts in the order of their claims' ids."""
        check_limit(limit)
        asked: dict[str, str | int | None] = {"article": article, "correctness": correctness}
        conditions = "".join(part for name, part in sql.VERDICT_IS.items() if asked[name])
        values = {**asked, "after": id_place(VERDICTS, cursor), "limit": limit + 1}
        with self._connections.reading() as connection:
            rows = connection.execute(sql.VERDICTS.format(conditions=conditions), values)
            found = list(map(columns.verdict, rows))
        return page(VERDICTS, found, limit, lambda verdict: (verdict.claim,))

    def as_read(self, article_id: str) -> CodedArticle | None:
        """Give an article with all that was read in it, before any review, or None."""
        with self._connections.reading() as connection:
            return _as_read(connection, article_id)

    def restore(self, judgements: Sequence[Judgement], verdicts: Sequence[Verdict]) -> int:
        """Let reviews of another store stand here; gives how many changed."""
        rows = [columns.judgement_row(one) for one in judgements]
        ruled_rows = [columns.verdict_row(one) for one in verdicts]
        with self._connections.writing() as connection:
            standing = {one.pair: one for one in _every(connection)}
            changed = sum(standing.get(one.pair) != one for one in judgements)
            ruled = [one for one in verdicts if _verdict(connection, one.claim) != one]
            if not changed and not ruled:
                return 0
            after = {**standing, **{one.pair: one for one in judgements}}
            refuse_contradiction(after.values())
            connection.executemany(sql.SET_JUDGEMENT, rows)
            connection.executemany(sql.SET_VERDICT, ruled_rows)
            articles = [one.article for one in ruled]
            self._hear(connection, standing.values(), after.values(), articles)
            return changed + len(ruled)

    def _hear(
        self,
        connection: sqlite3.Connection,
        before: Iterable[Judgement],
        after: Iterable[Judgement],
        articles: Iterable[str] = (),
    ) -> None:
        goes_by = stand_for_of(after)
        names = touched(stand_for_of(before), goes_by)
        connection.execute(sql.CLEAR_STAND_FOR)
        connection.executemany(sql.ADD_STAND_FOR, goes_by.items())
        showing = connection.execute(sql.SHOWING, {"names": _listed(names)}) if names else ()
        hear_again(connection, {*articles, *(row[0] for row in showing)}, self._changes_kept)


def _every(connection: sqlite3.Connection) -> list[Judgement]:
    return list(map(columns.judgement, connection.execute(sql.EVERY_JUDGEMENT)))


def _verdict(connection: sqlite3.Connection, claim_id: str) -> Verdict | None:
    row = connection.execute(sql.VERDICT, (claim_id,)).fetchone()
    return None if row is None else columns.verdict(row)


def _as_read(connection: sqlite3.Connection, article_id: str) -> CodedArticle | None:
    number, _ = stored_at(connection, article_id)
    article = article_stored(connection, article_id)
    return None if number is None or article is None else as_read(connection, number, article)


def _listed(names: Iterable[str]) -> str:
    return json.dumps(sorted(names), ensure_ascii=False)
