"""What every queue of articles agrees on."""

from __future__ import annotations

from dataclasses import fields
from datetime import UTC, datetime, timedelta

from graph_schema.checks import check_article
from graph_schema.errors import InputRefused
from graph_schema.ids import content_id
from graph_schema.jobs import JobState, UnfinishedJob
from graph_schema.records import Article, CodedArticle

SUPERSEDED = "a later version of the article took its place"
# So many leases may an article take; see `graph_schema.jobs.JobQueue.lease`.
MAX_ATTEMPTS = 5
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def job_id(article: Article) -> str:
    """Give the id of the job that reads exactly this version of an article."""
    # repr keeps the fields apart whatever characters they hold.
    return content_id("j-", *(repr(getattr(article, field.name)) for field in fields(article)))


def check_time(time: datetime) -> None:
    """Raise ValueError when a time does not say which zone it is of."""
    if time.tzinfo is None:
        raise ValueError(f"{time} does not say which zone it is of")


def instant(time: datetime) -> int:
    """Give a time as whole microseconds since 1970; raises ValueError when it has no zone."""
    check_time(time)
    elapsed = time - _EPOCH
    return (elapsed.days * 86_400 + elapsed.seconds) * 1_000_000 + elapsed.microseconds


def check_unfinished(carried: UnfinishedJob) -> None:
    """Raise InputRefused when a job from another queue cannot be restored, or is done."""
    job = carried.job
    check_article(job.article)
    check_time(carried.enqueued)
    check_time(carried.due)
    if job.state is JobState.DONE or job.id != job_id(job.article):
        raise InputRefused(f"job {job.id}", f"is not the unfinished job of {job.article.id!r}")


def moment(microseconds: int) -> datetime:
    """Give the time that `instant` gave as microseconds."""
    return _EPOCH + timedelta(microseconds=microseconds)


def spent(last_error: str | None) -> str:
    """Give the reason for burying a job whose last lease was its last attempt."""
    before = "" if last_error is None else f"; an earlier error: {last_error}"
    return (
        f"given up after {MAX_ATTEMPTS} attempts: the worker was killed, or took longer than its "
        f"lease{before}"
    )


def check_result(job: str, article_id: str, coded: CodedArticle) -> None:
    """Raise InputRefused when a result is not that of the job's article."""
    if coded.article.id != article_id:
        raise InputRefused(f"job {job}", f"is about {article_id!r}, not {coded.article.id!r}")
