"""Between the records of the graph and the rows of the file."""

from __future__ import annotations

import json
from datetime import date

from graph_schema.jobs import Job, JobState, UnfinishedJob
from graph_schema.records import (
    Actor,
    Article,
    Change,
    Claim,
    Office,
    Relation,
    Tally,
)
from graph_schema.stores import columns
from graph_schema.stores.columns import Row
from graph_schema.stores.jobs import instant
from graph_schema.views import CitedClaim


def day_text(day: date | None) -> str:
    """Give a day as it is stored."""
    return day.isoformat() if day else ""


def article_row(article: Article) -> tuple[str | None, ...]:
    """Give the columns of an article."""
    a = article
    return a.id, a.language, a.title, a.text, day_text(a.published), a.publisher, a.url


def article_of(row: Row) -> Article:
    """Give the article of a row."""
    return columns.article(row, _day)


def actor_row(actor: Actor) -> tuple[str | None, ...]:
    """Give the columns of an actor."""
    aliases = json.dumps(actor.aliases, ensure_ascii=False)
    names = (actor.name, actor.name_en, actor.name_ar)
    return actor.id, actor.kind, actor.party, *names, aliases, actor.sector


def actor_of(row: Row) -> Actor:
    """Give the actor of a row."""
    identity, kind, party, name, name_en, name_ar, aliases, sector = row
    known = tuple(json.loads(aliases))
    return Actor(identity, kind, party, name, name_en, name_ar, known, sector)


def claim_row(claim: Claim) -> tuple[str | int | None, ...]:
    """Give the columns of a claim, without its article."""
    return (
        claim.id,
        claim.source,
        claim.type,
        claim.target,
        claim.source_party,
        claim.target_party,
        claim.polarity.value,
        claim.modality.value,
        claim.confidence,
        claim.quote,
        claim.start,
        claim.end,
        claim.in_title,
        claim.coder,
        claim.speaker,
        day_text(claim.occurred_on),
        claim.date_source.value if claim.date_source else None,
    )


def claim_of(row: Row) -> Claim:
    """Give the claim of a row, which may have further columns behind."""
    return columns.claim(row, _day)


def cited_claim_of(row: Row) -> CitedClaim:
    """Give the claim of a row whose last five columns are those of its article."""
    *claim, language, title, published, publisher, url = row
    return CitedClaim(claim_of(claim), language, title, _day(published), publisher, url)


def office_row(office: Office) -> tuple[str | int, ...]:
    """Give the columns of an office, without its article."""
    o = office
    return o.id, o.person, o.party, o.title, o.quote, o.start, o.end, o.in_title, o.coder


def office_of(row: Row) -> Office:
    """Give the office of a row."""
    return columns.office(row)


def relation_of(row: Row) -> Relation:
    """Give the relation of a row."""
    return columns.relation(row, _day)


def tally_of(row: Row) -> Tally:
    """Give the tally of a row."""
    return columns.tally(row, _day, _day)


def change_of(row: Row) -> Change:
    """Give the change of a row."""
    return columns.change(row)


def job_of(row: Row, article: Article) -> Job:
    """Give the job of a row with its article."""
    state, attempts, error, givers = row[8:12]
    given = frozenset(json.loads(givers))
    return Job(row[0], article, JobState(state), attempts, error, given)


def restored_row(carried: UnfinishedJob) -> tuple[str | int | None, ...]:
    """Give the columns of a job of another queue, which nobody here holds a lease of."""
    job = carried.job
    state = JobState.DEAD if job.state is JobState.DEAD else JobState.QUEUED
    times = instant(carried.due), instant(carried.enqueued)
    givers = json.dumps(sorted(job.givers), ensure_ascii=False)
    ended = (state.value, job.attempts, job.error, givers)
    return (*article_row(job.article), job.id, *times, *ended)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
