"""Polarity and modality of a relation, from the words around what states it."""

from __future__ import annotations

from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from graph_schema.folding import fold
from graph_schema.records import Modality, Polarity
from ingest.arabic import readings
from ingest.inflection import arabic_verb
from ingest.lexicons.files import folder, read_rows
from ingest.rules.context import View
from ingest.rules.triggers import Match

# How many words before a trigger a cue may stand.
NEAR = 3
FAR = 9
_FUTURE = ("سي", "ست", "سن", "سا")


class CueRow(BaseModel):
    """A cue of `LANGUAGE/cues.tsv`; `scope` is `near` (within three words before) or `far`.

    `kind` `affirmative` undoes a negation that it follows (لم تكن مجرد, not only).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    kind: Literal["negative", "affirmative", "planned", "hypothetical"]
    scope: Literal["near", "far"]
    form: str


Cues = dict[str, tuple[tuple[str, str, tuple[str, ...]], ...]]


@cache
def cues(language: str) -> Cues:
    """Give the cues of a language by their first word: kind, scope and the words after it."""
    found: dict[str, list[tuple[str, str, tuple[str, ...]]]] = {}
    rows = read_rows(folder() / language / "cues.tsv", CueRow, unique=("form",))
    for row in rows:
        head, *others = row.form.split()
        perfect, _, imperfect = head.partition("/")
        forms = arabic_verb(perfect, imperfect) if imperfect else {fold(head)}
        for form in forms:
            entry = (row.kind, row.scope, tuple(fold(word) for word in others))
            found.setdefault(form, []).append(entry)
    return {form: tuple(entries) for form, entries in found.items()}


def judge(view: View, match: Match) -> tuple[Polarity, Modality]:
    """Give the polarity and modality of the relation that a trigger states."""
    flags = match.trigger.flags
    negative = "negative" in flags
    planned, hypothetical = "planned" in flags, "hypothetical" in flags
    for kind, distance, scope in _before(view, match):
        if distance > (NEAR if scope == "near" else FAR):
            continue
        if kind == "negative":
            negative = not negative
        elif kind == "affirmative":
            negative = False
            break
        planned |= kind == "planned"
        hypothetical |= kind == "hypothetical"
    if view.language == "ar" and match.trigger.pos == "verb":
        word = view.tokens[match.first].folded.removeprefix("و").removeprefix("ف")
        planned |= word.startswith(_FUTURE)
    modality = (
        Modality.HYPOTHETICAL if hypothetical else Modality.PLANNED if planned else Modality.ACTUAL
    )
    return (Polarity.NEGATED if negative else Polarity.ASSERTED), modality


def _before(view: View, match: Match) -> list[tuple[str, int, str]]:
    """Give the cues before a trigger in its clause, the nearest first, with their distance."""
    known = cues(view.language)
    found = []
    distance = 0
    for position in range(match.first - 1, -1, -1):
        token = view.tokens[position]
        if not token.is_word:
            if token.text in ".;:؛!?؟":
                break
            distance += token.text in ",،"
            continue
        distance += 1
        if distance > FAR:
            break
        words = [token.folded]
        if view.language == "ar":
            words += [r.stem for r in readings(token.folded) if r.prefix in ("و", "ف", "ب")]
        for word in words:
            for kind, scope, rest in known.get(word, ()):
                following = view.tokens[position + 1 : position + 1 + len(rest)]
                if tuple(t.folded for t in following) == rest:
                    found.append((kind, distance, scope))
    return found
