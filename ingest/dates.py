"""The day that a sentence tells for what it states.

Days told without a year, weekdays and words like أمس count from the day on which the article was
published.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from ingest.annotation import Sentence, Token
from ingest.attribution import tells
from ingest.calendars import Calendar, calendar_of, longest
from ingest.written_days import Today, Told, month_day, numeric_day

# How many words a date may stand from what it dates.
REACH = 10
_NEXT = frozenset({"المقبل", "القادم", "next", "coming"})
_LAST = frozenset({"الماضي", "المنصرم", "الفائت", "last"})
# What may stand between a weekday and the date that tells it better: الأحد، الموافق 5 مايو.
_BEFORE_DATE = frozenset({"الموافق", "the"})
_QUOTES = frozenset("\"“”«»'")
# What may stand between a day and the word that makes it none: حتى مساء الأحد, until late Sunday.
_PARTS = frozenset(
    {"يوم", "مسا", "صباح", "فجر", "ظهر", "ليل", "ليله", "تاريخ", "نهايه", "the", "late", "early"}
)


def date_in(
    sentence: Sentence, first: int, last: int, language: str, published: date | None
) -> date | None:
    """Give the day told nearest to the tokens `first` to `last`, or None.

    Only days within ten words count; of two equally near, the one that comes first.
    """
    best: tuple[int, date] | None = None
    for told in days_told(sentence, language, published):
        distance = max(0, first - told.last, told.first - last)
        if distance <= REACH and (best is None or distance < best[0]):
            best = (distance, told.day)
    return best[1] if best else None


def days_told(
    sentence: Sentence, language: str, published: date | None, *, ahead: bool = False
) -> Iterator[Told]:
    """Give each day that a sentence tells; `ahead` takes weekdays and months for those to come."""
    calendar = calendar_of(language)
    today = Today(published, ahead) if published is not None else None
    tokens = sentence.tokens
    position = 0
    while position < len(tokens):
        told = _told_at(tokens, position, calendar, today)
        if told is not None and told.of == "weekday":
            told = _date_of_weekday(tokens, position, calendar, today) or told
        if told is not None and not _is_none(tokens, told, calendar):
            yield told
        position = max(position, told.last if told else position) + 1


def _told_at(
    tokens: tuple[Token, ...], position: int, calendar: Calendar, today: Today | None
) -> Told | None:
    if tokens[position].text.isdecimal():
        return numeric_day(tokens, position, calendar)
    for word in calendar.words(tokens[position]):
        if word not in calendar.starts:
            continue
        told = month_day(tokens, position, word, calendar, today)
        if told is None and today is not None:
            told = _relative(tokens, position, word, calendar, today)
        if told is not None:
            return told
    return None


def _relative(
    tokens: tuple[Token, ...], position: int, word: str, calendar: Calendar, today: Today
) -> Told | None:
    form = longest(calendar.days, tokens, position, word)
    if form is not None:
        day = today.day + timedelta(days=calendar.days[form])
        return Told(position, position + len(form) - 1, day, day, word)
    if word not in calendar.weekdays:
        return None
    near = {t.folded for t in tokens[max(0, position - 1) : position + 2]}
    back = (today.day.weekday() - calendar.weekdays[word]) % 7
    past = today.day - timedelta(days=back)
    if near & _NEXT:
        day = past = past + timedelta(days=7)
    elif near & _LAST:
        day = past = past if back else past - timedelta(days=7)
    else:
        day = past + timedelta(days=7) if today.ahead and back else past
    return Told(position, position, day, past, "weekday")


def _date_of_weekday(
    tokens: tuple[Token, ...], position: int, calendar: Calendar, today: Today | None
) -> Told | None:
    """Give the date written right behind a weekday, or None: Sunday, 5 May."""
    for behind in range(position + 1, min(position + 5, len(tokens))):
        told = _told_at(tokens, behind, calendar, today)
        if told is not None:
            near = all(
                t.text in ",،" or t.folded in _BEFORE_DATE
                for t in tokens[position + 1 : told.first]
            )
            return replace(told, first=position) if near and told.of in ("date", "full") else None
    return None


def _is_none(tokens: tuple[Token, ...], told: Told, calendar: Calendar) -> bool:
    """Say whether what is written like a day tells none: نفس اليوم, حتى 12 مايو, USA Today."""
    kinds = ["any", told.of]
    if told.of == "date":
        kinds.append(f"{told.day:%m-%d}")
    before, behind = told.first - 1, told.last + 1
    following = {token.folded for token in tokens[behind : behind + 1]}
    if any(following & calendar.not_days.get(("behind", k), frozenset()) for k in kinds):
        return True
    if _in_quoted_name(tokens, told, calendar):
        return True
    if _stands_behind(tokens, before, kinds, calendar):
        return True
    while before > 0 and tokens[before].folded in _PARTS:
        before -= 1
    return _stands_behind(tokens, before, ["any"], calendar)


def _in_quoted_name(tokens: tuple[Token, ...], told: Told, calendar: Calendar) -> bool:
    """Say whether a word ends a name of two in quotation marks that nobody says: "X اليوم"."""
    start, end = told.first - 2, told.last + 1
    if told.of in ("weekday", "date", "full") or start < 0 or end >= len(tokens):
        return False
    if tokens[start].text not in _QUOTES or tokens[end].text not in _QUOTES:
        return False
    before = tokens[start - 1] if start else tokens[start]
    return before.is_word and not tells(before.folded, "ar" if calendar.arabic else "en")


def _stands_behind(
    tokens: tuple[Token, ...], position: int, kinds: Sequence[str], calendar: Calendar
) -> bool:
    if position < 0:
        return False
    words = calendar.words(tokens[position])
    return any(w in calendar.not_days.get(("before", k), ()) for k in kinds for w in words)
