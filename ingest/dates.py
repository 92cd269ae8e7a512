"""The day that a sentence tells for what it states.

Months come from CLDR: the names of Egypt and the Gulf (أغسطس), the Levant (آب) and the Maghreb
(غشت), and those of the Hijri calendar. Days told without a year, weekdays and words like أمس
count from the day on which the article was published.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from babel import Locale
from hijridate import Hijri
from pydantic import BaseModel, ConfigDict

from graph_schema.folding import fold
from ingest.annotation import Sentence, Token
from ingest.arabic import readings
from ingest.lexicons.files import folder, read_rows

# How many words a date may stand from what it dates.
REACH = 10
_LOCALES = {"ar": ("ar", "ar_SY", "ar_DZ", "ar_MA"), "en": ("en",)}
_HIJRI = (
    *("محرم", "صفر", "ربيع الأول", "ربيع الآخر", "جمادى الأولى", "جمادى الآخرة", "رجب", "شعبان"),
    *("رمضان", "شوال", "ذو القعدة", "ذو الحجة"),
)
_NEXT = frozenset({"المقبل", "القادم", "next", "coming"})
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_FIRST_HIJRI, _LAST_HIJRI = 1343, 1500


class DayRow(BaseModel):
    """Words of `LANGUAGE/days.tsv` that tell a day by its distance from today, in days."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    days: int
    form: str


@dataclass(frozen=True, slots=True)
class _Calendar:
    """The words of a language that tell days: folded words to what they mean."""

    months: dict[tuple[str, ...], int]
    hijri: dict[tuple[str, ...], int]
    weekdays: dict[str, int]
    days: dict[tuple[str, ...], int]
    starts: frozenset[str]


@cache
def _calendar(language: str) -> _Calendar:
    months, weekdays = {}, {}
    for name in _LOCALES[language]:
        locale = Locale.parse(name)
        for width in ("wide", "abbreviated"):
            for number, month in locale.months["format"][width].items():
                if len(fold(month)) > 1:
                    months[tuple(fold(month).split())] = number
            for number, day in locale.days["format"][width].items():
                weekdays[fold(day)] = number
    hijri = {tuple(fold(m).split()): n for n, m in enumerate(_HIJRI, 1)} if language == "ar" else {}
    rows = read_rows(folder() / language / "days.tsv", DayRow, unique=("form",))
    days = {tuple(fold(row.form).split()): row.days for row in rows}
    words = (*months, *hijri, *days)
    return _Calendar(
        months, hijri, weekdays, days, frozenset({w[0] for w in words} | set(weekdays))
    )


def date_in(
    sentence: Sentence, first: int, last: int, language: str, published: date | None
) -> date | None:
    """Give the day told nearest to the tokens `first` to `last`, or None.

    Only days within ten words count; of two equally near, the one that comes first.
    """
    best: tuple[int, date] | None = None
    for begin, end, day in days_told(sentence, language, published):
        distance = max(0, first - end, begin - last)
        if distance <= REACH and (best is None or distance < best[0]):
            best = (distance, day)
    return best[1] if best else None


def days_told(
    sentence: Sentence, language: str, published: date | None
) -> Iterator[tuple[int, int, date]]:
    """Give each day that a sentence tells, with its first and last token."""
    calendar = _calendar(language)
    tokens = sentence.tokens
    for position, token in enumerate(tokens):
        for word in _words(token, language):
            if word not in calendar.starts:
                continue
            found = _month_day(tokens, position, word, calendar, published)
            if found is None and published is not None:
                found = _relative(tokens, position, word, calendar, published)
            if found is not None:
                yield found
                break


def _words(token: Token, language: str) -> tuple[str, ...]:
    if language != "ar":
        return (token.folded,)
    stems = (r.stem for r in readings(token.folded) if r.prefix and not r.article)
    return (token.folded, *stems)


def _relative(
    tokens: tuple[Token, ...], position: int, word: str, calendar: _Calendar, published: date
) -> tuple[int, int, date] | None:
    for form in sorted(calendar.days, key=len, reverse=True):
        if form[0] == word and _continues(tokens, position, form):
            day = published + timedelta(days=calendar.days[form])
            return position, position + len(form) - 1, day
    if word not in calendar.weekdays:
        return None
    near = {t.folded for t in tokens[max(0, position - 1) : position + 2]}
    back = (published.weekday() - calendar.weekdays[word]) % 7
    ahead = near & _NEXT
    return position, position, published + timedelta(days=7 - back if ahead else -back)


def _month_day(
    tokens: tuple[Token, ...],
    position: int,
    word: str,
    calendar: _Calendar,
    published: date | None,
) -> tuple[int, int, date] | None:
    for months, hijri in ((calendar.months, False), (calendar.hijri, True)):
        for form in sorted(months, key=len, reverse=True):
            if form[0] != word or not _continues(tokens, position, form):
                continue
            last = position + len(form) - 1
            found = _with_day(tokens, position, last)
            if found is None:
                continue
            begin, end, day = found
            year, end = _year(tokens, end, hijri=hijri)
            told = _dated(year, months[form], day, published, hijri=hijri)
            return (begin, end, told) if told else None
    return None


def _continues(tokens: tuple[Token, ...], position: int, form: tuple[str, ...]) -> bool:
    following = tokens[position + 1 : position + len(form)]
    return tuple(token.folded for token in following) == form[1:]


def _with_day(tokens: tuple[Token, ...], first: int, last: int) -> tuple[int, int, int] | None:
    """Give the span of a month with its day, which stands before it or (in English) behind."""
    before = _number(tokens, first - 1)
    if before is None and first >= 2 and tokens[first - 1].text in ("/", "من", "of"):
        before = _number(tokens, first - 2)
        first -= 1
    if before is not None and 1 <= before <= 31:
        while last + 2 < len(tokens) and tokens[last + 1].text == "/":
            last += 2  # 16 سبتمبر/أيلول: the month's other name
        return first - 1, last, before
    after = _number(tokens, last + 1)
    if after is not None and 1 <= after <= 31 and tokens[first].text.isascii():
        return first, last + 1, after
    return None


def _year(tokens: tuple[Token, ...], last: int, *, hijri: bool) -> tuple[int | None, int]:
    low, high = (_FIRST_HIJRI, _LAST_HIJRI) if hijri else (_FIRST_YEAR, _LAST_YEAR)
    for step in (1, 2):
        year = _number(tokens, last + step)
        if year is not None and low <= year <= high:
            return year, last + step
    return None, last


def _dated(
    year: int | None, month: int, day: int, published: date | None, *, hijri: bool
) -> date | None:
    if year is not None:
        return _hijri(year, month, day) if hijri else _date(year, month, day)
    if published is None or hijri:
        return None
    # Without a year: the last such day, unless one comes within a month.
    near = [_date(published.year + step, month, day) for step in (-1, 0, 1)]
    able = [one for one in near if one and one <= published + timedelta(days=31)]
    return max(able, default=None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _hijri(year: int, month: int, day: int) -> date | None:
    try:
        told = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date(told.year, told.month, told.day)


def _number(tokens: tuple[Token, ...], position: int) -> int | None:
    if not 0 <= position < len(tokens):
        return None
    text = tokens[position].text
    return int(text) if text.isdecimal() and len(text) <= 4 else None
