"""Articles put into a queue and leased from it, at so many seconds of one time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from graph_schema.interfaces import Store
from graph_schema.jobs import Job, JobState
from graph_schema.records import Article
from tests.builders import an_article

NOW = datetime(2025, 3, 1, 12, tzinfo=UTC)


def later(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


def lease(store: Store, worker: str = "w-1", at: float = 0, limit: int = 10) -> list[str]:
    jobs = store.queue.lease(worker, now=later(at), seconds=60, limit=limit)
    return [job.article.id for job in jobs]


def enqueue(store: Store, article: Article | str, at: float = 0) -> Job:
    entry = article if isinstance(article, Article) else an_article(article)
    return store.queue.enqueue(entry, now=later(at))


def state(store: Store, job: Job) -> JobState:
    found = store.queue.job(job.id)
    assert found is not None
    return found.state
