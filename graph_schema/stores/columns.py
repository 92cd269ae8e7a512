"""Records from rows whose columns come in the order that the stores' questions share.

The engines differ in how they keep a day; `day` reads it as one of them does.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from graph_schema.records import (
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
from graph_schema.reviews import Correctness, Judgement, Sameness, Verdict
from graph_schema.stores.jobs import instant, moment

Row = Sequence[Any]
Day = Callable[[Any], date | None]


def article(row: Row, day: Day) -> Article:
    """Give the article of a row."""
    identity, language, title, text, published, publisher, url = row
    return Article(identity, language, title, text, day(published), publisher, url)


def claim(row: Row, day: Day) -> Claim:
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
        occurred_on=day(row[16]),
        date_source=DateSource(row[17]) if row[17] else None,
    )


def office(row: Row) -> Office:
    """Give the office of a row."""
    identity, article_id, person, party, title, quote, start, end, in_title, coder = row
    return Office(
        identity, article_id, person, party, title, quote, start, end, bool(in_title), coder
    )


def relation(row: Row, day: Day) -> Relation:
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
        stories=row[8],
        events=row[9],
        first_seen=day(row[10]),
        last_seen=day(row[11]),
        confidence=row[12],
    )


def tally(row: Row, period: Day, day: Day) -> Tally:
    """Give the count of claims of a row; its period may be kept otherwise than its days."""
    return Tally(
        type=row[0],
        speaker=row[1],
        publisher=row[2],
        period=period(row[3]),
        claims=row[4],
        negated=row[5],
        hypothetical=row[6],
        articles=row[7],
        publishers=row[8],
        stories=row[9],
        first_seen=day(row[10]),
        last_seen=day(row[11]),
        confidence=row[12],
    )


def change(row: Row) -> Change:
    """Give the change of a row."""
    number, revision, time, kind, identity, article_id = row
    return Change(number, revision, moment(time), ChangeKind(kind), identity, article_id)


def judgement(row: Row) -> Judgement:
    """Give the judgement of a row."""
    one, other, sameness, by, time, reason = row
    return Judgement(one, other, Sameness(sameness), by, moment(time), reason)


def judgement_row(judged: Judgement) -> tuple[str | int | None, ...]:
    """Give the columns of a judgement."""
    j = judged
    return j.one, j.other, j.sameness.value, j.by, instant(j.at), j.reason


def verdict(row: Row) -> Verdict:
    """Give the verdict of a row."""
    claim, article, source, type_id, target, polarity, start, end, in_title = row[:9]
    correctness, by, time, reason = row[9:]
    return Verdict(
        claim,
        article,
        source,
        type_id,
        target,
        Polarity(polarity),
        start,
        end,
        bool(in_title),
        Correctness(correctness),
        by,
        moment(time),
        reason,
    )


def verdict_row(ruled: Verdict) -> tuple[str | int | None, ...]:
    """Give the columns of a verdict."""
    v = ruled
    place = (v.polarity.value, v.start, v.end, v.in_title)
    said = (v.correctness.value, v.by, instant(v.at), v.reason)
    return v.claim, v.article, v.source, v.type, v.target, *place, *said
