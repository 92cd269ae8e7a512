"""The writer of the Neo4j store: an article with its claims goes in or out as one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from graph_schema.checks import check
from graph_schema.errors import InputRefused
from graph_schema.records import CodedArticle
from graph_schema.stores.content import canonical, digest
from graph_schema.stores.neo4j.article_rows import content_rows
from graph_schema.stores.neo4j.change_log import log_changes
from graph_schema.stores.neo4j.connection import Connection, Transaction
from graph_schema.stores.neo4j.content import coded_articles
from graph_schema.stores.neo4j.cypher import changes as cypher
from graph_schema.stores.neo4j.cypher import jobs, questions, stories
from graph_schema.stores.neo4j.deltas import Deltas, deltas_of
from graph_schema.stores.neo4j.readings import Reading, articles_as_read, hear, keep_readings
from graph_schema.stores.neo4j.rows import article_of, coded_values
from graph_schema.stores.neo4j.stories import Retold, retell
from graph_schema.stores.neo4j.upkeep import (
    Restated,
    Standing,
    actor_rows,
    relation_rows,
    restate_relations,
    standing_of,
)
from graph_schema.stores.reviewing import names_in

# An index of Neo4j holds keys of 8,191 bytes, some of which it needs itself.
MAX_KEY_BYTES = 4_000
_LISTS = (
    *("actors", "actor_tallies", "actor_keys", "names_gone", "names", "relations", "edges"),
    *("edges_gone", "relations_gone", "articles", "published", "publishers_left", "mentions"),
    *("claims", "spoken", "stated", "tallies", "offices", "under", "held", "actors_gone"),
    "fingerprints",
)


class Neo4jWriter:
    """Changes to the Neo4j store; see `graph_schema.writer.GraphWriter`."""

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

    def recode(self, coded: CodedArticle) -> bool:
        """Store what was read in an article anew; False when it is no more what was read."""
        wanted = ready(coded)

        def work(transaction: Transaction) -> bool:
            transaction.run(questions.HOLD_GRAPH)
            row = transaction.row(questions.ARTICLE, id=wanted.article.id)
            if row is None or article_of(row) != wanted.article:
                return False
            put_within(transaction, (wanted,), self._changes_kept)
            return True

        return self._connection.write(work)

    def retract(self, article_ids: Sequence[str]) -> tuple[str, ...]:
        """Remove articles, stored or waiting; gives the ids that were there."""
        asked = list(dict.fromkeys(article_ids))

        def work(transaction: Transaction) -> tuple[str, ...]:
            transaction.run(questions.HOLD_GRAPH)
            digests = dict(transaction.rows(cypher.DIGESTS, ids=asked))
            waiting = {row[0] for row in transaction.rows(jobs.REMOVE, articles=asked)}
            stored = [article_id for article_id in asked if article_id in digests]
            if stored:
                gone = list(coded_articles(transaction, stored))
                _change(transaction, gone, (), retell(transaction, stored, ()))
                log_changes(
                    transaction, [(c.article.id, c, None) for c in gone], self._changes_kept
                )
            return tuple(i for i in asked if i in waiting or i in digests)

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
    standing = _standing(transaction, wanted, deltas)
    left = [hear(coded, standing) for coded in wanted]
    if any(heard is not coded for heard, coded in zip(left, wanted, strict=True)):
        deltas = deltas_of((), left, Retold())
        standing = _standing(transaction, wanted, deltas)
    if len(wanted) > 1 and _entangled(wanted, standing):
        # One record or article comes twice: then what comes later meets what came before.
        return sum(put_within(transaction, (coded,), changes_kept) for coded in wanted)
    readings = [
        Reading(coded, heard, digest(coded)) for coded, heard in zip(wanted, left, strict=True)
    ]
    readings = [r for r in readings if standing.digests.get(r.read.article.id) != r.digest]
    for reading in readings:
        _refuse_taken(reading.read, standing)
    if not readings:
        return 0
    changed = [(reading.left, reading.digest) for reading in readings]
    replaced = [coded.article.id for coded, _ in changed if coded.article.id in standing.digests]
    before = list(coded_articles(transaction, replaced)) if replaced else []
    retold = retell(transaction, replaced, [coded for coded, _ in changed])
    if replaced or len(changed) < len(wanted) or not retold.alone:
        _change(transaction, before, changed, retold)
    else:
        _write(transaction, deltas, standing, [], changed, retold)
    keep_readings(transaction, readings)
    stood = {coded.article.id: coded for coded in before}
    came = [(coded.article.id, stood.get(coded.article.id), coded) for coded, _ in changed]
    log_changes(transaction, came, changes_kept, apart=True)
    return len(changed)


def hear_again(transaction: Transaction, article_ids: Iterable[str], changes_kept: int) -> None:
    """Make articles what the reviews leave of them, and count and log that as one change.

    The transaction must hold the graph.
    """
    asked = sorted(set(article_ids))
    shown = list(coded_articles(transaction, asked))
    read = articles_as_read(transaction, shown)
    standing = _standing(transaction, read)
    readings = [Reading(c, hear(c, standing), standing.digests[c.article.id]) for c in read]
    pairs = [
        (before, reading)
        for before, reading in zip(shown, readings, strict=True)
        if before != reading.left
    ]
    if not pairs:
        transaction.run(cypher.COUNT)
        return
    changed = [reading for _, reading in pairs]
    after = [(reading.left, reading.digest) for reading in changed]
    gone = [before for before, _ in pairs]
    retold = retell(transaction, [c.article.id for c in gone], [coded for coded, _ in after])
    _change(transaction, gone, after, retold, apart=False)
    keep_readings(transaction, changed)
    came = [(before.article.id, before, reading.left) for before, reading in pairs]
    log_changes(transaction, came, changes_kept)


def _entangled(wanted: Sequence[CodedArticle], standing: Standing) -> bool:
    """Say whether articles that are put at once have an id, or a record's id, in common."""
    seen = {coded.article.id for coded in wanted}
    owners = [standing.owners.get(r, coded.article.id) for coded in wanted for r in _records(coded)]
    mine = [coded.article.id for coded in wanted for _ in _records(coded)]
    records = {record for coded in wanted for record in _records(coded)}
    return len(seen) < len(wanted) or len(records) < len(mine) or owners != mine


def _change(
    transaction: Transaction,
    before: Sequence[CodedArticle],
    after: Sequence[tuple[CodedArticle, str]],
    retold: Retold,
    *,
    apart: bool = True,
) -> None:
    """Put `after`, each with its digest, in the place of `before`, which is stored.

    It counts as one change, or with `apart` as one for each of `after`.
    """
    deltas = deltas_of(before, [coded for coded, _ in after], retold)
    standing = _standing(transaction, [], deltas)
    _write(transaction, deltas, standing, before, after, retold, apart=apart)


def _write(
    transaction: Transaction,
    deltas: Deltas,
    standing: Standing,
    before: Sequence[CodedArticle],
    after: Sequence[tuple[CodedArticle, str]],
    retold: Retold,
    *,
    apart: bool = True,
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
        coded_values(coded, digested, retold.story(coded.article.id)) for coded, digested in after
    ]
    rows["tallies"] = tallies
    rows["held"] = [
        {"person": person, "party": party, "title": title, "by": by}
        for (person, party, title), by in sorted(deltas.offices.items())
        if by
    ]
    left = {c.article.publisher for c in before} - {c.article.publisher for c, _ in after}
    rows["publishers_left"] = sorted(name for name in left if name)
    rows["changes"] = len(after) if after and apart else 1
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
    transaction: Transaction, entries: Sequence[CodedArticle], deltas: Deltas | None = None
) -> Standing:
    """Give what stands of articles and of what a change adds to; others wait from here on."""
    touched = deltas or deltas_of((), (), Retold())
    row = transaction.row(
        cypher.STANDING,
        rows={
            "articles": [coded.article.id for coded in entries],
            "records": [record for coded in entries for record in _records(coded)],
            "names": sorted({name for coded in entries for name in names_in(coded)}),
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
