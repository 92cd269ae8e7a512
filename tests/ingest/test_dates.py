"""Days told in sentences, in both languages and all naming traditions."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from graph_schema.language import language_of
from graph_schema.records import Claim, DateSource
from ingest.dates import date_in, days_told
from ingest.segmentation import sentences
from tests.ingest.reading_texts import read

MONDAY = date(2025, 9, 1)


def told(text: str, published: date | None = MONDAY) -> list[date]:
    (sentence,) = sentences(text, in_title=False)
    return [one.day for one in days_told(sentence, language_of(text) or "en", published)]


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
        ("وقع ذلك أول أمس", date(2025, 8, 30)),
        ("وقع ذلك بالأمس", date(2025, 8, 31)),
        ("in the night of the day before yesterday", date(2025, 8, 30)),
        ("يوم الاثنين الماضي", date(2025, 8, 25)),
        ("last Monday", date(2025, 8, 25)),
    ],
)
def test_a_day_is_understood(text: str, day: date) -> None:
    assert told(text) == [day]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("في 7 أكتوبر/تشرين الأول من عام 1984", date(1984, 10, 7)),
        ("في 7 أكتوبر (تشرين الأول) 1984", date(1984, 10, 7)),
        ("في 7 تشرين الأول أكتوبر من العام 1984", date(1984, 10, 7)),
        ("في 7 أكتوبر لعام 1984", date(1984, 10, 7)),
        ("on October 7th, 1984", date(1984, 10, 7)),
        ("on 7 October of 1984", date(1984, 10, 7)),
        ("في 7 يوليو من العام الماضي", date(2024, 7, 7)),
        ("on 7 July last year", date(2024, 7, 7)),
        ("في 7 ديسمبر المقبل", date(2025, 12, 7)),
        ("في 7 سبتمبر الماضي", date(2024, 9, 7)),
        ("في 7 ديسمبر الجاري", date(2025, 12, 7)),
    ],
)
def test_the_year_of_a_day_is_found(text: str, day: date) -> None:
    assert told(text) == [day]


@pytest.mark.parametrize("text", ["في 7 أكتوبر من العام نفسه", "on 7 October of that year"])
def test_a_day_of_a_year_told_elsewhere_is_none(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("on Oct. 7", date(2024, 10, 7)),
        ("on Sept. 24, 2022", date(2022, 9, 24)),
        ("on the 24th of September 2022", date(2022, 9, 24)),
        ("24th September 2022", date(2022, 9, 24)),
        ("24-Sep-2022", date(2022, 9, 24)),
        ("on 2022-09-24", date(2022, 9, 24)),
        ("on 24/9/2022", date(2022, 9, 24)),
        ("on 9/24/2022", date(2022, 9, 24)),
        ("في 5/9/2022", date(2022, 9, 5)),
        ("في 5/9/1440", date(2019, 5, 10)),
        ("في 7 تشرين أول 2022", date(2022, 10, 7)),
        ("في 7 كانون ثاني 2022", date(2022, 1, 7)),
        ("في 7 ربيع الثاني 1440", date(2018, 12, 14)),
        ("في 7 ذي الحجة 1440", date(2019, 8, 8)),
        ("في 7 من شهر آب", date(2025, 8, 7)),
        ("في الثاني من آب", date(2025, 8, 2)),
        ("يوم الثاني عشر من آب", date(2025, 8, 12)),
        ("مساء الثاني عشر من آب", date(2025, 8, 12)),
        ("وفي الثاني والعشرين من آب/أغسطس 2022", date(2022, 8, 22)),
    ],
)
def test_the_ways_to_write_a_day_are_read(text: str, day: date) -> None:
    assert told(text) == [day]


@pytest.mark.parametrize(
    "text",
    [
        "on 5/9/2022",
        "5/9",
        "1/2/3/2022",
        "a score of 06-Jan",
        "في النصف الأول من آب",
        "في تشرين الثاني من آب",
    ],
)
def test_numbers_and_ordinals_that_tell_no_day_are_none(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("يوم الثلاثاء، 26 أغسطس", date(2025, 8, 26)),
        ("الثلاثاء الموافق 2 سبتمبر", date(2025, 9, 2)),
        ("on Tuesday, September 2", date(2025, 9, 2)),
    ],
)
def test_a_weekday_with_its_date_is_that_date(text: str, day: date) -> None:
    assert told(text) == [day]


@pytest.mark.parametrize(
    "text",
    [
        "it never sat well in the sun",
        "they march 10 miles",
        "a reader of USA Today",
        'the paper "Africa Today" wrote',
        "the truce lasts until 12 September",
        "closed until late Sunday",
        "since the September 11 attacks",
        "حدث ذلك في نفس اليوم",
        "وفي اليوم التالي",
        "منذ اليوم الأول للمعركة",
        "في اليوم الذي وصل فيه",
        'ذكرت صحيفة "المغرب اليوم"',
        "تستمر الهدنة حتى 12 سبتمبر",
        "وحتى مساء الأحد",
        "نواب تحالف 14 آذار",
        "منذ هجمات 11 سبتمبر",
    ],
)
def test_what_is_written_like_a_day_is_not_always_one(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today it met", MONDAY),
        ('He said: "They came today"', MONDAY),
        ("on September 11 it met", date(2025, 9, 11)),
        ("the September 11, 2001, attacks", date(2001, 9, 11)),
        ("اجتمع اليوم الرئيس", MONDAY),
        ("في صباح اليوم", MONDAY),
        ('قال "سنصل اليوم"', MONDAY),
        ("في 14 آذار", date(2025, 3, 14)),
        ("بعد 12 أغسطس", date(2025, 8, 12)),
    ],
)
def test_a_day_stays_one_beside_other_words(text: str, day: date) -> None:
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


def first_claim(text: str) -> Claim:
    return read(text, MONDAY).claims[0]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("سيزور وزير الخارجية المصري تركيا الأربعاء", date(2025, 9, 3)),
        ("سيزور وزير الخارجية المصري تركيا في 5 نوفمبر", date(2025, 11, 5)),
        ("The Egyptian foreign minister will visit Turkey on Wednesday", date(2025, 9, 3)),
        ("The Egyptian foreign minister will visit Turkey on 5 November", date(2025, 11, 5)),
        ("The Egyptian foreign minister will visit Turkey on 25 August", date(2025, 8, 25)),
        ("The Egyptian foreign minister will visit Turkey on Monday", MONDAY),
        ("زار وزير الخارجية المصري تركيا الأربعاء", date(2025, 8, 27)),
        ("زار وزير الخارجية المصري تركيا في 5 نوفمبر", date(2024, 11, 5)),
        ("The Egyptian foreign minister visited Turkey on Wednesday", date(2025, 8, 27)),
        ("The Egyptian foreign minister visited Turkey on 5 November", date(2024, 11, 5)),
    ],
)
def test_what_is_planned_looks_ahead(text: str, day: date) -> None:
    claim = first_claim(text)
    assert (claim.occurred_on, claim.date_source) == (day, DateSource.TEXT)


@pytest.mark.parametrize(
    "text",
    [
        "أعلن وزير الخارجية المصري، الأحد، أنه سيزور تركيا",
        "قال دبلوماسيون الأحد إن الرئيس المصري سيزور تركيا",
        "تعهدت مصر الأحد بدعم السودان",
        "The Egyptian president said Sunday he will visit Turkey",
        "The Egyptian president said on Sunday that he will visit Turkey",
        "The Egyptian president will visit Turkey, diplomats said Sunday.",
    ],
)
def test_what_is_planned_is_not_on_the_day_of_telling(text: str) -> None:
    assert first_claim(text).date_source is DateSource.ARTICLE


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("قال دبلوماسيون الأحد إن الرئيس المصري سيزور تركيا الخميس", date(2025, 9, 4)),
        ("قال دبلوماسيون الأحد إن الرئيس المصري زار تركيا يوم الخميس", date(2025, 8, 28)),
        ("Diplomats said Sunday that Egypt attacked Sudan on Thursday", date(2025, 8, 28)),
        ("قال دبلوماسيون الأحد إن الرئيس المصري زار تركيا", date(2025, 8, 31)),
        ("قال دبلوماسيون إن الرئيس المصري سيزور تركيا الأحد", date(2025, 9, 7)),
        ("Diplomats said that the Egyptian president will visit Turkey Sunday", date(2025, 9, 7)),
        ("دعت مصر السودان يوم الاثنين الماضي إلى دعم تركيا", date(2025, 8, 25)),
        ("اتهمت مصر الأحد السودان", date(2025, 8, 31)),
        ("Egypt accused Sudan on Sunday", date(2025, 8, 31)),
    ],
)
def test_what_was_said_has_its_own_day_where_one_is_told(text: str, day: date) -> None:
    claim = first_claim(text)
    assert (claim.occurred_on, claim.date_source) == (day, DateSource.TEXT)


@pytest.mark.parametrize("published", [date.min, date.max])
@pytest.mark.parametrize(
    "text",
    [
        "Kenya attacked Somalia yesterday",
        "Kenya will attack Somalia tomorrow",
        "Kenya attacked Somalia on Friday",
        "Kenya attacked Somalia last Friday and will next Friday",
        "Kenya attacked Somalia on 5 May",
        "هاجمت كينيا الصومال أمس",
        "هاجمت كينيا الصومال 5 مايو المقبل",
    ],
)
def test_days_beyond_the_calendar_are_not_told(text: str, published: date) -> None:
    """Near its ends some of these days are none; none of them is an error."""
    assert all(date.min <= day <= date.max for day in told(text, published))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("هاجمت كينيا الصومال الاثنين الفائت", MONDAY - timedelta(days=7)),
        ("Kenya attacked Somalia today", MONDAY),
        ("Kenya attacked Russia today", MONDAY),
    ],
)
def test_last_monday_is_a_week_ago_and_today_today(text: str, day: date) -> None:
    assert told(text) == [day]


def test_a_day_begins_within_its_sentence() -> None:
    (sentence,) = sentences("الأول من مايو 2024 شهد هجوما", in_title=False)
    assert [one.first for one in days_told(sentence, "ar", None)] == [0]
