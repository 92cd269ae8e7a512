"""The words that cast doubt on what is told, deny it or put it off: the cues of a language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from graph_schema.folding import fold
from ingest.annotation import Token
from ingest.arabic import CONJUNCTIONS, LEADING, readings
from ingest.inflection import arabic_verb
from ingest.lexicons.files import folder, read_rows
from ingest.marks import COMMAS

_NOT = frozenset({"لا", "لم", "ما"})


class CueRow(BaseModel):
    """A cue of `LANGUAGE/cues.tsv`.

    `scope` is `next` (right before, or before a form of to be), `near` (within three words
    before), `governed` (only what the cue governs: a noun, a gerund or what أن opens), `far` or
    `behind` (behind a noun, over names: the talks planned).

    `kind` `affirmative` undoes a negation that it follows (لم تكن مجرد, not only); `repeated`
    goes on with the denial before it (nor); `possible` is hypothetical before an imperfect only
    (قد تهاجم, but قد هاجمت); `expected` is planned unless before a perfect (توقع أن تهاجم, but
    توقع أن روسيا هاجمت); `barely` is hypothetical whatever else is read (كادت تهاجم), but not
    when it is denied (لا تكاد تهاجم).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    kind: Literal[
        "negative",
        "affirmative",
        "repeated",
        "planned",
        "expected",
        "hypothetical",
        "possible",
        "barely",
    ]
    scope: Literal["next", "near", "governed", "far", "behind"]
    form: str


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue as it may stand in a text; `verbal` says that a verb is one, `rest` goes on with it."""

    kind: str
    scope: str
    verbal: bool
    rest: tuple[str, ...]


class Cues:
    """The cues of a language: of a word, those that it begins, the longest first."""

    def __init__(self, language: str) -> None:
        self._arabic = language == "ar"
        found: dict[str, list[Cue]] = {}
        rows = read_rows(folder() / language / "cues.tsv", CueRow, unique=("kind", "scope", "form"))
        for row in rows:
            head, *others = row.form.split()
            perfect, _, imperfect = head.partition("/")
            forms = arabic_verb(perfect, imperfect) if imperfect else {fold(head)}
            rest = tuple(fold(word) for word in others)
            for form in forms:
                found.setdefault(form, []).append(Cue(row.kind, row.scope, bool(imperfect), rest))
        self._by_first = found
        self.of = lru_cache(maxsize=100_000)(self._of)

    def _of(self, word: str) -> tuple[Cue, ...]:
        """Give the cues that a word begins, in Arabic also behind و, ف, ب or ل."""
        words = {word: None}
        if self._arabic:
            words |= {r.stem: None for r in readings(word) if r.prefix in CONJUNCTIONS + LEADING}
        found = (cue for one in words for cue in self._by_first.get(one, ()))
        return tuple(sorted(found, key=lambda cue: -len(cue.rest)))


@cache
def cues(language: str) -> Cues:
    """Give the cues that ship for a language."""
    return Cues(language)


def barely(tokens: Sequence[Token], first: int, last: int, language: str) -> bool:
    """Say whether a word between two tokens, or right before, tells that it nearly was: كادت."""
    for position in range(last - 1, max(first - 2, -1), -1):
        if tokens[position].text in COMMAS:
            return False
        if any(cue.kind == "barely" for cue in cues(language).of(tokens[position].folded)):
            return not is_denied(tokens[position - 1].folded if position else "")
    return False


def is_denied(before: str) -> bool:
    """Say whether the word before one like كاد denies it: لا تكاد, ولم يكد."""
    return before.removeprefix("و") in _NOT
