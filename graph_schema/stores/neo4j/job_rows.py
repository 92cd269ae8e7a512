"""Between jobs and the rows and parameters of Neo4j."""

from __future__ import annotations

from graph_schema.jobs import Job, JobState, UnfinishedJob
from graph_schema.records import Article
from graph_schema.stores.columns import Row
from graph_schema.stores.jobs import instant, moment
from graph_schema.stores.neo4j.rows import Values, article_of, article_values


def job_values(article: Article) -> Values:
    """Give the properties of a job that tell its article."""
    values = article_values(article)
    del values["caption"]
    values["article"] = values.pop("id")
    return values


def restored_values(carried: UnfinishedJob, number: int) -> Values:
    """Give the properties of a job of another queue, which nobody here holds a lease of."""
    job, dead = carried.job, carried.job.state is JobState.DEAD
    return {
        **job_values(job.article),
        "id": job.id,
        "number": number,
        "state": JobState.DEAD.value if dead else JobState.QUEUED.value,
        "open": None if dead else True,
        "dead": True if dead else None,
        "attempts": job.attempts,
        "error": job.error,
        "givers": sorted(job.givers) or None,
        "due": instant(carried.due),
        "enqueued": instant(carried.enqueued),
    }


def unfinished_of(row: Row) -> UnfinishedJob:
    """Give the unfinished job of a row, which has its times behind."""
    *told, enqueued, due = row
    return UnfinishedJob(job_of(told, article_of(told[1:8])), moment(enqueued), moment(due))


def job_of(row: Row, article: Article) -> Job:
    """Give the job of a row with its article."""
    state, attempts, error, givers = row[8:12]
    return Job(row[0], article, JobState(state), attempts, error, frozenset(givers or ()))
