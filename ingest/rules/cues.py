"""Polarity and modality of a relation, from the words around what states it."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from graph_schema.folding import fold
from graph_schema.records import Modality, Polarity
from ingest.arabic import readings
from ingest.inflection import arabic_verb
from ingest.lexicons.files import folder, read_rows
from ingest.rules.context import View
from ingest.rules.tense import is_future, is_imperfect
from ingest.rules.triggers import Match

# How many words before a trigger a cue may stand.
NEAR = 3
FAR = 9
# How many words of names may stand between, which are not counted as words before.
LONGEST_NAMES = 8
_COPULA = frozenset({"تكن", "يكن", "تكون", "يكون", "يكونوا", "تعد", "يعد", "يزل", "تزل"})
_MARKS = frozenset(";:؛!?؟")
_COMMAS = frozenset(",،")


class CueRow(BaseModel):
    """A cue of `LANGUAGE/cues.tsv`.

    `scope` is `next` (right before, or before a form of to be), `near` (within three words
    before) or `far`.

    `kind` `affirmative` undoes a negation that it follows (لم تكن مجرد, not only); `possible` is
    hypothetical before an imperfect only (قد تهاجم, but قد هاجمت).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    kind: Literal["negative", "affirmative", "planned", "hypothetical", "possible"]
    scope: Literal["next", "near", "far"]
    form: str


_Cue = tuple[str, str, tuple[str, ...]]


class Cues:
    """The cues of a language: of a word, the kind, scope and further words of each."""

    def __init__(self, language: str) -> None:
        self._arabic = language == "ar"
        found: dict[str, list[_Cue]] = {}
        rows = read_rows(folder() / language / "cues.tsv", CueRow, unique=("form",))
        for row in rows:
            head, *others = row.form.split()
            perfect, _, imperfect = head.partition("/")
            forms = arabic_verb(perfect, imperfect) if imperfect else {fold(head)}
            for form in forms:
                entry = (row.kind, row.scope, tuple(fold(word) for word in others))
                found.setdefault(form, []).append(entry)
        self._by_first = found
        self.of = lru_cache(maxsize=100_000)(self._of)

    def _of(self, word: str) -> tuple[_Cue, ...]:
        """Give the cues that a word begins, in Arabic also behind و, ف or ب."""
        words = {word: None}
        if self._arabic:
            words |= {r.stem: None for r in readings(word) if r.prefix in ("و", "ف", "ب", "ل")}
        return tuple(cue for one in words for cue in self._by_first.get(one, ()))


@cache
def cues(language: str) -> Cues:
    """Give the cues that ship for a language."""
    return Cues(language)


def judge(view: View, match: Match, anchor: int | None) -> tuple[Polarity, Modality]:
    """Give the polarity and modality of the relation that a trigger states.

    `anchor` is where the light verb of a noun stands, whose denial denies the noun.
    """
    flags = match.trigger.flags
    negative = "negative" in flags
    planned, hypothetical = "planned" in flags, "hypothetical" in flags
    start = match.first if anchor is None else min(anchor, match.first)
    for kind in _around(view, start, match.first, _reach(match, anchor)):
        if kind == "negative":
            negative = not negative
        elif kind == "affirmative":
            negative = False
            break
        planned |= kind == "planned"
        hypothetical |= kind == "hypothetical"
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

    What no verb governs is taken as given, whatever is said of it: لن ترفع العقوبات الأميركية.
    """
    if match.trigger.pos in ("verb", "deed", "participle") or anchor is not None:
        return FAR
    return 2 if match.trigger.pos == "noun" else 1


def _denied(view: View, known: Cues, position: int) -> bool:
    """Say whether a word of denial stands right before another."""
    before = view.word_before(position)
    return before >= 0 and any(kind == "negative" for kind, _, _ in known.of(view.words[before]))


def _before_copula(view: View, position: int) -> bool:
    behind = view.words[position + 1] if position + 1 < len(view.words) else ""
    return behind in _COPULA


def _around(view: View, start: int, trigger: int, reach: int) -> list[str]:
    """Give the kinds of the cues before a trigger, the nearest first."""
    known = cues(view.language)
    found = []
    distance, unnamed, closed = 0, 0, False
    for position in range(trigger - 1, -1, -1):
        word = view.words[position]
        if not word:
            text = view.tokens[position].text
            if text in _MARKS:
                break
            distance += text in _COMMAS
            continue
        if view.over(position) is not None:
            unnamed += position < start
            if unnamed > LONGEST_NAMES:
                break
            continue
        distance += position < start
        if distance > reach:
            break
        for kind, scope, rest in known.of(word):
            if scope != "far" and (closed or distance > NEAR):
                continue
            if scope == "next" and distance > 1 and not _before_copula(view, position):
                continue
            if rest and view.words[position + 1 : position + 1 + len(rest)] != rest:
                continue
            if kind == "possible":
                if is_imperfect(view.words[position + 1]):
                    found.append("hypothetical")
                break
            if kind == "negative" and _denied(view, known, position):
                # Not to deny is no denial: لم تنف, did not deny.
                break
            found.append(kind)
            break
        closed |= "clause" in view.kinds(position)
    return found
