"""Counts of claims, as a pure function: what every store must agree with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta

from graph_schema.derive import day_of
from graph_schema.queries import Grouping, period_of
from graph_schema.records import Article, Claim, Polarity, Tally

_Key = tuple[date | None, str | None, str | None, str | None]


def tallied(
    claims: Iterable[Claim],
    articles: Mapping[str, Article],
    stories: Mapping[str, str],
    by: Collection[Grouping],
) -> tuple[Tally, ...]:
    """Give the counts of claims by what is asked, in their order.

    `stories` has the story of each article that shares one with another.
    Raises FilterError when `by` names several periods.
    """
    period = period_of(by)
    groups: dict[_Key, list[Claim]] = defaultdict(list)
    for claim in claims:
        article = articles[claim.article_id]
        day = day_of(claim, article)
        key = (
            None if period is None or day is None else first_day(period, day),
            claim.type if Grouping.TYPE in by else None,
            claim.speaker if Grouping.SPEAKER in by else None,
            (article.publisher or None) if Grouping.PUBLISHER in by else None,
        )
        groups[key].append(claim)
    found = (_summed(key, group, articles, stories) for key, group in groups.items())
    return tuple(sorted(found, key=place_of))


def first_day(period: Grouping, day: date) -> date:
    """Give the first day of the period that a day is in; a week begins on Monday."""
    if period is Grouping.WEEK:
        return day - timedelta(days=day.weekday())
    if period is Grouping.MONTH:
        return day.replace(day=1)
    return day.replace(month=1, day=1) if period is Grouping.YEAR else day


def next_day(period: Grouping, start: date) -> date | None:
    """Give the first day of the period after the one that begins on `start`.

    None when the calendar ends before it.
    """
    try:
        if period is Grouping.MONTH:
            return (start.replace(day=28) + timedelta(days=4)).replace(day=1)
        if period is Grouping.YEAR:
            return start.replace(year=start.year + 1)
        return start + timedelta(days=7 if period is Grouping.WEEK else 1)
    except (OverflowError, ValueError):
        return None


def place_of(tally: Tally) -> tuple[str, ...]:
    """Give what tallies are sorted by: period, type, speaker and publisher, None first."""
    period = tally.period.isoformat() if tally.period else ""
    return period, tally.type or "", tally.speaker or "", tally.publisher or ""


def _summed(
    key: _Key,
    claims: list[Claim],
    articles: Mapping[str, Article],
    stories: Mapping[str, str],
) -> Tally:
    counting = [claim for claim in claims if claim.counts]
    described = counting or claims
    sources = [articles[claim.article_id] for claim in described]
    days = [day for claim in described if (day := day_of(claim, articles[claim.article_id]))]
    negated = sum(1 for claim in claims if claim.polarity is Polarity.NEGATED)
    period, type_id, speaker, publisher = key
    return Tally(
        type=type_id,
        speaker=speaker,
        publisher=publisher,
        period=period,
        claims=len(counting),
        negated=negated,
        hypothetical=len(claims) - len(counting) - negated,
        articles=len({article.id for article in sources}),
        publishers=len({article.publisher for article in sources if article.publisher}),
        stories=len({stories.get(article.id, article.id) for article in sources}),
        first_seen=min(days, default=None),
        last_seen=max(days, default=None),
        confidence=max(claim.confidence for claim in described),
    )
