"""The writer and the queue of the memory store."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from graph_schema.checks import check, check_article
from graph_schema.errors import InputRefused
from graph_schema.jobs import Job, JobState, UnfinishedJob
from graph_schema.records import Article, Claim, CodedArticle, Office
from graph_schema.stores.content import canonical
from graph_schema.stores.jobs import (
    MAX_ATTEMPTS,
    SUPERSEDED,
    check_result,
    check_time,
    check_unfinished,
    job_id,
    spent,
)
from graph_schema.stores.memory.content import Content, StoredJob

_DONE = JobState.DONE


class MemoryWriter:
    """Changes to the memory store; see `graph_schema.writer.GraphWriter`."""

    def __init__(self, content: Content) -> None:
        self._content = content

    def put(self, coded: CodedArticle) -> bool:
        """Store an article with what was read in it; False when exactly this is stored."""
        return self.put_all((coded,)) == 1

    def put_all(self, batch: Sequence[CodedArticle]) -> int:
        """Store articles, all of them or none; gives how many changed something."""
        for coded in batch:
            check(coded)
        with self._content.held(), self._content.all_or_nothing():
            return sum(self._put(canonical(coded)) for coded in batch)

    def recode(self, coded: CodedArticle) -> bool:
        """Store what was read in an article anew; False when it is no more what was read."""
        check(coded)
        with self._content.held():
            stored = self._content.coded.get(coded.article.id)
            if stored is None or stored.article != coded.article:
                return False
            self.put(coded)
            return True

    def retract(self, article_ids: Sequence[str]) -> tuple[str, ...]:
        """Remove articles, stored or waiting; gives the ids that were there."""
        with self._content.held():
            gone = []
            lost: list[tuple[str, CodedArticle, None]] = []
            for article_id in dict.fromkeys(article_ids):
                stored = self._content.coded.pop(article_id, None)
                self._content.readings.pop(article_id, None)
                jobs = [j.id for j in self._content.jobs.values() if j.article.id == article_id]
                for job in jobs:
                    del self._content.jobs[job]
                if stored is not None:
                    lost.append((article_id, stored, None))
                if stored is not None or jobs:
                    gone.append(article_id)
            if lost:
                self._content.changed(*lost)
            return tuple(gone)

    def _put(self, wanted: CodedArticle) -> bool:
        article_id = wanted.article.id
        if self._content.as_read(article_id) == wanted:
            return False
        self._refuse_taken(wanted)
        before = self._content.coded.get(article_id)
        self._content.changed((article_id, before, self._content.hear(wanted)))
        return True

    def _refuse_taken(self, wanted: CodedArticle) -> None:
        graph = self._content.snapshot()
        records: tuple[Claim | Office, ...] = (*wanted.claims, *wanted.offices)
        for record in records:
            other = graph.claims.get(record.id) or graph.offices.get(record.id)
            if other is not None and other.article_id != wanted.article.id:
                raise InputRefused(
                    f"article {wanted.article.id}",
                    f"{record.id} is already a record of article {other.article_id}",
                )


class MemoryQueue:
    """The queue of the memory store; see `graph_schema.jobs.JobQueue`."""

    def __init__(self, content: Content, writer: MemoryWriter) -> None:
        self._content = content
        self._writer = writer

    def enqueue(self, article: Article, *, now: datetime, giver: str | None = None) -> Job:
        """Add an article and give its job; the same article again gives the job it has."""
        check_article(article)
        check_time(now)
        with self._content.held():
            jobs = self._content.jobs
            job = jobs.get(job_id(article))
            stored = self._content.coded.get(article.id)
            given = frozenset([giver] if giver is not None else [])
            if job is not None:
                job.givers |= given
            if job is not None and job.state is JobState.DEAD:
                return self._shown(job)
            for other in jobs.values():
                if other.open and other.article.id == article.id and other is not job:
                    other.state, other.error = JobState.DONE, SUPERSEDED
            over = job is not None and job.state is JobState.DONE
            if job is None or (over and (stored is None or stored.article != article)):
                given |= frozenset() if job is None else job.givers
                job = StoredJob(job_id(article), article, now, now, givers=given)
                jobs[job.id] = job
            return self._shown(job)

    def job(self, job_id: str) -> Job | None:
        """Give a job, or None."""
        with self._content.held():
            job = self._content.jobs.get(job_id)
            return None if job is None else self._shown(job)

    def lease(self, worker: str, *, now: datetime, seconds: int, limit: int) -> tuple[Job, ...]:
        """Take up to `limit` jobs, the oldest first; those whose attempts are spent are buried."""
        check_time(now)
        with self._content.held():
            ready = [job for job in self._content.jobs.values() if job.open and job.due <= now]
            # Jobs stand in the order they came in, and sorting keeps it for equal times.
            taken: list[StoredJob] = []
            for job in sorted(ready, key=lambda job: job.enqueued):
                if len(taken) >= limit:
                    break
                if job.attempts >= MAX_ATTEMPTS:
                    job.state, job.error = JobState.DEAD, spent(job.error)
                    continue
                taken.append(job)
                job.state, job.worker = JobState.LEASED, worker
                job.attempts += 1
                job.due = now + timedelta(seconds=seconds)
            return tuple(self._shown(job) for job in taken)

    def complete(self, job_id: str, worker: str, coded: CodedArticle) -> bool:
        """Store the result and end the job; False when the worker no longer holds the lease."""
        with self._content.held():
            job = self._held_by(job_id, worker)
            if job is None:
                return False
            check_result(job_id, job.article.id, coded)
            self._writer.put(coded)
            job.state, job.error = JobState.DONE, None
            return True

    def fail(self, job_id: str, worker: str, reason: str, *, retry_at: datetime | None) -> bool:
        """Put a leased job back until `retry_at`, or to the dead when that is None."""
        if retry_at is not None:
            check_time(retry_at)
        with self._content.held():
            job = self._held_by(job_id, worker)
            if job is None:
                return False
            job.error = reason
            job.state = JobState.DEAD if retry_at is None else JobState.QUEUED
            job.due = retry_at or job.due
            return True

    def articles_of(
        self,
        *,
        publisher: str | None = None,
        since: date | None = None,
        until: date | None = None,
    ) -> tuple[str, ...]:
        """Give the ids of the articles whose job is not done, in their order."""
        with self._content.held():
            waiting = [j.article for j in self._content.jobs.values() if j.state is not _DONE]
        return tuple(
            sorted(
                {
                    article.id
                    for article in waiting
                    if publisher in (None, article.publisher)
                    and (since is None or (article.published or date.min) >= since)
                    and (until is None or (article.published or date.max) <= until)
                }
            )
        )

    def waiting(self) -> int:
        """Give the number of jobs that are neither done nor dead."""
        with self._content.held():
            return sum(1 for job in self._content.jobs.values() if job.open)

    def unfinished(self) -> Iterator[UnfinishedJob]:
        """Give every job that is not done, the oldest first."""
        with self._content.held():
            kept = [job for job in self._content.jobs.values() if job.state is not JobState.DONE]
            kept.sort(key=lambda job: job.enqueued)
            found = [UnfinishedJob(self._shown(job), job.enqueued, job.due) for job in kept]
        return iter(found)

    def restore(self, jobs: Sequence[UnfinishedJob]) -> int:
        """Add jobs of another queue as they are there; gives how many were added."""
        for carried in jobs:
            check_unfinished(carried)
        with self._content.held():
            return sum(self._restore(carried) for carried in jobs)

    def _restore(self, carried: UnfinishedJob) -> bool:
        job, known = carried.job, self._content.jobs
        dead = job.state is JobState.DEAD
        taken = any(other.open and other.article.id == job.article.id for other in known.values())
        if job.id in known or (taken and not dead):
            return False
        known[job.id] = StoredJob(
            job.id,
            job.article,
            carried.enqueued,
            carried.due,
            JobState.DEAD if dead else JobState.QUEUED,
            job.attempts,
            job.error,
            givers=job.givers,
        )
        return True

    def dead(self) -> int:
        """Give the number of jobs that were given up."""
        with self._content.held():
            return sum(1 for job in self._content.jobs.values() if job.state is JobState.DEAD)

    def _held_by(self, job_id: str, worker: str) -> StoredJob | None:
        job = self._content.jobs.get(job_id)
        held = job is not None and job.state is JobState.LEASED and job.worker == worker
        return job if held else None

    def _shown(self, job: StoredJob) -> Job:
        article = job.article
        if job.state is JobState.DONE:
            stored = self._content.coded.get(article.id)
            article = stored.article if stored else replace(article, title=None, text="")
        return Job(job.id, article, job.state, job.attempts, job.error, job.givers)
