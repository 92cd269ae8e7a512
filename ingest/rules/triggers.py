"""Triggers: the words that state a relation, and where its source and target stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator

from graph_schema.errors import ModelError
from graph_schema.folding import fold
from graph_schema.model import model
from ingest.annotation import Token
from ingest.arabic import CONJUNCTIONS, nisba_forms, readings
from ingest.inflection import arabic_noun_forms, arabic_verb_forms, english_noun, english_verb
from ingest.lexicons.files import folder, read_rows
from ingest.marks import CLAUSE_MARKS

OBJECT = "obj"
GAP = "…"
# An imperfect begins with one of these, and only an imperfect takes ل before it.
_PERSONS = frozenset("يتنا")
_VERBS = frozenset({"verb", "deed"})
_NOUNS = frozenset({"noun", "misdeed"})
# How far behind a trigger the word that its form asks for may stand.
GAP_REACH = 14
FLAGS = frozenset(
    {"reversed", "both", "free", "near", "direct", "borne", "negative", "planned", "hypothetical"}
    | {"bodily", "spoken", "visitor", "guest"}
)


class TriggerRow(BaseModel):
    """One trigger of a lexicon file `LANGUAGE/triggers.tsv`.

    `pos` is `verb`, `noun`, `adjective`, `participle` (an Arabic verb's, which has the subject
    of the verb before: متهما), `deed` (a verb that makes its subject the target of whoever
    tells it: قالت فرنسا إن روسيا كذبت) or `misdeed` (a noun that does so). `forms` are dictionary
    forms separated by `|`; an Arabic verb is `perfect/imperfect`, others are inflected regularly
    (irregular forms stand among the forms), and a form of several words inflects its first.
    Behind `…` a form names a word that must follow in the clause: حمل/يحمل…مسؤوليه.

    `target` lists, separated by `|`, what leads to the target: `obj` (a direct object or
    possessor) or prepositions; `source` the same for a source that does not stand where a
    subject stands (من for مدعوم من, by for backed by), else it is empty. A row without either
    states nothing and keeps shorter forms from matching: حرب أهلية.

    `flags` may hold `reversed` (the subject is the target), `both` (each end does it to the
    other), `free` (a noun or adjective whose other end may be the subject of any verb before
    it), `near` (the target stands right behind, perhaps after one word), `direct` (the same
    without any word), `borne` (a noun of what befalls its possessor: whoever tells of a مقتل, or
    brings one about, has not done it by that), `negative` (negates), `planned`, `hypothetical`,
    `bodily` (no person does it, and not to what somebody says or decides), `spoken` (else),
    `visitor` (persons and delegations do it) or `guest` (the object is no event or thing).
    `confidence` is how many in a hundred of its relations were right on annotated articles,
    smoothed.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    type: str
    pos: Literal["verb", "noun", "adjective", "participle", "deed", "misdeed"]
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
    """A trigger at the tokens `first` to `last`.

    `prefix` are the Arabic clitics before it, `article` whether it has one, and `pronoun`
    whether an object or possessive pronoun ends its first word; `imperfect` whether a verb that
    begins with ت is sure to be feminine imperfect.
    """

    first: int
    last: int
    trigger: Trigger
    prefix: str = ""
    article: bool = False
    pronoun: bool = False
    imperfect: bool = False


# How a form goes on: whether its first word ends in a pronoun, the words right behind it, and a
# word that must follow somewhere in the clause.
_Form = tuple[bool, tuple[str, ...], str]
# How a written word may begin a trigger: prefix, article, stem, how the form goes on, trigger.
_Entry = tuple[str, bool, str, _Form, Trigger]


class TriggerIndex:
    """Finds the triggers of a language in the tokens of a sentence."""

    def __init__(self, language: str, rows: Sequence[TriggerRow]) -> None:
        self._arabic = language == "ar"
        found: dict[str, list[tuple[_Form, Trigger]]] = defaultdict(list)
        for number, row in enumerate(rows, 2):
            trigger = Trigger(
                row.type,
                row.pos,
                parts(row.target),
                parts(row.source),
                parts(row.flags),
                row.confidence,
                number,
            )
            for entry in row.forms.split("|"):
                form, _, need = entry.partition(GAP)
                for first, pronoun, rest in inflected(form, row.pos, arabic=self._arabic):
                    found[first].append(((pronoun, rest, fold(need)), trigger))
        self._by_stem = dict(found)
        self._entries = lru_cache(maxsize=200_000)(self._found)

    def matches(self, tokens: Sequence[Token]) -> Iterator[Match]:
        """Give every trigger in the order of the text; of one word the longest forms only."""
        for position in range(len(tokens)):
            yield from self.at(tokens, position)

    def at(self, tokens: Sequence[Token], position: int) -> Iterator[Match]:
        """Give the triggers that begin at a token."""
        entries = self._entries(tokens[position].folded)
        if entries:
            yield from self._at(tokens, position, entries)

    def _at(
        self, tokens: Sequence[Token], position: int, entries: Sequence[_Entry]
    ) -> Iterator[Match]:
        longest = -1
        rows = set()
        for prefix, article, stem, (pronoun, rest, need), trigger in entries:
            if len(rest) < longest or trigger.row in rows:
                continue
            if rest and not follows(tokens, position, rest, arabic=self._arabic):
                continue
            last = position + len(rest)
            if need and not _comes(tokens, last + 1, need, arabic=self._arabic):
                continue
            longest = max(longest, len(rest))
            rows.add(trigger.row)
            yield Match(
                position, last, trigger, prefix, article, pronoun, self._imperfect(stem, trigger)
            )

    def _imperfect(self, stem: str, trigger: Trigger) -> bool:
        """Say whether ت begins an imperfect, whose masculine begins with ي."""
        masculine = "ي" + stem[1:]
        return stem.startswith("ت") and any(
            other.row == trigger.row for _, other in self._by_stem.get(masculine, ())
        )

    def _found(self, word: str) -> tuple[_Entry, ...]:
        if not word:
            return ()
        found: list[_Entry] = []
        stems = [("", False, word)]
        if self._arabic:
            stems = [(one.prefix, one.article, one.stem) for one in readings(word)]
        for prefix, article, stem in stems:
            for form, trigger in self._by_stem.get(stem, ()):
                verb = trigger.pos in _VERBS
                if verb and (article or prefix not in ("", *CONJUNCTIONS, "ل")):
                    continue
                if verb and prefix.endswith("ل") and stem[0] not in _PERSONS:
                    continue
                if article and (form[0] or trigger.pos == "participle"):
                    continue
                found.append((prefix, article, stem, form, trigger))
        return tuple(sorted(found, key=lambda e: (-len(e[3][1]), len(e[0]), e[3][0], e[4].row)))


def follows(tokens: Sequence[Token], position: int, rest: Sequence[str], *, arabic: bool) -> bool:
    """Say whether the words `rest` stand behind a token, in Arabic perhaps with an article."""
    if position + len(rest) >= len(tokens):
        return False
    return all(
        word == token.folded or (arabic and token.folded in ("ال" + word, word + "ا"))
        for word, token in zip(rest, tokens[position + 1 :], strict=False)
    )


def _comes(tokens: Sequence[Token], start: int, need: str, *, arabic: bool) -> bool:
    """Say whether a word follows in the clause, in Arabic perhaps with clitics before it."""
    for token in tokens[start : start + GAP_REACH]:
        word = token.folded
        if not word:
            if token.text in CLAUSE_MARKS:
                return False
            continue
        if word == need:
            return True
        if arabic and word.startswith(("ال", "ب", "و", "ل")):
            if any(need in (one.stem, one.stem.removesuffix("ا")) for one in readings(word)):
                return True
        elif arabic and word == need + "ا":
            return True
    return False


def parts(cell: str) -> frozenset[str]:
    """Give the folded entries of a cell that lists several, separated by `|`."""
    return frozenset(fold(part) for part in cell.split("|") if part)


def inflected(form: str, pos: str, *, arabic: bool) -> Iterator[tuple[str, bool, tuple[str, ...]]]:
    """Give the forms of an entry: first word, whether it ends in a pronoun, the other words."""
    head, *others = form.split()
    rest = tuple(fold(word) for word in others)
    if arabic and pos in _VERBS:
        perfect, _, imperfect = head.partition("/")
        if not imperfect:
            raise ModelError("a lexicon", form, "an Arabic verb is given as perfect/imperfect")
        forms = arabic_verb_forms(perfect, imperfect)
    elif arabic and pos in _NOUNS:
        forms = arabic_noun_forms(head)
    elif pos == "participle":
        forms = dict.fromkeys((fold(head) + ending for ending in ("ا", "ه", "ين")), False)
    elif arabic:
        forms = dict.fromkeys(nisba_forms(fold(head)), False)
    elif pos in _VERBS:
        forms = dict.fromkeys(english_verb(head), False)
    else:
        forms = dict.fromkeys(english_noun(head) if pos in _NOUNS else (head,), False)
    for one, pronoun in sorted(forms.items()):
        yield fold(one), pronoun, rest


@cache
def trigger_index(language: str) -> TriggerIndex:
    """Give the index of the triggers that ship for a language."""
    file = folder() / language / "triggers.tsv"
    rows = read_rows(file, TriggerRow, unique=("type", "pos", "forms", "target", "flags"))
    return TriggerIndex(language, rows)


@cache
def past_verbs() -> frozenset[str]:
    """Give the Arabic verbs that are triggers, folded, as the lexicon gives their past."""
    key = ("type", "pos", "forms", "target", "flags")
    rows = read_rows(folder() / "ar" / "triggers.tsv", TriggerRow, unique=key)
    heads = (form.split()[0] for row in rows if row.pos in _VERBS for form in row.forms.split("|"))
    return frozenset(fold(head.partition("/")[0]) for head in heads)
