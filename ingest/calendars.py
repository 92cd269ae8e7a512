"""The words of a language that tell days: months, weekdays, أمس and tomorrow, الجاري and last year.

Months come from CLDR: the names of Egypt and the Gulf (أغسطس), the Levant (آب) and the Maghreb
(غشت); `LANGUAGE/months.tsv` adds those that it lacks and the Hijri calendar.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from babel import Locale
from pydantic import BaseModel, ConfigDict

from graph_schema.folding import fold
from ingest.annotation import Token
from ingest.arabic import readings
from ingest.lexicons.files import folder, read_rows

_LOCALES = {"ar": ("ar", "ar_SY", "ar_DZ", "ar_MA"), "en": ("en",)}
_UNITS = (
    *("الأول", "الثاني", "الثالث", "الرابع", "الخامس"),
    *("السادس", "السابع", "الثامن", "التاسع", "العاشر"),
)
_TEENS = ("الحادي", *_UNITS[1:9])
_TENS = {20: ("العشرين", "العشرون"), 30: ("الثلاثين", "الثلاثون")}

Form = tuple[str, ...]
Which = Literal["last", "this", "next", "last year", "this year", "next year", "that year"]
OfDay = Literal["last day", "next day"]


class MonthRow(BaseModel):
    """A month's name of `LANGUAGE/months.tsv`, by its number in its calendar."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    calendar: Literal["gregorian", "hijri"]
    month: int
    form: str


class DayRow(BaseModel):
    """Words of `LANGUAGE/days.tsv` that tell a day by its distance from today, in days."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    days: int
    form: str


class YearRow(BaseModel):
    """Words of `LANGUAGE/years.tsv` that tell the year behind a day and its month.

    `last`, `this` and `next` are said of the month (5 مايو الماضي) or, `last` and `next`, of a
    weekday beside them; `last day` and `next day` of a weekday alone (next Sunday), the others of
    the year. Of `that year` nothing is known here.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    which: Which | OfDay
    form: str


class NotDayRow(BaseModel):
    """A word of `LANGUAGE/not_days.tsv` beside which no day is told of what the sentence states.

    `of` is what it stands right before or behind: `any` day, a `date` without a year, one such
    date (`09-11`), or a word of days.tsv.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    side: Literal["before", "behind"]
    of: str
    form: str


@dataclass(frozen=True, slots=True)
class Month:
    """A month by its number in its calendar."""

    number: int
    hijri: bool


@dataclass(frozen=True, slots=True)
class Calendar:
    """The words of a language that tell days: folded words to what they mean."""

    language: str
    months: dict[Form, Month]
    weekdays: dict[str, int]
    days: dict[Form, int]
    years: dict[Form, Which]
    last: frozenset[str]
    next: frozenset[str]
    ordinals: dict[Form, int]
    not_days: dict[tuple[str, str], frozenset[str]]
    names: frozenset[str]
    starts: frozenset[str]

    @property
    def arabic(self) -> bool:
        """Say whether the words are Arabic."""
        return self.language == "ar"

    def words(self, token: Token) -> tuple[str, ...]:
        """Give the folded words that a token may be; English months have a capital."""
        if not self.arabic:
            lower = token.cased[:1].islower()
            return () if lower and token.folded in self.names else (token.folded,)
        stems = (r.stem for r in readings(token.folded) if r.prefix and not r.article)
        return (token.folded, *stems)


def longest(
    forms: Mapping[Form, object], tokens: tuple[Token, ...], position: int, word: str
) -> Form | None:
    """Give the longest form that begins with a word at a token, or None."""
    able = [
        form
        for form in forms
        if form[0] == word
        and tuple(t.folded for t in tokens[position + 1 : position + len(form)]) == form[1:]
    ]
    return max(able, key=len, default=None)


@cache
def calendar_of(language: str) -> Calendar:
    """Give the words that ship for a language."""
    months: dict[Form, Month] = {}
    weekdays: dict[str, int] = {}
    for name in _LOCALES[language]:
        locale = Locale.parse(name)
        for width in ("wide", "abbreviated"):
            for number, month in locale.months["format"][width].items():
                if len(fold(month)) > 1:
                    months[_form(month)] = Month(number, hijri=False)
        # Sat and Sun, the short ones, are other words in running text.
        for number, day in locale.days["format"]["wide"].items():
            weekdays[fold(day)] = number
    here = folder() / language
    for named in read_rows(here / "months.tsv", MonthRow, unique=("form",)):
        months[_form(named.form)] = Month(named.month, hijri=named.calendar == "hijri")
    days = {
        _form(told.form): told.days
        for told in read_rows(here / "days.tsv", DayRow, unique=("form",))
    }
    years: dict[Form, Which] = {}
    beside_days: dict[str, set[str]] = {"last": set(), "next": set()}
    for row in read_rows(here / "years.tsv", YearRow, unique=("form",)):
        if row.which != "last day" and row.which != "next day":
            years[_form(row.form)] = row.which
        which = row.which.removesuffix(" day")
        if which in beside_days:
            beside_days[which].add(fold(row.form))
    not_days: dict[tuple[str, str], frozenset[str]] = {}
    for beside in read_rows(here / "not_days.tsv", NotDayRow, unique=("side", "of", "form")):
        key = (beside.side, beside.of if beside.of[0].isdigit() else fold(beside.of))
        not_days[key] = not_days.get(key, frozenset()) | {fold(beside.form)}
    names = frozenset({form[0] for form in months})
    starts = names | {form[0] for form in days} | frozenset(weekdays)
    ordinals = _ordinals() if language == "ar" else {}
    last, following = (frozenset(beside_days[which]) for which in ("last", "next"))
    return Calendar(
        language, months, weekdays, days, years, last, following, ordinals, not_days, names, starts
    )


def _form(text: str) -> Form:
    return tuple(fold(text).split())


def _ordinals() -> dict[Form, int]:
    """Give the days of a month written out: الثاني, الثاني عشر, الثاني والعشرين."""
    found = {_form(unit): n for n, unit in enumerate(_UNITS, 1)}
    found |= {_form(f"{unit} عشر"): 10 + n for n, unit in enumerate(_TEENS, 1)}
    for ten, names in _TENS.items():
        for name in names:
            found[_form(name)] = ten
            found |= {_form(f"{unit} و{name}"): ten + n for n, unit in enumerate(_TEENS, 1)}
    return {form: n for form, n in found.items() if n <= 31}
