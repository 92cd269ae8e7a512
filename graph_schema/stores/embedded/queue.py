"""The queue of the embedded store."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from graph_schema.checks import check, check_article
from graph_schema.jobs import Job, JobState, UnfinishedJob
from graph_schema.records import Article, CodedArticle
from graph_schema.stores.embedded.connections import Connections
from graph_schema.stores.embedded.content import article_stored
from graph_schema.stores.embedded.rows import article_of, article_row, job_of, restored_row
from graph_schema.stores.embedded.sql import changes as sql
from graph_schema.stores.embedded.writer import put_within
from graph_schema.stores.jobs import (
    MAX_ATTEMPTS,
    SUPERSEDED,
    check_result,
    check_unfinished,
    instant,
    moment,
    spent,
)
from graph_schema.stores.jobs import job_id as id_of


class EmbeddedQueue:
    """The queue of the embedded store; see `graph_schema.jobs.JobQueue`."""

    def __init__(self, connections: Connections, changes_kept: int) -> None:
        self._connections = connections
        self._changes_kept = changes_kept

    def enqueue(self, article: Article, *, now: datetime, giver: str | None = None) -> Job:
        """Add an article and give its job; the same article again gives the job it has."""
        check_article(article)
        time, identity = instant(now), id_of(article)
        with self._connections.writing() as connection:
            job = _job(connection, identity)
            if job is not None and job.state is JobState.DEAD:
                return _given(connection, identity, giver)
            superseding = (SUPERSEDED, article.id, identity)
            connection.execute(sql.SUPERSEDE_JOBS, superseding)
            over = job is not None and job.state is JobState.DONE
            if job is None or (over and article_stored(connection, article.id) != article):
                connection.execute(sql.SET_JOB, (*article_row(article), identity, time, time))
            return _given(connection, identity, giver)

    def job(self, job_id: str) -> Job | None:
        """Give a job, or None."""
        with self._connections.reading() as connection:
            return _job(connection, job_id)

    def lease(self, worker: str, *, now: datetime, seconds: int, limit: int) -> tuple[Job, ...]:
        """Take up to `limit` jobs, the oldest first; those whose attempts are spent are buried."""
        time = instant(now)
        due = time + seconds * 1_000_000
        with self._connections.writing() as connection:
            ready = _ready(connection, time, limit)
            while over := [job for job in ready if job.attempts >= MAX_ATTEMPTS]:
                burials = ((spent(job.error), job.id) for job in over)
                connection.executemany(sql.BURY_JOB, burials)
                ready = _ready(connection, time, limit)
            connection.executemany(sql.LEASE_JOB, ((worker, due, job.id) for job in ready))
            return tuple(_existing(connection, job.id) for job in ready)

    def complete(self, job_id: str, worker: str, coded: CodedArticle) -> bool:
        """Store the result and end the job; False when the worker no longer holds the lease."""
        check(coded)
        with self._connections.writing() as connection:
            article_id = _held(connection, job_id, worker)
            if article_id is None:
                return False
            check_result(job_id, article_id, coded)
            put_within(connection, coded, self._changes_kept)
            connection.execute(sql.FINISH_JOB, (job_id,))
            return True

    def fail(self, job_id: str, worker: str, reason: str, *, retry_at: datetime | None) -> bool:
        """Put a leased job back until `retry_at`, or to the dead when that is None."""
        due = None if retry_at is None else instant(retry_at)
        with self._connections.writing() as connection:
            if _held(connection, job_id, worker) is None:
                return False
            if due is None:
                connection.execute(sql.BURY_JOB, (reason, job_id))
            else:
                connection.execute(sql.RETRY_JOB, (reason, due, job_id))
            return True

    def articles_of(
        self,
        *,
        publisher: str | None = None,
        since: date | None = None,
        until: date | None = None,
    ) -> tuple[str, ...]:
        """Give the ids of the articles whose job is not done, in their order."""
        values = {
            "publisher": publisher,
            "since": since.isoformat() if since else None,
            "until": until.isoformat() if until else None,
        }
        with self._connections.reading() as connection:
            return tuple(row[0] for row in connection.execute(sql.OPEN_ARTICLES, values))

    def waiting(self) -> int:
        """Give the number of jobs that are neither done nor dead."""
        with self._connections.reading() as connection:
            (count,) = connection.execute(sql.WAITING_JOBS).fetchone()
            return int(count)

    def unfinished(self) -> Iterator[UnfinishedJob]:
        """Give every job that is not done, the oldest first, from one snapshot."""
        with self._connections.reading_apart() as connection:
            for *row, enqueued, due in connection.execute(sql.UNFINISHED_JOBS):
                yield UnfinishedJob(job_of(row, _kept(row)), moment(enqueued), moment(due))

    def restore(self, jobs: Sequence[UnfinishedJob]) -> int:
        """Add jobs of another queue as they are there; gives how many were added."""
        for carried in jobs:
            check_unfinished(carried)
        with self._connections.writing() as connection:
            rows = (
                connection.execute(sql.RESTORE_JOB, restored_row(carried)).rowcount
                for carried in jobs
            )
            return sum(rows)

    def dead(self) -> int:
        """Give the number of jobs that were given up."""
        with self._connections.reading() as connection:
            (count,) = connection.execute(sql.DEAD_JOBS).fetchone()
            return int(count)


def _held(connection: sqlite3.Connection, job_id: str, worker: str) -> str | None:
    """Give the id of the article whose job the worker holds, or None."""
    row = connection.execute(sql.HELD_JOB, (job_id, worker)).fetchone()
    return None if row is None else str(row[0])


def _ready(connection: sqlite3.Connection, time: int, limit: int) -> list[Job]:
    rows = connection.execute(sql.READY_JOBS, {"now": time, "limit": limit}).fetchall()
    return [job_of(row, _kept(row)) for row in rows]


def _given(connection: sqlite3.Connection, job_id: str, giver: str | None) -> Job:
    """Give a job that is there, with whoever gave it among its givers."""
    if giver is not None:
        connection.execute(sql.GIVE_JOB, {"id": job_id, "giver": giver})
    return _existing(connection, job_id)


def _existing(connection: sqlite3.Connection, job_id: str) -> Job:
    job = _job(connection, job_id)
    assert job is not None, "a job was written in this transaction"  # noqa: S101
    return job


def _job(connection: sqlite3.Connection, job_id: str) -> Job | None:
    row = connection.execute(sql.JOB, (job_id,)).fetchone()
    if row is None:
        return None
    kept = _kept(row)
    if row[4] is None:
        return job_of(row, article_stored(connection, kept.id) or kept)
    return job_of(row, kept)


def _kept(row: tuple[Any, ...]) -> Article:
    return article_of((*row[1:4], row[4] or "", *row[5:8]))
