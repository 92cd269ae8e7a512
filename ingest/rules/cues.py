"""Polarity and modality of a relation, from the words around what states it."""

from __future__ import annotations

from collections.abc import Iterator

from graph_schema.records import Modality, Polarity
from ingest.arabic import without_conjunction
from ingest.marks import APOSTROPHES, CLAUSE_MARKS, COMMAS
from ingest.rules.before import adverbial
from ingest.rules.context import View
from ingest.rules.cue_words import Cue, Cues, cues, is_denied
from ingest.rules.reach import governs, hides, opened_by, stopped
from ingest.rules.tense import is_future, is_imperfect
from ingest.rules.triggers import Match

# How many words before a trigger a cue may stand.
NEAR = 3
FAR = 9
# How many words of names may stand between, which are not counted as words before.
LONGEST_NAMES = 8
_COPULA = frozenset({"تكن", "يكن", "تكون", "يكون", "يكونوا", "تعد", "يعد", "يزل", "تزل"})
_AND = frozenset({"and", "و"})
_ARTICLES = frozenset({"a", "an", "the"})
_DOUBTS = frozenset({"planned", "expected", "hypothetical", "possible", "barely"})
# How many tokens a cue has at most, its apostrophe included.
LONGEST_CUE = 5
_MONTH_LEADS = frozenset(
    {"in", "of", "on", "by", "since", "until", "last", "this", "next", "early", "mid", "late"}
)


def judge(view: View, match: Match, anchor: int | None) -> tuple[Polarity, Modality]:
    """Give the polarity and modality of the relation that a trigger states.

    `anchor` is where the light verb of a noun stands, whose denial denies the noun.
    """
    flags = match.trigger.flags
    negative = "negative" in flags
    planned, hypothetical = "planned" in flags, "hypothetical" in flags
    settled = False
    for kind in (*_around(view, match, anchor), *_behind(view, match, anchor)):
        if kind == "affirmative":
            negative, settled = False, True
        elif kind in ("negative", "repeated") and not settled:
            negative = not negative
        if kind == "repeated":
            break
        planned |= kind == "planned"
        hypothetical |= kind in ("hypothetical", "barely")
    if view.arabic and match.trigger.pos in ("verb", "deed"):
        planned |= is_future(view.words[match.first])
    elif view.arabic and anchor is not None:
        planned |= is_future(view.words[anchor])
    modality = (
        Modality.HYPOTHETICAL if hypothetical else Modality.PLANNED if planned else Modality.ACTUAL
    )
    return (Polarity.NEGATED if negative else Polarity.ASSERTED), modality


def _reach(match: Match, anchor: int | None) -> int:
    """Give how many words before it a trigger is denied or doubted.

    What no verb before it governs is taken as given, whatever is said of it: لن ترفع العقوبات
    الأميركية, يجب رفع الحصار الذي فرضته.
    """
    governed = anchor is not None and anchor < match.first
    if match.trigger.pos in ("verb", "deed", "participle") or governed:
        return FAR
    return 2 if match.trigger.pos == "noun" else 1


def _at(view: View, known: Cues, position: int) -> Iterator[tuple[Cue, int]]:
    """Give the cues that begin at a token, the longest first, each with its last token."""
    if _is_month(view, position):
        return
    for cue in known.of(view.words[position]):
        last = position
        for word in cue.rest:
            last += 1
            while last < len(view.words) and view.tokens[last].text in APOSTROPHES:
                last += 1
            if last == len(view.words) or view.words[last] != word:
                break
        else:
            yield cue, last


def _is_month(view: View, position: int) -> bool:
    """Say whether a token is the month of May: in May, last May, May 5."""
    if view.tokens[position].text != "May":
        return False
    behind = view.words[position + 1 : position + 2]
    before = view.words[position - 1] if position else ""
    numbers = (before[:1].isdigit(), *(word[:1].isdigit() for word in behind))
    return before in _MONTH_LEADS or any(numbers)


def _weightless(view: View, position: int, reach: int) -> bool:
    """Say whether a token does not count as a word between: the t of didn't, a noun's article."""
    word = view.words[position]
    if word == "t":
        return view.tokens[position - 1].text in APOSTROPHES
    return word in _ARTICLES and reach < FAR


def _denial_before(view: View, known: Cues, position: int) -> int | None:
    """Give where a denial begins that ends right before a word, perhaps over an adverb."""
    end = view.word_before(position)
    while end >= 0 and adverbial(view, end):
        end = view.word_before(end)
    for first in range(end, max(-1, end - LONGEST_CUE), -1):
        for cue, last in _at(view, known, first):
            if cue.kind == "negative" and last == end:
                return first
    return None


def _takes(view: View, known: Cues, opener: int) -> bool:
    """Say whether a cue takes the clause that a word opens: يجب أن, يمكن لإيران أن, دون أن."""
    for position in range(opener - 1, max(-1, opener - 1 - LONGEST_NAMES), -1):
        if any(
            last >= opener or opened_by(view, last, opener)
            for cue, last in _at(view, known, position)
            if cue.scope in ("near", "governed")
        ):
            return True
    return False


def _word_behind(view: View, known: Cues, last: int) -> str:
    """Give the word behind a cue, over a denial: قد لا تهاجم."""
    behind = view.words[last + 1 :]
    if behind and any(cue.kind == "negative" for cue, _ in _at(view, known, last + 1)):
        behind = behind[1:]
    return behind[0] if behind else ""


def _before_copula(view: View, position: int) -> bool:
    behind = view.words[position + 1] if position + 1 < len(view.words) else ""
    return behind in _COPULA


def _around(view: View, match: Match, anchor: int | None) -> list[str]:
    """Give the kinds of the cues before a trigger, the nearest first."""
    known = cues(view.language)
    start = match.first if anchor is None else min(anchor, match.first)
    reach = _reach(match, anchor)
    found: list[str] = []
    spent: int | None = None
    distance, unnamed, closed = 0, 0, False
    for position in range(match.first - 1, -1, -1):
        word = view.words[position]
        if not word:
            text = view.tokens[position].text
            if text in CLAUSE_MARKS:
                break
            distance += text in COMMAS
            continue
        if view.over(position) is not None:
            unnamed += position < start
            if unnamed > LONGEST_NAMES:
                break
            continue
        distance += position < start and not _weightless(view, position, reach)
        if distance > reach:
            break
        denied = False
        for cue, last in _at(view, known, position):
            if last >= match.first or not _reaches(view, match, start, cue, (position, last)):
                continue
            if denied and cue.kind not in _DOUBTS:
                continue
            if cue.scope != "far" and (closed or distance > NEAR):
                continue
            if cue.scope == "next" and distance > 1 and not _before_copula(view, position):
                continue
            if cue.kind == "possible":
                if is_imperfect(_word_behind(view, known, last)):
                    found.append("hypothetical")
            elif cue.kind == "expected":
                if not _has_been(view, match, anchor):
                    found.append("planned")
            elif cue.kind == "barely" and is_denied(view.words[position - 1] if position else ""):
                continue
            elif cue.kind != "negative":
                found.append(cue.kind)
            elif position != spent:
                # Not to deny is no denial: لم تنف, did not deny.
                spent = _denial_before(view, known, position)
                if spent is None:
                    found.append(cue.kind)
            # Will stop attacking denies, and looks ahead by its first word.
            denied = cue.kind == "negative" and bool(cue.rest)
            if not denied:
                break
        if "clause" in view.kinds(position) and not closed:
            closed = not _takes(view, known, position)
    return found


def _has_been(view: View, match: Match, anchor: int | None) -> bool:
    """Say whether a verb in the perfect states the relation, by itself or with a noun."""
    if anchor is None and match.trigger.pos not in ("verb", "deed"):
        return False
    verb = view.words[match.first if anchor is None else anchor]
    return not is_imperfect(without_conjunction(verb))


def _reaches(view: View, match: Match, start: int, cue: Cue, tokens: tuple[int, int]) -> bool:
    """Say whether a cue at some tokens is about the words that begin at `start`."""
    if cue.scope == "behind" or hides(view, tokens[0], start):
        return False
    if match.trigger.pos == "adjective" and (cue.verbal or cue.kind in _DOUBTS):
        # What a bare attribute says is taken as given: الهجوم المحتمل للنظام المدعوم من.
        return False
    if cue.scope == "governed":
        refusal = cue.verbal and cue.kind == "negative"
        return governs(view, match, start, tokens, verbal=refusal)
    return (
        cue.scope != "far" or cue.kind != "negative" or not stopped(view, match, tokens[1], start)
    )


def _behind(view: View, match: Match, anchor: int | None) -> list[str]:
    """Give the kind of the cue behind a noun, over names: القمة الروسية المرتقبة, قمة ستعقد."""
    if match.trigger.pos != "noun" or anchor is not None:
        return []
    for position in range(match.last + 1, len(view.words)):
        word = view.words[position]
        if not word:
            return []
        skipped = word in view.grammar.prepositions or "relative" in view.kinds(position)
        if view.over(position) is not None or skipped or word in _AND:
            continue
        found = _at(view, cues(view.language), position)
        return [cue.kind for cue, _ in found if cue.scope == "behind"][:1]
    return []
