"""Periods of the calendar, and counts of claims."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_schema.queries import PERIODS, Grouping
from graph_schema.records import Modality, Polarity
from graph_schema.tallies import first_day, next_day, tallied
from tests.builders import a_claim, an_article


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        (Grouping.DAY, date(2026, 3, 15)),
        (Grouping.WEEK, date(2026, 3, 9)),
        (Grouping.MONTH, date(2026, 3, 1)),
        (Grouping.YEAR, date(2026, 1, 1)),
    ],
)
def test_a_sunday_is_in_the_week_of_the_monday_before(period: Grouping, expected: date) -> None:
    assert first_day(period, date(2026, 3, 15)) == expected


@settings(deadline=None)
@given(st.dates(), st.sampled_from(sorted(PERIODS)))
def test_periods_follow_each_other_without_a_gap(day: date, period: Grouping) -> None:
    start = first_day(period, day)
    after = next_day(period, start)
    assert start <= day
    assert first_day(period, start) == start
    if after is not None:
        assert day < after
        assert first_day(period, after) == after
        assert first_day(period, after - timedelta(days=1)) == start
    else:
        assert first_day(period, date.max) == start


def test_the_calendar_ends() -> None:
    assert next_day(Grouping.MONTH, date(9999, 12, 1)) is None
    assert next_day(Grouping.DAY, date.max) is None


def test_claims_are_counted_as_relations_count_them() -> None:
    one = an_article("a-1", published=date(2026, 3, 2), publisher="P")
    two = an_article("a-2", published=None, publisher="")
    claims = [
        a_claim(one, start=0, confidence=40),
        a_claim(one, start=1, confidence=70, occurred_on=date(2026, 4, 1)),
        a_claim(two, start=0, polarity=Polarity.NEGATED, confidence=90),
        a_claim(two, start=1, modality=Modality.HYPOTHETICAL),
    ]
    articles = {"a-1": one, "a-2": two}
    [whole] = tallied(claims, articles, {}, set())
    assert (whole.claims, whole.negated, whole.hypothetical) == (2, 1, 1)
    assert (whole.articles, whole.publishers, whole.confidence) == (1, 1, 70)
    assert (whole.first_seen, whole.last_seen) == (date(2026, 3, 2), date(2026, 4, 1))
    undated, march, april = tallied(claims, articles, {}, {Grouping.MONTH, Grouping.PUBLISHER})
    assert (undated.period, undated.publisher, undated.claims) == (None, None, 0)
    # Nothing counts here, so the rest is of all.
    assert (undated.articles, undated.publishers, undated.confidence) == (1, 0, 90)
    assert (march.period, march.publisher, march.claims) == (date(2026, 3, 1), "P", 1)
    assert april.period == date(2026, 4, 1)
    assert tallied([], {}, {}, {Grouping.TYPE}) == ()
