"""Articles on their way in: the jobs that read them, and the queue that every store keeps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from graph_schema.records import Article, CodedArticle


class JobState(StrEnum):
    """Where an article in the queue is."""

    QUEUED = "queued"
    LEASED = "leased"
    DONE = "done"
    DEAD = "dead"


@dataclass(frozen=True, slots=True)
class Job:
    """An article on its way in. `attempts` counts the leases taken, `error` is the last reason.

    A job that is done keeps no text: its `article` is the one that the graph has now, or else one
    without title and text. `givers` are the ids of the access keys that it was given with.
    """

    id: str
    article: Article
    state: JobState
    attempts: int
    error: str | None
    givers: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class UnfinishedJob:
    """A job that is not done, as it is carried from one queue to another.

    `enqueued` is when it came, `due` when it may be leased: of a leased job, when its lease ends.
    """

    job: Job
    enqueued: datetime
    due: datetime


class JobQueue(Protocol):
    """Articles waiting to be read. Times are given by the caller and aware of their zone."""

    def enqueue(self, article: Article, *, now: datetime, giver: str | None = None) -> Job:
        """Add an article and give its job; the same article again gives the job it has.

        The job counts `giver`, the id of a key, among its givers from now on.
        An earlier version that still waits is ended unread; a version that the graph has had and
        lost since is read again. Raises InputRefused for an article that cannot be kept.
        """

    def job(self, job_id: str) -> Job | None:
        """Give a job, or None."""

    def lease(self, worker: str, *, now: datetime, seconds: int, limit: int) -> tuple[Job, ...]:
        """Take up to `limit` jobs, the oldest first, that wait or whose lease has run out.

        A job that has been leased five times (`graph_schema.stores.jobs.MAX_ATTEMPTS`) is not
        taken again but goes to the dead, with a reason: an article that kills whoever reads it
        does so a limited number of times.
        """

    def complete(self, job_id: str, worker: str, coded: CodedArticle) -> bool:
        """Store the result and end the job in one transaction.

        Gives False, and changes nothing, when the worker no longer holds the lease.
        """

    def fail(self, job_id: str, worker: str, reason: str, *, retry_at: datetime | None) -> bool:
        """Put a leased job back until `retry_at`, or to the dead when that is None."""

    def articles_of(
        self,
        *,
        publisher: str | None = None,
        since: date | None = None,
        until: date | None = None,
    ) -> tuple[str, ...]:
        """Give the ids of the articles whose job is not done, in their order.

        They are narrowed as `GraphReader.articles` narrows: a period leaves out the undated.
        """

    def waiting(self) -> int:
        """Give the number of jobs that are neither done nor dead."""

    def dead(self) -> int:
        """Give the number of jobs that were given up."""

    def unfinished(self) -> Iterator[UnfinishedJob]:
        """Give every job that is not done, the oldest first; one that ends meanwhile may lack."""

    def restore(self, jobs: Sequence[UnfinishedJob]) -> int:
        """Add jobs of another queue as they are there; gives how many were added.

        A leased one waits again from the end of its lease, its attempts counted. Left out is a
        job that this queue has or has had, and one that waits while another version of its article
        waits here. Raises InputRefused for a job whose article cannot be kept or is not its own.
        """
