"""Polarity and modality of a relation, from the words around what states it."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Literal

from graph_schema.folding import fold
from graph_schema.records import Modality, Polarity
from ingest.arabic import readings
from ingest.inflection import arabic_verb
from ingest.lexicons.files import folder, read_rows
from ingest.rules.context import View
from ingest.rules.triggers import Match
from pydantic import BaseModel, ConfigDict

# How many words before a trigger a cue may stand.
NEAR = 3
FAR = 9
_MARKS = frozenset(".;:؛!?؟")
_COMMAS = frozenset(",،")
_FUTURE = ("سي", "ست", "سن", "سا")


class CueRow(BaseModel):
    """A cue of `LANGUAGE/cues.tsv`; `scope` is `near` (within three words before) or `far`.

    `kind` `affirmative` undoes a negation that it follows (لم تكن مجرد, not only).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    kind: Literal["negative", "affirmative", "planned", "hypothetical"]
    scope: Literal["near", "far"]
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
    for kind in _around(view, start, match.first):
        if kind == "negative":
            negative = not negative
        elif kind == "affirmative":
            negative = False
            break
        planned |= kind == "planned"
        hypothetical |= kind == "hypothetical"
    if view.arabic and match.trigger.pos == "verb":
        planned |= _is_future(view.words[match.first])
    elif view.arabic and anchor is not None:
        planned |= _is_future(view.words[anchor])
    modality = (
        Modality.HYPOTHETICAL if hypothetical else Modality.PLANNED if planned else Modality.ACTUAL
    )
    return (Polarity.NEGATED if negative else Polarity.ASSERTED), modality


def _is_future(word: str) -> bool:
    return word.removeprefix("و").removeprefix("ف").startswith(_FUTURE)


def _around(view: View, start: int, trigger: int) -> list[str]:
    """Give the kinds of the cues before a trigger, the nearest first."""
    known = cues(view.language)
    found = []
    distance, closed = 0, False
    for position in range(trigger - 1, -1, -1):
        word = view.words[position]
        if not word:
            text = view.tokens[position].text
            if text in _MARKS:
                break
            distance += text in _COMMAS
            continue
        distance += position < start
        if distance > FAR:
            break
        for kind, scope, rest in known.of(word):
            if scope == "near" and (closed or distance > NEAR):
                continue
            if rest and view.words[position + 1 : position + 1 + len(rest)] != rest:
                continue
            found.append(kind)
            break
        closed |= "clause" in view.kinds(position)
    return found
