"""The periods that a sentence tells without a day: in 2022, الشهر الماضي, قبل عامين."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from graph_schema.folding import fold
from ingest.annotation import Sentence, Token
from ingest.calendars import Calendar, calendar_of, longest
from ingest.dates import REACH
from ingest.lexicons.files import folder, read_rows
from ingest.marks import CLAUSE_MARKS, COMMAS, HYPHENS
from ingest.written_days import month_day, month_year

_FIRST_YEAR, _LAST_YEAR = 1900, 2100
# How many words may stand between قبل and the unit: قبل أكثر من ثلاثة أسابيع.
_COUNT = 4
# What opens a clause or a phrase on something else: who met it in May, بعد اتفاق في مايو.
_OPENERS = frozenset(
    {"who", "which", "whose", "whom", "that", "where", "when", "after", "before", "since"}
    | {"despite", "over", "الذي", "التي", "الذين", "اللذين", "اللتين", "حيث", "بعد", "بعدما"}
    | {"عقب", "اثر", "منذ", "رغم"}
)
_ARTICLE = "the"


class PeriodRow(BaseModel):
    """A word of `LANGUAGE/periods.tsv` with which a period without a day is told.

    `unit` is a length of time, `one` such a period itself, which `other` beside it makes another
    than the present one (last week, الشهر المقبل); `ago` tells with a number of units how long it
    is since (with what `counts` between in Arabic: قبل نحو شهرين), unless it tells `from` what it
    is counted (قبل يومين من القمة), which the `present` is not. A `lead` leads to a month, or in
    English to a year, unless what is `counted` follows (in 1950 villages); in Arabic a `year`
    does. Behind `lasting` what is told has lasted or will.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    role: Literal[
        "unit",
        "one",
        "other",
        "year",
        "lead",
        "lasting",
        "ago",
        "counts",
        "from",
        "present",
        "counted",
    ]
    form: str


@cache
def _words(language: str, role: str) -> frozenset[str]:
    rows = read_rows(folder() / language / "periods.tsv", PeriodRow, unique=("role", "form"))
    return frozenset(fold(row.form) for row in rows if row.role == role)


def in_other_period(
    sentence: Sentence, first: int, last: int, language: str, published: date
) -> bool:
    """Say whether a sentence tells a period without a day for the actors from `first` to `last`.

    It must be another than that in which the article was published, stand within ten words, and
    in no clause or phrase on something else.
    """
    tokens = sentence.tokens
    return any(
        _tells_of(tokens, start, end, first, last)
        for start, end in _periods(tokens, language, published)
    )


def _tells_of(tokens: Sequence[Token], start: int, end: int, first: int, last: int) -> bool:
    if max(0, first - end, start - last) > REACH:
        return False
    pauses = COMMAS | CLAUSE_MARKS
    if start > last and any(t.text in pauses for t in tokens[last + 1 : start]):
        return False
    if end < first and sum(t.text in pauses for t in tokens[end + 1 : first]) > 1:
        return False
    for position in range(start - 1, -1, -1):
        if tokens[position].text in pauses:
            break
        if tokens[position].folded in _OPENERS or _tells_of_noun(tokens, position, last):
            behind = range(end + 1, len(tokens))
            close = next((n for n in behind if tokens[n].text in pauses), len(tokens))
            return position < last < close
    return True


def _tells_of_noun(tokens: Sequence[Token], position: int, last: int) -> bool:
    """Say whether a participle behind another noun tells of it: a ceasefire brokered in May."""
    before = tokens[position - 1] if position else tokens[position]
    noun = before.text.islower() and not before.folded.endswith("ly")
    return tokens[position].folded.endswith("ed") and noun and position - 1 != last


def _periods(
    tokens: tuple[Token, ...], language: str, published: date
) -> Iterator[tuple[int, int]]:
    """Give first and last token of each period that is not the article's own."""
    calendar = calendar_of(language)
    position = 0
    while position < len(tokens):
        end, told = _month(tokens, position, calendar, published)
        if end is None:
            found = _year(tokens, position, calendar, published)
            found = found or _unit(tokens, position, calendar)
            end, told = (None, False) if found is None else (found, True)
        if told and end is not None and not _lasts(tokens, position, calendar):
            yield position, end
        position = (position if end is None else end) + 1


def _month(
    tokens: tuple[Token, ...], position: int, calendar: Calendar, published: date
) -> tuple[int | None, bool]:
    """Give the last token of a month that stands at a token, and whether it is a period."""
    for word in calendar.words(tokens[position]):
        form = longest(calendar.months, tokens, position, word)
        if form is None:
            continue
        month = calendar.months[form]
        year, end = month_year(tokens, position + len(form) - 1, month, calendar)
        if month.hijri or month_day(tokens, position, word, calendar, None) is not None:
            return end, False
        if _number(tokens, position - 1) or not _led(tokens, position, calendar):
            return end, False
        near = {"this year": published.year, "this": published.year, None: published.year}
        told = year if isinstance(year, int) else near.get(year)
        beside = _folded(tokens, position - 1) in _words(calendar.language, "other")
        own = (told, month.number) == (published.year, published.month) and not beside
        return end, not own
    return None, False


def _year(
    tokens: tuple[Token, ...], position: int, calendar: Calendar, published: date
) -> int | None:
    """Give the last token of another year than the article's that stands at a token."""
    year = _number(tokens, position)
    if not _FIRST_YEAR <= year <= _LAST_YEAR or year == published.year:
        return None
    if not calendar.arabic:
        counts = _folded(tokens, position + 1) in _words("en", "counted")
        return position if _led(tokens, position, calendar) and not counts else None
    word = next(
        (w for w in _words_before(tokens, position, calendar) if w in _words("ar", "year")), None
    )
    if word is None:
        return None
    named = calendar.not_days.get(("before", "date"), frozenset())
    return None if named.intersection(_words_before(tokens, position - 1, calendar)) else position


def _unit(tokens: tuple[Token, ...], position: int, calendar: Calendar) -> int | None:
    """Give the last token of words like الأسبوع الماضي, next month, قبل عامين, two years ago."""
    word = tokens[position].folded
    following = _folded(tokens, position + 1)
    units, others = _words(calendar.language, "unit"), _words(calendar.language, "other")
    if not calendar.arabic:
        if word in others and following in _words("en", "one"):
            return None if _folded(tokens, position - 1) == _ARTICLE else position + 1
        return position + 1 if word in units and following in _words("en", "ago") else None
    if _words("ar", "one").intersection(calendar.words(tokens[position])) and following in others:
        return position + 1
    if not _words("ar", "ago").intersection(calendar.words(tokens[position])):
        return None
    for behind in range(position + 1, min(position + 1 + _COUNT, len(tokens))):
        if tokens[behind].folded in units:
            return None if _number(tokens, behind + 1) or _counted(tokens, behind) else behind
        if tokens[behind].folded not in _words("ar", "counts") and not _number(tokens, behind):
            return None
    return None


def _counted(tokens: tuple[Token, ...], unit: int) -> bool:
    """Say whether a time is told from something else: قبل يومين من القمة, not من الآن."""
    from_it = _folded(tokens, unit + 1) in _words("ar", "from")
    return from_it and _folded(tokens, unit + 2) not in _words("ar", "present")


def _led(tokens: tuple[Token, ...], position: int, calendar: Calendar) -> bool:
    leads = _words(calendar.language, "lead") | (
        frozenset() if calendar.arabic else _words("en", "other")
    )
    before = position - 1
    if before > 0 and tokens[before].text in HYPHENS:
        before -= 1
    return bool(leads.intersection(_words_before(tokens, before + 1, calendar)))


def _lasts(tokens: tuple[Token, ...], position: int, calendar: Calendar) -> bool:
    """Say whether what is told has lasted since a period, or will until then."""
    light = (
        _words(calendar.language, "lead")
        | _words(calendar.language, "year")
        | _words(calendar.language, "other")
    )
    before = position - 1
    while before > 0 and (tokens[before].folded in light or tokens[before].text in HYPHENS):
        before -= 1
    return bool(
        _words(calendar.language, "lasting").intersection(
            _words_before(tokens, before + 1, calendar)
        )
    )


def _words_before(tokens: tuple[Token, ...], position: int, calendar: Calendar) -> tuple[str, ...]:
    return calendar.words(tokens[position - 1]) if position > 0 else ()


def _folded(tokens: tuple[Token, ...], position: int) -> str:
    return tokens[position].folded if 0 <= position < len(tokens) else ""


def _number(tokens: tuple[Token, ...], position: int) -> int:
    text = tokens[position].text if 0 <= position < len(tokens) else ""
    return int(text) if text.isdecimal() and len(text) <= 4 else 0
