"""The queue of the Neo4j store."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from graph_schema.checks import check_article
from graph_schema.jobs import Job, JobState, UnfinishedJob
from graph_schema.records import Article, CodedArticle
from graph_schema.stores.jobs import (
    MAX_ATTEMPTS,
    SUPERSEDED,
    check_result,
    check_unfinished,
    instant,
    spent,
)
from graph_schema.stores.jobs import job_id as id_of
from graph_schema.stores.neo4j.connection import Connection, Transaction
from graph_schema.stores.neo4j.cypher import jobs as cypher
from graph_schema.stores.neo4j.cypher import questions
from graph_schema.stores.neo4j.job_rows import job_of, job_values, restored_values, unfinished_of
from graph_schema.stores.neo4j.rows import article_of
from graph_schema.stores.neo4j.writer import put_within, ready

_JOBS_AT_ONCE = 100


class Neo4jQueue:
    """The queue of the Neo4j store; see `graph_schema.jobs.JobQueue`."""

    def __init__(self, connection: Connection, changes_kept: int) -> None:
        self._connection = connection
        self._changes_kept = changes_kept

    def enqueue(self, article: Article, *, now: datetime, giver: str | None = None) -> Job:
        """Add an article and give its job; the same article again gives the job it has."""
        check_article(article)
        time, identity = instant(now), id_of(article)

        def work(transaction: Transaction) -> Job:
            transaction.run(cypher.HOLD_QUEUE)
            job = _job(transaction, identity)
            if job is not None and job.state is JobState.DEAD:
                return _given(transaction, job, giver)
            transaction.run(cypher.SUPERSEDE, article=article.id, id=identity, error=SUPERSEDED)
            over = job is not None and job.state is JobState.DONE
            if job is not None and not (over and _stored(transaction, article.id) != article):
                return _given(transaction, job, giver)
            transaction.run(cypher.SET_JOB, id=identity, time=time, values=job_values(article))
            return _given(transaction, _existing(transaction, identity), giver)

        return self._connection.write(work)

    def job(self, job_id: str) -> Job | None:
        """Give a job, or None."""
        return self._connection.read(lambda transaction: _job(transaction, job_id))

    def lease(self, worker: str, *, now: datetime, seconds: int, limit: int) -> tuple[Job, ...]:
        """Take up to `limit` jobs, the oldest first; those whose attempts are spent are buried."""
        time = instant(now)
        due = time + seconds * 1_000_000

        def work(transaction: Transaction) -> tuple[Job, ...]:
            transaction.run(cypher.HOLD_QUEUE)
            ready_jobs = _ready(transaction, time, limit)
            while over := [job for job in ready_jobs if job.attempts >= MAX_ATTEMPTS]:
                burials = [{"id": job.id, "reason": spent(job.error)} for job in over]
                transaction.run(cypher.BURY, jobs=burials)
                ready_jobs = _ready(transaction, time, limit)
            ids = [job.id for job in ready_jobs]
            if ids:
                transaction.run(cypher.LEASE, ids=ids, worker=worker, due=due)
            return tuple(_existing(transaction, identity) for identity in ids)

        return self._connection.write(work)

    def complete(self, job_id: str, worker: str, coded: CodedArticle) -> bool:
        """Store the result and end the job; False when the worker no longer holds the lease."""
        wanted = ready(coded)

        def work(transaction: Transaction) -> bool:
            transaction.run(questions.HOLD_GRAPH)
            article_id = _held(transaction, job_id, worker)
            if article_id is None:
                return False
            check_result(job_id, article_id, coded)
            put_within(transaction, (wanted,), self._changes_kept)
            transaction.run(cypher.FINISH, id=job_id)
            return True

        return self._connection.write(work)

    def fail(self, job_id: str, worker: str, reason: str, *, retry_at: datetime | None) -> bool:
        """Put a leased job back until `retry_at`, or to the dead when that is None."""
        due = None if retry_at is None else instant(retry_at)

        def work(transaction: Transaction) -> bool:
            if _held(transaction, job_id, worker) is None:
                return False
            if due is None:
                transaction.run(cypher.BURY, jobs=[{"id": job_id, "reason": reason}])
            else:
                transaction.run(cypher.RETRY, id=job_id, reason=reason, due=due)
            return True

        return self._connection.write(work)

    def articles_of(
        self,
        *,
        publisher: str | None = None,
        since: date | None = None,
        until: date | None = None,
    ) -> tuple[str, ...]:
        """Give the ids of the articles whose job is not done, in their order."""

        def work(transaction: Transaction) -> tuple[str, ...]:
            rows = transaction.rows(
                cypher.OPEN_ARTICLES, publisher=publisher, since=since, until=until
            )
            return tuple(sorted(str(row[0]) for row in rows))

        return self._connection.read(work)

    def waiting(self) -> int:
        """Give the number of jobs that are neither done nor dead."""

        def work(transaction: Transaction) -> int:
            ((count,),) = transaction.rows(cypher.WAITING)
            return int(count)

        return self._connection.read(work)

    def unfinished(self) -> Iterator[UnfinishedJob]:
        """Give every job that is not done, the oldest first."""
        found = self._connection.read(lambda transaction: transaction.rows(cypher.UNFINISHED_IDS))
        ids = [row[0] for row in found]
        for begin in range(0, len(ids), _JOBS_AT_ONCE):
            some = ids[begin : begin + _JOBS_AT_ONCE]
            yield from map(unfinished_of, self._rows(cypher.UNFINISHED, ids=some))

    def restore(self, jobs: Sequence[UnfinishedJob]) -> int:
        """Add jobs of another queue as they are there; gives how many were added."""
        for carried in jobs:
            check_unfinished(carried)
        return self._connection.write(lambda transaction: _restore(transaction, jobs))

    def dead(self) -> int:
        """Give the number of jobs that were given up."""

        def work(transaction: Transaction) -> int:
            ((count,),) = transaction.rows(cypher.DEAD)
            return int(count)

        return self._connection.read(work)

    def _rows(self, statement: str, **values: Any) -> list[list[Any]]:
        return self._connection.read(lambda transaction: transaction.rows(statement, **values))


def _restore(transaction: Transaction, jobs: Sequence[UnfinishedJob]) -> int:
    transaction.run(cypher.HOLD_QUEUE)
    ids = [carried.job.id for carried in jobs]
    articles = [carried.job.article.id for carried in jobs]
    known = {row[0] for row in transaction.rows(cypher.KNOWN, ids=ids)}
    waiting = {row[0] for row in transaction.rows(cypher.WAITING_ARTICLES, articles=articles)}
    added: list[UnfinishedJob] = []
    for carried in jobs:
        job, dead = carried.job, carried.job.state is JobState.DEAD
        if job.id not in known and (dead or job.article.id not in waiting):
            added.append(carried)
            known.add(job.id)
            waiting |= set() if dead else {job.article.id}
    if added:
        ((first,),) = transaction.rows(cypher.NUMBERS, more=len(added))
        rows = [restored_values(carried, number) for number, carried in enumerate(added, first)]
        transaction.run(cypher.RESTORE, jobs=rows)
    return len(added)


def _held(transaction: Transaction, job_id: str, worker: str) -> str | None:
    """Lock the queue and give the id of the article whose job the worker holds, or None."""
    transaction.run(cypher.HOLD_QUEUE)
    row = transaction.row(cypher.HELD, id=job_id, worker=worker)
    return None if row is None else str(row[0])


def _ready(transaction: Transaction, time: int, limit: int) -> list[Job]:
    rows = transaction.rows(cypher.READY, now=time, limit=limit)
    return [job_of(row, _kept(row)) for row in rows]


def _given(transaction: Transaction, job: Job, giver: str | None) -> Job:
    """Give a job that is there, with whoever gave it among its givers."""
    if giver is None or giver in job.givers:
        return job
    transaction.run(cypher.GIVE, id=job.id, giver=giver)
    return replace(job, givers=job.givers | {giver})


def _existing(transaction: Transaction, job_id: str) -> Job:
    job = _job(transaction, job_id)
    assert job is not None, "a job was written in this transaction"  # noqa: S101
    return job


def _job(transaction: Transaction, job_id: str) -> Job | None:
    row = transaction.row(cypher.JOB, id=job_id)
    if row is None:
        return None
    kept = _kept(row)
    if row[4] is None:
        return job_of(row, _stored(transaction, kept.id) or kept)
    return job_of(row, kept)


def _stored(transaction: Transaction, article_id: str) -> Article | None:
    row = transaction.row(questions.ARTICLE, id=article_id)
    return None if row is None else article_of(row)


def _kept(row: list[Any]) -> Article:
    return article_of((*row[1:4], row[4] or "", *row[5:8]))
