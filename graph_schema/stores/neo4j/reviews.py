"""The reviews of the Neo4j store."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from graph_schema.ids import content_id
from graph_schema.queries import Page, check_limit
from graph_schema.records import CodedArticle
from graph_schema.reviews import Correctness, Judgement, Verdict
from graph_schema.stores import columns
from graph_schema.stores.neo4j.connection import Connection, Transaction
from graph_schema.stores.neo4j.content import coded_articles
from graph_schema.stores.neo4j.cypher import questions
from graph_schema.stores.neo4j.cypher import reviews as cypher
from graph_schema.stores.neo4j.readings import articles_as_read
from graph_schema.stores.neo4j.rows import Values, actor_of
from graph_schema.stores.neo4j.writer import hear_again
from graph_schema.stores.paging import JUDGEMENTS, VERDICTS, id_place, page, place
from graph_schema.stores.reviewing import (
    judgements_with,
    refuse_contradiction,
    refuse_unread,
    stand_for_of,
    touched,
)

_JUDGEMENT = ("one", "other", "sameness", "reviewer", "time", "reason")
_VERDICT = (
    *("claim", "article", "source", "type", "target", "polarity", "start", "end", "in_title"),
    *("correctness", "reviewer", "time", "reason"),
)


class Neo4jReviews:
    """The reviews of the Neo4j store; see `graph_schema.reviews.Reviews`."""

    def __init__(self, connection: Connection, changes_kept: int) -> None:
        self._connection = connection
        self._changes_kept = changes_kept

    def judge(self, judgement: Judgement) -> bool:
        """Let a judgement of two actors stand; False when exactly this stands."""
        row = judgement_values(judgement)

        def work(transaction: Transaction) -> bool:
            standing = _held(transaction)
            if judgement in standing:
                return False
            goes_by = stand_for_of(standing)
            ends = {*judgement.pair, *(goes_by.get(end, end) for end in judgement.pair)}
            found = map(actor_of, transaction.rows(questions.ACTORS_BY_ID, ids=sorted(ends)))
            after = judgements_with(standing, judgement, {actor.id: actor for actor in found})
            transaction.run(cypher.SET_JUDGEMENTS, rows=[row])
            self._hear(transaction, standing, after)
            return True

        return self._connection.write(work)

    def undo_judgement(self, one: str, other: str) -> bool:
        """Take a judgement back; gives False when there is none."""
        pair = (min(one, other), max(one, other))

        def work(transaction: Transaction) -> bool:
            standing = _held(transaction)
            left = [judgement for judgement in standing if judgement.pair != pair]
            if len(left) == len(standing):
                return False
            transaction.run(cypher.REMOVE_JUDGEMENT, key=_key(*pair))
            self._hear(transaction, standing, left)
            return True

        return self._connection.write(work)

    def judgement(self, one: str, other: str) -> Judgement | None:
        """Give the judgement of two actors, or None."""
        key = _key(min(one, other), max(one, other))
        row = self._connection.read(lambda transaction: transaction.row(cypher.JUDGEMENT, key=key))
        return None if row is None else columns.judgement(row)

    def judgements(
        self, *, actor: str | None = None, limit: int = 100, cursor: str | None = None
    ) -> Page[Judgement]:
        """Give the judgements, or those of one actor, in the order of their actors."""
        check_limit(limit)
        one, other = place(JUDGEMENTS, cursor, (str, str)) or ("", "")
        asked = cypher.JUDGEMENTS.format(conditions="" if actor is None else cypher.JUDGES)
        rows = self._rows(asked, one=one, other=other, actor=actor, limit=limit + 1)
        found = list(map(columns.judgement, rows))
        return page(JUDGEMENTS, found, limit, lambda judgement: judgement.pair)

    def stands_for(self, actor_id: str) -> str:
        """Give the id that an actor goes by."""
        rows = self._rows(cypher.GOES_BY, actor=actor_id)
        return str(rows[0][0]) if rows else actor_id

    def rule(self, verdict: Verdict) -> bool:
        """Let a verdict on a claim stand; False when exactly this stands."""
        row = verdict_values(verdict)

        def work(transaction: Transaction) -> bool:
            transaction.run(questions.HOLD_GRAPH)
            if verdict in _verdicts(transaction, [verdict.claim]):
                return False
            refuse_unread(verdict, _as_read(transaction, verdict.article))
            transaction.run(cypher.SET_VERDICTS, rows=[row])
            hear_again(transaction, (verdict.article,), self._changes_kept)
            return True

        return self._connection.write(work)

    def undo_verdict(self, claim_id: str) -> bool:
        """Take a verdict back; gives False when there is none."""

        def work(transaction: Transaction) -> bool:
            transaction.run(questions.HOLD_GRAPH)
            standing = _verdicts(transaction, [claim_id])
            if not standing:
                return False
            transaction.run(cypher.REMOVE_VERDICT, id=claim_id)
            hear_again(transaction, (standing[0].article,), self._changes_kept)
            return True

        return self._connection.write(work)

    def verdict(self, claim_id: str) -> Verdict | None:
        """Give the verdict on a claim, or None."""
        found = self._connection.read(lambda transaction: _verdicts(transaction, [claim_id]))
        return found[0] if found else None

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
        asked: dict[str, str | None] = {"article": article, "correctness": correctness}
        conditions = "".join(part for name, part in cypher.VERDICT_IS.items() if asked[name])
        statement = cypher.VERDICTS.format(conditions=conditions)
        after = id_place(VERDICTS, cursor)
        rows = self._rows(statement, **asked, after=after, limit=limit + 1)
        found = list(map(columns.verdict, rows))
        return page(VERDICTS, found, limit, lambda verdict: (verdict.claim,))

    def as_read(self, article_id: str) -> CodedArticle | None:
        """Give an article with all that was read in it, before any review, or None."""
        return self._connection.read(lambda transaction: _as_read(transaction, article_id))

    def restore(self, judgements: Sequence[Judgement], verdicts: Sequence[Verdict]) -> int:
        """Let reviews of another store stand here; gives how many changed."""
        rows = [judgement_values(one) for one in judgements]
        ruled_rows = [verdict_values(one) for one in verdicts]

        def work(transaction: Transaction) -> int:
            standing = {one.pair: one for one in _held(transaction)}
            changed = sum(standing.get(one.pair) != one for one in judgements)
            known = _verdicts(transaction, [one.claim for one in verdicts])
            ruled = [one for one in verdicts if one not in known]
            if not changed and not ruled:
                return 0
            after = {**standing, **{one.pair: one for one in judgements}}
            refuse_contradiction(after.values())
            transaction.run(cypher.SET_JUDGEMENTS, rows=rows)
            transaction.run(cypher.SET_VERDICTS, rows=ruled_rows)
            articles = [one.article for one in ruled]
            self._hear(transaction, standing.values(), after.values(), articles)
            return changed + len(ruled)

        return self._connection.write(work)

    def _hear(
        self,
        transaction: Transaction,
        before: Iterable[Judgement],
        after: Iterable[Judgement],
        articles: Iterable[str] = (),
    ) -> None:
        goes_by = stand_for_of(after)
        names = touched(stand_for_of(before), goes_by)
        showing: list[list[Any]] = []
        if names:
            transaction.run(cypher.CLEAR_STAND_INS)
            transaction.run(cypher.ADD_STAND_INS, rows=stand_in_values(goes_by))
            showing = transaction.rows(cypher.SHOWING, names=sorted(names))
        asked = {*articles, *(row[0] for row in showing)}
        hear_again(transaction, asked, self._changes_kept)

    def _rows(self, statement: str, **values: Any) -> list[list[Any]]:
        return self._connection.read(lambda transaction: transaction.rows(statement, **values))


def judgement_values(judgement: Judgement) -> Values:
    """Give the properties of a judgement."""
    row = columns.judgement_row(judgement)
    return {"key": _key(*judgement.pair), **dict(zip(_JUDGEMENT, row, strict=True))}


def verdict_values(verdict: Verdict) -> Values:
    """Give the properties of a verdict."""
    return dict(zip(_VERDICT, columns.verdict_row(verdict), strict=True))


def stand_in_values(goes_by: dict[str, str]) -> list[Values]:
    """Give the properties of what says which id each actor goes by."""
    return [{"actor": actor, "goes_by": now} for actor, now in sorted(goes_by.items())]


def _held(transaction: Transaction) -> list[Judgement]:
    """Keep others from changing the graph, and give the judgements that stand."""
    transaction.run(questions.HOLD_GRAPH)
    return list(map(columns.judgement, transaction.rows(cypher.EVERY_JUDGEMENT)))


def _verdicts(transaction: Transaction, claims: list[str]) -> list[Verdict]:
    return list(map(columns.verdict, transaction.rows(cypher.VERDICTS_BY_ID, ids=claims)))


def _as_read(transaction: Transaction, article_id: str) -> CodedArticle | None:
    found = articles_as_read(transaction, coded_articles(transaction, [article_id]))
    return found[0] if found else None


def _key(one: str, other: str) -> str:
    return content_id("g-", one, other)
