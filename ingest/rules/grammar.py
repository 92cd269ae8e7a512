"""The grammar words of a language: what opens a clause, what may stand between, light verbs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints

from graph_schema.folding import fold
from ingest.annotation import Token
from ingest.arabic import CONJUNCTIONS, LEADING, before_article, readings, without_conjunction
from ingest.lexicons.files import folder, read_rows, word_list
from ingest.rules.triggers import follows, inflected

_VERBS = frozenset({"light", "control", "suffer", "ending", "nominal", "end"})
_NOUNS = frozenset({"nominal", "end"})
_HAMZA = "ء"
_SHORTEST = 4


class GrammarRow(BaseModel):
    """A word of `LANGUAGE/grammar.tsv`.

    `kind` is `clause` (opens a clause: أن, that), `relative` (التي, which), `pronoun` (stands
    for the subject before: إنه, it), `particle` (may stand between a subject and its verb), `past`
    (opens a clause whose verb stands behind its subject: وكانت فرنسا أعلنت),
    `agent` (leads to who did it: على يد, by), `be`, `determiner` and `modal` (which tell an
    English verb from a noun), `light` (whose subject does what its noun names: شن غارة,
    impose sanctions), `control` (whose subject does what its verbal noun or infinitive names) or
    `suffer` (whose subject bears it: تعرض لهجوم), `nominal` (the verbal noun of a light verb:
    فرض عقوبات), `ending` (whose subject no longer does what its noun names: cancel talks) or
    `end` (its verbal noun), `plain` (begins like a clitic, but does not: برنامج), `quantity` (of
    which من or of tells the kind: عشرات من) or `masculine` (a name or body that takes masculine
    verbs).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    kind: Literal[
        "clause",
        "relative",
        "pronoun",
        "particle",
        "past",
        "agent",
        "be",
        "determiner",
        "modal",
        "light",
        "control",
        "suffer",
        "nominal",
        "ending",
        "end",
        "plain",
        "quantity",
        "masculine",
    ]
    form: Annotated[str, StringConstraints(min_length=1)]


@dataclass(frozen=True, slots=True)
class Helper:
    """A light, control or suffering verb at the tokens `first` to `last`."""

    kind: str
    first: int
    last: int
    pronoun: bool


class Grammar:
    """Tells which kinds a word is of; every answer is kept, since words come again."""

    def __init__(self, language: str, rows: Sequence[GrammarRow]) -> None:
        self.arabic = language == "ar"
        self.prepositions = word_list(language, "prepositions")
        single: dict[str, set[str]] = defaultdict(set)
        agents: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        helpers: dict[str, list[tuple[str, bool, tuple[str, ...]]]] = defaultdict(list)
        for row in rows:
            if row.kind in _VERBS:
                pos = "noun" if row.kind in _NOUNS else "verb"
                for first, pronoun, rest in inflected(row.form, pos, arabic=self.arabic):
                    helpers[first].append((row.kind, pronoun, rest))
            elif row.kind == "agent":
                head, *others = (fold(word) for word in row.form.split())
                agents[head].append(tuple(others))
            else:
                single[fold(row.form)].add(row.kind)
        self._single = {word: frozenset(kinds) for word, kinds in single.items()}
        self._agents: Mapping[str, Sequence[tuple[str, ...]]] = dict(agents)
        self._helpers = dict(helpers)
        self.kinds = lru_cache(maxsize=100_000)(self._kinds)
        self.clitic = lru_cache(maxsize=100_000)(self._clitic)
        self._helping = lru_cache(maxsize=100_000)(self._helps)

    def _kinds(self, word: str) -> frozenset[str]:
        """Give the kinds of a word, in Arabic also behind و or ف."""
        found = self._single.get(word)
        if found is None and self.arabic:
            found = self._single.get(without_conjunction(word))
        return found or frozenset()

    def _clitic(self, word: str) -> str:
        """Give the preposition that is written with an Arabic word: بالقصف, بقصف, لدعم."""
        shown = before_article(word)
        if shown:
            return shown
        stem = without_conjunction(word) if len(word) > _SHORTEST else word
        if not stem.startswith(LEADING) or len(stem) < _SHORTEST:
            return ""
        return "" if {word, stem} & self._single.keys() else stem[0]

    def kinds_at(self, tokens: Sequence[Token], position: int) -> frozenset[str]:
        """Give the kinds of a token: إنهاء, written as إنها is when folded, is of none."""
        token = tokens[position]
        return frozenset() if self._hamza_lost(token) else self.kinds(token.folded)

    def _hamza_lost(self, token: Token) -> bool:
        return self.arabic and _HAMZA in token.text and "pronoun" in self.kinds(token.folded)

    def agent_ends(self, tokens: Sequence[Token], position: int) -> int | None:
        """Give the last token of words that lead to an agent and begin at a token, or None."""
        best: int | None = None
        for rest in self._agents.get(tokens[position].folded, ()):
            if not rest or follows(tokens, position, rest, arabic=self.arabic):
                best = max(best or 0, position + len(rest))
        return best

    def helpers(self, tokens: Sequence[Token], position: int) -> tuple[Helper, ...]:
        """Give the light, control and suffering verbs that begin at a token, and their nouns."""
        if "pronoun" in self.kinds_at(tokens, position):
            return ()
        noun = self._hamza_lost(tokens[position])
        return tuple(
            Helper(kind, position, position + len(rest), pronoun)
            for kind, pronoun, rest in self._helping(tokens[position].folded)
            if not (noun and kind not in _NOUNS)
            and (not rest or follows(tokens, position, rest, arabic=self.arabic))
        )

    def _helps(self, word: str) -> tuple[tuple[str, bool, tuple[str, ...]], ...]:
        if not self.arabic:
            return tuple(self._helpers.get(word, ()))
        return tuple(
            entry
            for one in readings(word)
            for entry in self._helpers.get(one.stem, ())
            if entry[0] in _NOUNS or (not one.article and one.prefix in ("", *CONJUNCTIONS))
        )


@cache
def grammar(language: str) -> Grammar:
    """Give the grammar words that ship for a language."""
    file = folder() / language / "grammar.tsv"
    return Grammar(language, read_rows(file, GrammarRow, unique=("kind", "form")))
