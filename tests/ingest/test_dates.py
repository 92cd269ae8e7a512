"""Days told in sentences, in both languages and all naming traditions."""

from __future__ import annotations

from datetime import date

import pytest

from graph_schema.language import language_of
from graph_schema.records import DateSource
from ingest.dates import date_in, days_told
from ingest.segmentation import sentences
from tests.ingest.reading_texts import read

MONDAY = date(2025, 9, 1)


def told(text: str, published: date | None = MONDAY) -> list[date]:
    (sentence,) = sentences(text, in_title=False)
    return [day for _, _, day in days_told(sentence, language_of(text) or "en", published)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("في 25 أغسطس 2024", date(2024, 8, 25)),
        ("في 25 آب 2024", date(2024, 8, 25)),
        ("في 25 غشت 2024", date(2024, 8, 25)),
        ("في 16 سبتمبر/أيلول 2017", date(2017, 9, 16)),
        ("في 3 كانون الثاني 2020", date(2020, 1, 3)),
        ("في 5 محرم 1440", date(2018, 9, 15)),
        ("في 25 أغسطس", date(2025, 8, 25)),
        ("في 25 ديسمبر", date(2024, 12, 25)),
        ("وقع ذلك أمس", date(2025, 8, 31)),
        ("وقع ذلك أمس الأول", date(2025, 8, 30)),
        ("يوم الخميس", date(2025, 8, 28)),
        ("الخميس المقبل", date(2025, 9, 4)),
        ("on 25 August 2024", date(2024, 8, 25)),
        ("on August 3, 2024", date(2024, 8, 3)),
        ("it happened yesterday", date(2025, 8, 31)),
        ("on Thursday", date(2025, 8, 28)),
        ("next Thursday", date(2025, 9, 4)),
    ],
)
def test_a_day_is_understood(text: str, day: date) -> None:
    assert told(text) == [day]


@pytest.mark.parametrize(
    "text", ["in August", "في أغسطس", "31 February 2020", "قتل 25 شخصا", "in 2024", "may attack"]
)
def test_what_is_no_day_is_none(text: str) -> None:
    assert told(text) == []


def test_without_the_articles_day_only_full_dates_count() -> None:
    assert told("yesterday and on 25 August 2024", None) == [date(2024, 8, 25)]


def test_the_nearest_day_is_taken() -> None:
    (sentence,) = sentences("on 1 May 2024 Russia left and on 2 June 2024 came", in_title=False)
    assert date_in(sentence, 9, 10, "en", None) == date(2024, 6, 2)


def test_a_claim_has_the_day_told_or_else_the_articles() -> None:
    (dated,) = read("Russia attacked Ukraine on 25 August 2025", MONDAY).claims
    assert (dated.occurred_on, dated.date_source) == (date(2025, 8, 25), DateSource.TEXT)
    (plain,) = read("Russia attacked Ukraine", MONDAY).claims
    assert (plain.occurred_on, plain.date_source) == (MONDAY, DateSource.ARTICLE)
    (bare,) = read("Russia attacked Ukraine").claims
    assert (bare.occurred_on, bare.date_source) == (None, None)
