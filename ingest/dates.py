"""The day that a sentence tells for what it states.

Days told without a year, weekdays and words like أمس count from the day on which the article was
published.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from graph_schema.records import Modality
from ingest.annotation import Sentence, Token
from ingest.arabic import LEADING
from ingest.calendars import Calendar, calendar_of, longest
from ingest.marks import ANY_QUOTES, COMMAS, OPENING_QUOTES, QUOTES
from ingest.speech import opens, tells
from ingest.written_days import Today, Told, month_day, numeric_day

# How many words a date may stand from what it dates.
REACH = 10
# How far before a day the verb of speech may stand whose day it is, and its opener behind.
SAID_REACH = 9
# What may stand between a weekday and the date that tells it better: الأحد، الموافق 5 مايو.
_BEFORE_DATE = frozenset({"الموافق", "the"})
_OPENING = OPENING_QUOTES | {":", '"'}
_STOPS = QUOTES - _OPENING | frozenset(".؛;")
# What may stand between a day and the word that makes it none: حتى مساء الأحد, until late Sunday.
_PARTS = frozenset(
    {"يوم", "مسا", "صباح", "فجر", "ظهر", "ليل", "ليله", "تاريخ", "نهايه", "the", "late", "early"}
)
# What may stand between a verb of speech and its day.
_BESIDE = frozenset({"on", "late", "early", "earlier", "reporters"})
# How far before what was signed on a day its signing may be told.
_SIGNERS = 3
_SIGNED = frozenset({"وقع", "وقعت", "وقعا", "وقعوا", "توقيع"})
_INTO_REQUEST = frozenset({"الي", "من", "to", "for"})


def date_in(
    sentence: Sentence,
    first: int,
    last: int,
    language: str,
    published: date | None,
    modality: Modality = Modality.ACTUAL,
) -> date | None:
    """Give the day told nearest to the tokens `first` to `last`, or None.

    Only days within ten words count; of two equally near, the one that comes first. What is
    planned looks ahead. The day on which something was said is not that of what was said, unless
    that has happened and no other day is told.
    """
    ahead = modality is Modality.PLANNED
    happened = modality is Modality.ACTUAL
    best: tuple[bool, int] | None = None
    day: date | None = None
    for told in days_told(sentence, language, published, ahead=ahead):
        distance = max(0, first - told.last, told.first - last)
        if distance > REACH:
            continue
        said = _said_from(sentence.tokens, told, language)
        if said is not None and not happened and last >= said:
            continue
        rank = (said is not None and first >= said, distance)
        if best is None or rank < best:
            best, day = rank, told.day if said is None else told.past
    return day


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
        told = _moved(today.day, calendar.days[form])
        return Told(position, position + len(form) - 1, told, told, word) if told else None
    if word not in calendar.weekdays:
        return None
    near = {t.folded for t in tokens[max(0, position - 1) : position + 2]}
    back = (today.day.weekday() - calendar.weekdays[word]) % 7
    if near & calendar.next:
        past = day = _moved(today.day, 7 - back)
    elif near & calendar.last:
        past = day = _moved(today.day, -(back or 7))
    else:
        past = _moved(today.day, -back)
        day = _moved(today.day, 7 - back) if today.ahead and back else past
    return Told(position, position, day, past, "weekday") if day and past else None


def _moved(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def _date_of_weekday(
    tokens: tuple[Token, ...], position: int, calendar: Calendar, today: Today | None
) -> Told | None:
    """Give the date written right behind a weekday, or None: Sunday, 5 May."""
    for behind in range(position + 1, min(position + 5, len(tokens))):
        told = _told_at(tokens, behind, calendar, today)
        if told is not None:
            near = all(
                t.text in COMMAS or t.folded in _BEFORE_DATE
                for t in tokens[position + 1 : told.first]
            )
            return replace(told, first=position) if near and told.of in ("date", "full") else None
    return None


def _is_none(tokens: tuple[Token, ...], told: Told, calendar: Calendar) -> bool:
    """Say whether what is written like a day tells none: نفس اليوم, حتى 12 مايو, USA Today."""
    # Russia Today is none, and "attacked Russia today" is one.
    kinds = ["any"] if tokens[told.first].text[:1].islower() else ["any", told.of]
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
    if tokens[start].text not in ANY_QUOTES or tokens[end].text not in ANY_QUOTES:
        return False
    before = tokens[start - 1] if start else tokens[start]
    return before.is_word and not tells(before.folded, calendar.language)


def _stands_behind(
    tokens: tuple[Token, ...], position: int, kinds: Sequence[str], calendar: Calendar
) -> bool:
    if position < 0:
        return False
    words = calendar.words(tokens[position])
    signed = (w for t in tokens[max(position - _SIGNERS, 0) : position] for w in calendar.words(t))
    if not _SIGNED.isdisjoint(signed):
        return False  # وقعت تركيا اتفاق 10 مايو tells when, اتفاق 10 مايو is a name
    return any(w in calendar.not_days.get(("before", k), ()) for k in kinds for w in words)


def _said_from(tokens: tuple[Token, ...], told: Told, language: str) -> int | None:
    """Give the token from which on a sentence states what was said on a day, if so it was."""
    behind = range(told.last + 1, min(told.last + 1 + SAID_REACH, len(tokens)))
    opener = next((n for n in behind if _opens(tokens[n]) or tokens[n].text in _STOPS), None)
    if opener is not None and tokens[opener].text in _STOPS:
        behind, opener = range(behind.start, opener), None
    verb = _verb_of_speech(tokens, told.first, language)
    if verb is None:
        # On Sunday, he said that he would come.
        verb = _verb_of_speech(tokens, behind.stop if opener is None else opener, language)
        return opener if verb is not None and verb > told.last else None
    if language == "en" and all(t.folded in _BESIDE for t in tokens[verb + 1 : told.first]):
        return 0 if opener is None else opener  # he will come, they said on Sunday
    if opener is not None:
        return opener
    words = [n for n in behind if tokens[n].is_word][:1]
    return next((n for n in words if _asks(tokens[n], language)), None)


def _verb_of_speech(tokens: tuple[Token, ...], position: int, language: str) -> int | None:
    """Give the verb of speech before a token, when nothing that was said stands between."""
    for before in range(position - 1, max(-1, position - 1 - SAID_REACH), -1):
        token = tokens[before]
        if token.text in _STOPS or _opens(token):
            return None
        # English verbs are known by their past: call and reports are nouns as well.
        if tells(token.folded, language) and (language == "ar" or token.folded.endswith("d")):
            return before
    return None


def _opens(token: Token) -> bool:
    return token.text in _OPENING or opens(token.folded)


def _asks(token: Token, language: str) -> bool:
    """Say whether a word begins what somebody asked for or threatened: إلى, بضرب, to."""
    if token.folded in _INTO_REQUEST:
        return True
    return language == "ar" and token.folded.startswith(LEADING) and len(token.folded) > 3
