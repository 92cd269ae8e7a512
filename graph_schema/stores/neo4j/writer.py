"""The writer of the Neo4j store: an article with its claims goes in or out as one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from graph_schema.checks import check
from graph_schema.errors import InputRefused
from graph_schema.records import RETRACTIONS, CodedArticle
from graph_schema.stores.changes import changes_between
from graph_schema.stores.content import canonical, digest
from graph_schema.stores.jobs import instant
from graph_schema.stores.neo4j.article_rows import content_rows
from graph_schema.stores.neo4j.connection import Connection, Transaction
from graph_schema.stores.neo4j.content import coded_articles
from graph_schema.stores.neo4j.cypher import changes as cypher
from graph_schema.stores.neo4j.cypher import jobs, log, stories
from graph_schema.stores.neo4j.deltas import Deltas, deltas_of
from graph_schema.stores.neo4j.rows import article_values
from graph_schema.stores.neo4j.stories import Retold, retell
from graph_schema.stores.neo4j.upkeep import (
    Restated,
    Standing,
    actor_rows,
    relation_rows,
    restate_relations,
    standing_of,
)

# An index of Neo4j holds keys of 8,191 bytes, some of which it needs itself.
MAX_KEY_BYTES = 4_000
_LISTS = (
    *("actors", "actor_tallies", "actor_keys", "names_gone", "names", "relations", "edges"),
    *("edges_gone", "relations_gone", "articles", "published", "publishers_left", "mentions"),
    *("claims", "spoken", "stated", "tallies", "offices", "under", "held", "actors_gone"),
    "fingerprints",
)


class Neo4jWriter:
    """Changes to the Neo4j store; see `graph_schema.interfaces.GraphWriter`."""

    def __init__(self, connection: Connection, changes_kept: int) -> None:
        self._connection = connection
        self._changes_kept = changes_kept

    def put(self, coded: CodedArticle) -> bool:
        """Store an article with what was read in it; False when exactly this is stored."""
        return self.put_all((coded,)) == 1

    def put_all(self, batch: Sequence[CodedArticle]) -> int:
        """Store articles, all of them or none; gives how many changed something."""
        wanted = [ready(coded) for coded in batch]
        if not wanted:
            return 0
        return self._connection.write(
            lambda transaction: put_within(transaction, wanted, self._changes_kept)
        )

    def retract(self, article_ids: Sequence[str]) -> tuple[str, ...]:
        """Remove articles, stored or waiting; gives the ids that were there."""
        asked = list(dict.fromkeys(article_ids))

        def work(transaction: Transaction) -> tuple[str, ...]:
            standing = _standing(transaction, asked)
            waiting = {row[0] for row in transaction.rows(jobs.REMOVE, articles=asked)}
            stored = [article_id for article_id in asked if article_id in standing.digests]
            if stored:
                gone = list(coded_articles(transaction, stored))
                _change(transaction, gone, (), retell(transaction, stored, ()))
                _log(transaction, [(c.article.id, c, None) for c in gone], self._changes_kept)
            return tuple(i for i in asked if i in waiting or i in standing.digests)

        return self._connection.write(work)


def ready(coded: CodedArticle) -> CodedArticle:
    """Give the record as it is stored; raises InputRefused for what Neo4j cannot keep either."""
    check(coded)
    keys = [("publisher", coded.article.publisher or "")]
    keys += [("claim", claim.id) for claim in coded.claims]
    keys += [("office", office.id) for office in coded.offices]
    for name, key in keys:
        if len(key.encode()) > MAX_KEY_BYTES:
            raise InputRefused(
                f"article {coded.article.id}",
                f"{name} {key[:40]!r}... is longer than the {MAX_KEY_BYTES:,} bytes that an index "
                "of Neo4j takes",
            )
    return canonical(coded)


def put_within(transaction: Transaction, wanted: Sequence[CodedArticle], changes_kept: int) -> int:
    """Store records that are ready, inside a transaction; gives how many changed something."""
    deltas = deltas_of((), wanted, Retold())
    articles = [coded.article.id for coded in wanted]
    records = [record for coded in wanted for record in _records(coded)]
    standing = _standing(transaction, articles, deltas, records)
    if len(wanted) > 1 and _entangled(wanted, standing):
        # One record or article comes twice: then what comes later meets what came before.
        return sum(put_within(transaction, (coded,), changes_kept) for coded in wanted)
    changed = [(coded, digest(coded)) for coded in wanted]
    changed = [
        (c, digested) for c, digested in changed if standing.digests.get(c.article.id) != digested
    ]
    for coded, _ in changed:
        _refuse_taken(coded, standing)
    if not changed:
        return 0
    replaced = [coded.article.id for coded, _ in changed if coded.article.id in standing.digests]
    before = list(coded_articles(transaction, replaced)) if replaced else []
    retold = retell(transaction, replaced, [coded for coded, _ in changed])
    if replaced or len(changed) < len(wanted) or not retold.alone:
        _change(transaction, before, changed, retold)
    else:
        _write(transaction, deltas, standing, [], changed, retold)
    stood = {coded.article.id: coded for coded in before}
    came = [(coded.article.id, stood.get(coded.article.id), coded) for coded, _ in changed]
    _log(transaction, came, changes_kept, apart=True)
    return len(changed)


def _entangled(wanted: Sequence[CodedArticle], standing: Standing) -> bool:
    """Say whether articles that are put at once have an id, or a record's id, in common."""
    seen = {coded.article.id for coded in wanted}
    owners = [standing.owners.get(r, coded.article.id) for coded in wanted for r in _records(coded)]
    mine = [coded.article.id for coded in wanted for _ in _records(coded)]
    records = {record for coded in wanted for record in _records(coded)}
    return len(seen) < len(wanted) or len(records) < len(mine) or owners != mine


def _log(
    transaction: Transaction,
    replaced: Sequence[tuple[str, CodedArticle | None, CodedArticle | None]],
    changes_kept: int,
    *,
    apart: bool = False,
) -> None:
    """Log the change that put the last of each three in place of the one before.

    With `apart` each three is a change of its own, the last of them the one made last.
    """
    changes: list[dict[str, Any]] = []
    for later, (article_id, before, after) in zip(
        reversed(range(len(replaced))), replaced, strict=True
    ):
        for kind, identity in changes_between(before, after):
            values: dict[str, str | bool] = {"kind": kind, "id": identity, "article": article_id}
            # Not there where it is false, so that the index has the retractions alone.
            values |= {"retracted": True} if kind in RETRACTIONS else {}
            changes.append({"values": values, "later": later if apart else 0})
    if changes:
        now = instant(datetime.now(UTC))
        transaction.run(log.LOG, rows={"changes": changes}, kept=changes_kept, time=now)


def _change(
    transaction: Transaction,
    before: Sequence[CodedArticle],
    after: Sequence[tuple[CodedArticle, str]],
    retold: Retold,
) -> None:
    """Put `after`, each with its digest, in the place of `before`, which is stored."""
    deltas = deltas_of(before, [coded for coded, _ in after], retold)
    standing = _standing(transaction, [], deltas)
    _write(transaction, deltas, standing, before, after, retold)


def _write(
    transaction: Transaction,
    deltas: Deltas,
    standing: Standing,
    before: Sequence[CodedArticle],
    after: Sequence[tuple[CodedArticle, str]],
    retold: Retold,
) -> None:
    restated = restate_relations(standing, deltas)
    tallies = [{"id": i, "times": times} for i, times in restated.tallies.items() if times]
    tallies_gone = [i for i, times in restated.tallies.items() if not times]
    # What only comes may still take another article out of its story.
    if before or tallies_gone:
        transaction.run(
            cypher.TAKE,
            rows={
                "articles": [coded.article.id for coded in before],
                "tallies": tallies,
                "tallies_gone": tallies_gone,
            },
        )
        tallies = []
        _settle(transaction, restated)
    rows: dict[str, Any] = {name: [] for name in _LISTS}
    rows |= actor_rows(standing, deltas)
    rows |= relation_rows(restated)
    rows |= content_rows([coded for coded, _ in after], retold)
    rows["articles"] = [
        {**article_values(c.article), "story": retold.story(c.article.id), "digest": digested}
        for c, digested in after
    ]
    rows["tallies"] = tallies
    rows["held"] = [
        {"person": person, "party": party, "title": title, "by": by}
        for (person, party, title), by in sorted(deltas.offices.items())
        if by
    ]
    left = {c.article.publisher for c in before} - {c.article.publisher for c, _ in after}
    rows["publishers_left"] = sorted(name for name in left if name)
    rows["changes"] = len(after) or 1
    transaction.run(cypher.PUT, rows=rows)
    if retold.moved:
        transaction.run(stories.TELL, rows={"retold": retold.moved_rows()})


def _settle(transaction: Transaction, restated: Restated) -> None:
    if not restated.unsure:
        return
    for relation, first, last in transaction.rows(
        cypher.EXTREMES, rows={"relations": sorted(restated.unsure)}
    ):
        restated.settle(relation, *(int(tally[-7:]) if tally else 0 for tally in (first, last)))


def _standing(
    transaction: Transaction,
    articles: list[str],
    deltas: Deltas | None = None,
    records: Iterable[str] = (),
) -> Standing:
    """Give what stands of articles and of what a change adds to; others wait from here on."""
    touched = deltas or deltas_of((), (), Retold())
    row = transaction.row(
        cypher.STANDING,
        rows={
            "articles": articles,
            "records": list(records),
            "actors": sorted(touched.actors),
            "relations": touched.relation_ids(),
            "tallies": touched.tally_ids(),
        },
    )
    assert row is not None, "the node that is locked is made with the layout"  # noqa: S101
    return standing_of(row)


def _records(coded: CodedArticle) -> list[str]:
    return [claim.id for claim in coded.claims] + [office.id for office in coded.offices]


def _refuse_taken(coded: CodedArticle, standing: Standing) -> None:
    for record in _records(coded):
        owner = standing.owners.get(record)
        if owner is not None and owner != coded.article.id:
            raise InputRefused(
                f"article {coded.article.id}", f"{record} is already a record of article {owner}"
            )
