"""Triggers: the words that state a relation, and where its source and target stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator

from graph_schema.errors import ModelError
from graph_schema.folding import fold
from graph_schema.model import model
from ingest.annotation import Token
from ingest.arabic import nisba_forms, readings
from ingest.inflection import arabic_noun, arabic_verb, english_noun, english_verb
from ingest.lexicons.files import folder, read_rows

OBJECT = "obj"
FLAGS = frozenset({"reversed", "both", "negative", "planned", "hypothetical"})


class TriggerRow(BaseModel):
    """One trigger of a lexicon file `LANGUAGE/triggers.tsv`.

    `pos` is `verb`, `noun` or `adjective`. `forms` are dictionary forms separated by `|`; an
    Arabic verb is `perfect/imperfect`, others are inflected regularly (irregular forms stand
    among the forms), and a form of several words inflects its first. `target` lists, separated
    by `|`, what leads to the target: `obj` (a direct object or possessor) or prepositions; `source` the same for a source
    that does not stand where a subject stands (من for مدعوم من, by for backed by), else it is
    empty. `flags` may hold `reversed` (the subject is the target), `both` (each end does it to
    the other), `negative` (negates), `planned`, `hypothetical`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    type: str
    pos: Literal["verb", "noun", "adjective"]
    forms: Annotated[str, StringConstraints(min_length=2)]
    target: str
    source: str
    flags: str
    confidence: Annotated[int, Field(ge=1, le=99)]

    @field_validator("type")
    @classmethod
    def _known(cls, value: str) -> str:
        if value not in model().types:
            raise ValueError(f"{value!r} is no relation type")
        return value

    @field_validator("flags")
    @classmethod
    def _flags(cls, value: str) -> str:
        unknown = set(filter(None, value.split("|"))) - FLAGS
        if unknown:
            raise ValueError(f"unknown flags {sorted(unknown)}")
        return value


@dataclass(frozen=True, slots=True)
class Trigger:
    """A trigger of the lexicon with its lists taken apart."""

    type: str
    pos: str
    target: frozenset[str]
    source: frozenset[str]
    flags: frozenset[str]
    confidence: int
    row: int


@dataclass(frozen=True, slots=True)
class Match:
    """A trigger at the tokens `first` to `last`; `prefix` are the Arabic clitics before it."""

    first: int
    last: int
    trigger: Trigger
    prefix: str


class TriggerIndex:
    """Finds the triggers of a language in the tokens of a sentence."""

    def __init__(self, language: str, rows: Sequence[TriggerRow]) -> None:
        self._arabic = language == "ar"
        self._by_first: Mapping[str, tuple[tuple[tuple[str, ...], Trigger], ...]]
        found: dict[str, list[tuple[tuple[str, ...], Trigger]]] = defaultdict(list)
        for number, row in enumerate(rows, 2):
            trigger = Trigger(
                row.type,
                row.pos,
                _parts(row.target),
                _parts(row.source),
                _parts(row.flags),
                row.confidence,
                number,
            )
            for form in row.forms.split("|"):
                for first, rest in _inflected(form, row.pos, arabic=self._arabic):
                    found[first].append((rest, trigger))
        self._by_first = {
            first: tuple(sorted(entries, key=lambda e: (-len(e[0]), e[1].row)))
            for first, entries in found.items()
        }

    def matches(self, tokens: Sequence[Token]) -> Iterator[Match]:
        """Give every trigger in the order of the text; of one word the longest forms only."""
        for position, token in enumerate(tokens):
            if token.folded:
                yield from self._at(tokens, position)

    def _at(self, tokens: Sequence[Token], position: int) -> Iterator[Match]:
        longest = -1
        seen: set[tuple[str, str]] = set()
        for prefix, article, stem in self._stems(tokens[position].folded):
            for rest, trigger in self._by_first.get(stem, ()):
                if trigger.pos == "verb" and (article or prefix not in ("", "و", "ف", "ل")):
                    continue
                if len(rest) < longest or (trigger.type, trigger.pos) in seen:
                    continue
                if self._follows(tokens, position, rest):
                    longest = max(longest, len(rest))
                    seen.add((trigger.type, trigger.pos))
                    yield Match(position, position + len(rest), trigger, prefix)

    def _stems(self, folded: str) -> Iterator[tuple[str, bool, str]]:
        if not self._arabic:
            yield "", False, folded
            return
        for reading in readings(folded):
            yield reading.prefix, reading.article, reading.stem

    def _follows(self, tokens: Sequence[Token], position: int, rest: tuple[str, ...]) -> bool:
        if position + len(rest) >= len(tokens):
            return not rest
        return all(
            word == token.folded or (self._arabic and "ال" + word == token.folded)
            for word, token in zip(rest, tokens[position + 1 :], strict=False)
        )


def _parts(cell: str) -> frozenset[str]:
    return frozenset(fold(part) if part != OBJECT else part for part in cell.split("|") if part)


def _inflected(form: str, pos: str, *, arabic: bool) -> Iterator[tuple[str, tuple[str, ...]]]:
    head, *others = form.split()
    rest = tuple(fold(word) for word in others)
    if arabic and pos == "verb":
        perfect, _, imperfect = head.partition("/")
        if not imperfect:
            raise ModelError("triggers.tsv", form, "an Arabic verb is given as perfect/imperfect")
        forms = arabic_verb(perfect, imperfect)
    elif arabic:
        forms = arabic_noun(head) if pos == "noun" else frozenset(nisba_forms(fold(head)))
    elif pos == "verb":
        forms = english_verb(head)
    else:
        forms = english_noun(head) if pos == "noun" else frozenset({head})
    for one in sorted(forms):
        yield fold(one), rest


@cache
def trigger_index(language: str) -> TriggerIndex:
    """Give the index of the triggers that ship for a language."""
    file = folder() / language / "triggers.tsv"
    return TriggerIndex(language, read_rows(file, TriggerRow, unique=("type", "pos", "forms")))
