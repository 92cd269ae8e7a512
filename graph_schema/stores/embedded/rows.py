"""Between the records of the graph and the rows of the file."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from graph_schema.jobs import Job, JobState, UnfinishedJob
from graph_schema.records import (
    Actor,
    Article,
    Change,
    ChangeKind,
    Claim,
    DateSource,
    Modality,
    Office,
    Polarity,
    Relation,
    Tally,
)
from graph_schema.stores.jobs import instant, moment
from graph_schema.views import CitedClaim

Row = Sequence[Any]


def day_text(day: date | None) -> str:
    """Give a day as it is stored."""
    return day.isoformat() if day else ""


def article_row(article: Article) -> tuple[str | None, ...]:
    """Give the columns of an article."""
    a = article
    return a.id, a.language, a.title, a.text, day_text(a.published), a.publisher, a.url


def article_of(row: Row) -> Article:
    """Give the article of a row."""
    identity, language, title, text, published, publisher, url = row
    return Article(identity, language, title, text, _day(published), publisher, url)


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
    return Claim(
        id=row[0],
        article_id=row[1],
        source=row[2],
        type=row[3],
        target=row[4],
        source_party=row[5],
        target_party=row[6],
        polarity=Polarity(row[7]),
        modality=Modality(row[8]),
        confidence=row[9],
        quote=row[10],
        start=row[11],
        end=row[12],
        in_title=bool(row[13]),
        coder=row[14],
        speaker=row[15],
        occurred_on=_day(row[16]),
        date_source=DateSource(row[17]) if row[17] else None,
    )


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
    identity, article_id, person, party, title, quote, start, end, in_title, coder = row
    return Office(
        identity, article_id, person, party, title, quote, start, end, bool(in_title), coder
    )


def relation_of(row: Row) -> Relation:
    """Give the relation of a row."""
    return Relation(
        source=row[0],
        type=row[1],
        target=row[2],
        claims=row[3],
        negated=row[4],
        hypothetical=row[5],
        articles=row[6],
        publishers=row[7],
        events=row[8],
        first_seen=_day(row[9]),
        last_seen=_day(row[10]),
        confidence=row[11],
    )


def tally_of(row: Row) -> Tally:
    """Give the tally of a row."""
    return Tally(
        type=row[0],
        speaker=row[1],
        publisher=row[2],
        period=_day(row[3]),
        claims=row[4],
        negated=row[5],
        hypothetical=row[6],
        articles=row[7],
        publishers=row[8],
        first_seen=_day(row[9]),
        last_seen=_day(row[10]),
        confidence=row[11],
    )


def change_of(row: Row) -> Change:
    """Give the change of a row."""
    number, revision, time, kind, identity, article_id = row
    return Change(number, revision, moment(time), ChangeKind(kind), identity, article_id)


def job_of(row: Row, article: Article) -> Job:
    """Give the job of a row with its article."""
    state, attempts, error = row[8:11]
    return Job(row[0], article, JobState(state), attempts, error)


def restored_row(carried: UnfinishedJob) -> tuple[str | int | None, ...]:
    """Give the columns of a job of another queue, which nobody here holds a lease of."""
    job = carried.job
    state = JobState.DEAD if job.state is JobState.DEAD else JobState.QUEUED
    times = instant(carried.due), instant(carried.enqueued)
    return (*article_row(job.article), job.id, *times, state.value, job.attempts, job.error)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
