"""Days written with their month: 25 أغسطس 2024, the 5th of May, 24/2/2022."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hijridate import Hijri

from ingest.annotation import Token
from ingest.calendars import Calendar, Month, Which, longest
from ingest.lexicons.files import word_list
from ingest.marks import COMMAS

_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_FIRST_HIJRI, _LAST_HIJRI = 1343, 1500
_SUFFIXES = frozenset({"th", "st", "nd", "rd"})
_BEFORE_MONTH = frozenset({"من", "شهر", "of", *_SUFFIXES})
_BEFORE_YEAR = frozenset(
    {"من", "عام", "العام", "سنه", "السنه", "لعام", "للعام", "of", "the", "year", *_SUFFIXES}
)
_MARKS_BEFORE_YEAR = COMMAS | frozenset("()./-")
# How many such words and marks may stand between a month and its year.
_FILLERS = 5
_BEFORE_ORDINAL = frozenset({"حتي", "تاريخ", "اليوم", "يوم", "صباح", "مسا", "فجر", "ليل", "ليله"})
_MONTH = 31


@dataclass(frozen=True, slots=True)
class Told:
    """A day that a sentence tells, with its first and last token.

    `past` is what the day is when it speaks of what has been, even where the article looks ahead.
    `of` is the word that tells it, `date` for a day and month without a year, `full` with one,
    `weekday` for a weekday.
    """

    first: int
    last: int
    day: date
    past: date
    of: str


@dataclass(frozen=True, slots=True)
class Today:
    """The day on which an article was published, and whether it speaks of what is to come."""

    day: date
    ahead: bool


def month_day(
    tokens: tuple[Token, ...], position: int, word: str, calendar: Calendar, today: Today | None
) -> Told | None:
    """Give the day told with the month that begins with a word at a token, or None."""
    form = longest(calendar.months, tokens, position, word)
    if form is None:
        return None
    last = _other_names(tokens, position + len(form) - 1, calendar)
    found = _day_before(tokens, position, calendar)
    if found is not None:
        first, day = found
    else:
        after = last + 2 if _text(tokens, last + 1) == "." else last + 1
        number = _number(tokens, after)
        if calendar.arabic or number is None or not 1 <= number <= 31:
            return None
        first, last, day = position, after, number
    month = calendar.months[form]
    year, last = _year(tokens, last, calendar, hijri=month.hijri)
    if year is None and _text(tokens, position - 1) == "-":
        return None  # 06-Jan is as often a spoilt score
    told = _dated(year, month, day, today)
    return (
        Told(first, last, told, told, "full" if isinstance(year, int) else "date") if told else None
    )


def numeric_day(tokens: tuple[Token, ...], position: int, calendar: Calendar) -> Told | None:
    """Give the day that begins at a token and is written in numbers alone, or None.

    Arabic has the day before the month; in English one of the two must be no month.
    """
    parts = [_number(tokens, position + step) for step in (0, 2, 4)]
    if None in parts or not _glued(tokens, position, position + 4):
        return None
    mark = _text(tokens, position + 1)
    if mark not in ("/", "-") or mark != _text(tokens, position + 3):
        return None
    if _text(tokens, position - 1) == mark or _text(tokens, position + 5) == mark:
        return None
    day, month, year = (part or 0 for part in parts)
    if day > 31:
        day, year = year, day
    elif not calendar.arabic and day <= 12 and month <= 12 and day != month:
        return None
    elif month > 12:
        day, month = month, day
    hijri = _FIRST_HIJRI <= year <= _LAST_HIJRI
    if not hijri and not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    told = _dated(year, Month(month, hijri), day, None)
    return Told(position, position + 4, told, told, "full") if told else None


def month_year(
    tokens: tuple[Token, ...], last: int, month: Month, calendar: Calendar
) -> tuple[int | Which | None, int]:
    """Give the year told behind a month that ends at a token, and the last token of both."""
    return _year(tokens, _other_names(tokens, last, calendar), calendar, hijri=month.hijri)


def _other_names(tokens: tuple[Token, ...], last: int, calendar: Calendar) -> int:
    """Give the last token of a month with its other name: سبتمبر/أيلول, أغسطس (آب)."""
    start = last + 2 if _text(tokens, last + 1) in ("/", "(", "-") else last + 1
    if start >= len(tokens):
        return last
    form = longest(calendar.months, tokens, start, tokens[start].folded)
    return last if form is None else start + len(form) - 1


def _day_before(
    tokens: tuple[Token, ...], first: int, calendar: Calendar
) -> tuple[int, int] | None:
    """Give the day before a month, and its first token."""
    position = first - 1
    while position > first - 4 and (
        _folded(tokens, position) in _BEFORE_MONTH
        or _text(tokens, position) == "/"
        or (_text(tokens, position) == "-" and _glued(tokens, position - 1, position + 1))
    ):
        position -= 1
    number = _number(tokens, position)
    if number is not None:
        return (position, number) if 1 <= number <= 31 else None
    if not calendar.ordinals or _folded(tokens, first - 1) not in ("من", "شهر"):
        return None
    for start in range(max(0, position - 1), position + 1):
        form = tuple(token.folded for token in tokens[start : position + 1])
        day = calendar.ordinals.get(form)
        if day is not None and _begins(tokens, start, calendar):
            return start, day
    return None


def _begins(tokens: tuple[Token, ...], position: int, calendar: Calendar) -> bool:
    """Say whether an ordinal stands alone: في الأول من مايو, not النصف الأول من مايو."""
    if position <= 0 or not tokens[position - 1].is_word:
        return True
    able = _BEFORE_ORDINAL | word_list("ar", "prepositions")
    return any(w in able or w in calendar.weekdays for w in calendar.words(tokens[position - 1]))


def _year(
    tokens: tuple[Token, ...], last: int, calendar: Calendar, *, hijri: bool
) -> tuple[int | Which | None, int]:
    """Give the year behind a month, or which one it is, and the last token that tells it."""
    low, high = (_FIRST_HIJRI, _LAST_HIJRI) if hijri else (_FIRST_YEAR, _LAST_YEAR)
    for position in range(last + 1, min(last + 2 + _FILLERS, len(tokens))):
        year = _number(tokens, position)
        if year is not None:
            return (year, position) if low <= year <= high else (None, last)
        form = longest(calendar.years, tokens, position, tokens[position].folded)
        if form is not None:
            return calendar.years[form], position + len(form) - 1
        token = tokens[position]
        if token.folded not in _BEFORE_YEAR and token.text not in _MARKS_BEFORE_YEAR:
            break
    return None, last


def _dated(year: int | Which | None, month: Month, day: int, today: Today | None) -> date | None:
    if isinstance(year, int):
        make = _hijri if month.hijri else _date
        return make(year, month.number, day)
    if today is None or month.hijri or year == "that year":
        return None
    steps = {"last year": -1, "this year": 0, "this": 0, "next year": 1}
    if year in steps:
        return _date(today.day.year + steps[year], month.number, day)
    near = (_date(today.day.year + step, month.number, day) for step in (-1, 0, 1))
    able = [one for one in near if one is not None]
    if year == "next" or (year is None and today.ahead):
        # The next such day, unless the last was less than a month ago.
        start = 0 if year else -_MONTH
        return min((one for one in able if (one - today.day).days >= start), default=None)
    end = 0 if year else _MONTH
    return max((one for one in able if (one - today.day).days <= end), default=None)


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


def _glued(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Say whether no space stands from one token to another."""
    return (
        first >= 0
        and last < len(tokens)
        and all(tokens[n].end == tokens[n + 1].start for n in range(first, last))
    )


def _text(tokens: tuple[Token, ...], position: int) -> str:
    return tokens[position].text if 0 <= position < len(tokens) else ""


def _folded(tokens: tuple[Token, ...], position: int) -> str:
    return tokens[position].folded if 0 <= position < len(tokens) else ""


def _number(tokens: tuple[Token, ...], position: int) -> int | None:
    text = _text(tokens, position)
    return int(text) if text.isdecimal() and len(text) <= 4 else None
