"""A sentence as the rules see it: its words, its actors' phrases, and where clauses end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from ingest.annotation import Token
from ingest.attribution import Act, acts
from ingest.marks import CLAUSE_MARKS, COMMAS, HYPHENS, QUOTES
from ingest.reading import MarkedSentence
from ingest.rules.grammar import Grammar, grammar
from ingest.rules.phrases import Phrase, Place, phrases_of, places_of
from ingest.rules.tree import Tree, tree_of

_STOPS = CLAUSE_MARKS | {"…"}
_PAUSES = COMMAS | HYPHENS | QUOTES | frozenset("—()")


@dataclass(frozen=True, slots=True)
class _Counts:
    """How many pauses and openings of clauses there are up to each token."""

    pauses: tuple[int, ...]
    openings: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class View:
    """A sentence with the places of its mentions and the phrases that they make, in order.

    `marks` counts, up to each token, the marks that end a clause. `remark` is 0 for a token of
    the sentence proper, else the number of the remark between commas or brackets that it
    stands in; what such a remark holds does not come between tokens outside it. `acts` are the
    acts of speech, `tree` the dependencies, where they are known and to be read.
    """

    language: str
    grammar: Grammar
    tokens: tuple[Token, ...]
    words: tuple[str, ...]
    places: tuple[Place, ...]
    phrases: tuple[Phrase, ...]
    marks: tuple[int, ...]
    remark: tuple[int, ...]
    every: _Counts
    outside: _Counts
    acts: tuple[Act, ...]
    tree: Tree | None = None

    @property
    def arabic(self) -> bool:
        """Say whether the sentence is Arabic."""
        return self.grammar.arabic

    def _between(self, first: int, last: int) -> _Counts:
        return self.every if self.remark[first] or self.remark[last] else self.outside

    def same_clause(self, first: int, last: int) -> bool:
        """Say whether no mark that ends a clause stands between two positions in order."""
        return self.marks[first] == self.marks[last - 1] if last > first else True

    def pauses(self, first: int, last: int) -> int:
        """Give how many commas, dashes and quotes stand between two positions in order."""
        counts = self._between(first, last).pauses
        return counts[last - 1] - counts[first] if last > first else 0

    def opens(self, first: int, last: int) -> bool:
        """Say whether a word between two positions in order opens a clause."""
        counts = self._between(first, last).openings
        return last > first and counts[first] != counts[last - 1]

    def hidden(self, position: int, other: int) -> bool:
        """Say whether a position stands in a remark that another one stands outside."""
        return bool(self.remark[position]) and self.remark[position] != self.remark[other]

    def plain(self, first: int, last: int) -> bool:
        """Say whether neither a mark, a pause nor the opening of a clause stands between."""
        return (
            self.same_clause(first, last)
            and not self.pauses(first, last)
            and not self.opens(first, last)
        )

    def kinds(self, position: int) -> frozenset[str]:
        """Give the kinds of grammar word that a token is."""
        return self.grammar.kinds_at(self.tokens, position)

    def word_before(self, position: int) -> int:
        """Give the position of the nearest word before a token, or -1."""
        position -= 1
        while position >= 0 and not self.words[position]:
            position -= 1
        return position

    def over(self, position: int) -> Phrase | None:
        """Give the phrase that a token stands in."""
        for phrase in self.phrases:
            if phrase.first <= position <= phrase.last:
                return phrase
        return None


def view(marked: MarkedSentence, *, dependencies: bool = False) -> View:
    """Give the view of a marked sentence, with its dependencies where they are asked for."""
    tokens = marked.sentence.tokens
    words = tuple(token.folded for token in tokens)
    known = grammar(marked.language)
    places = places_of(tokens, marked.mentions, known)
    remark = _remarks(tokens, known)
    pauses = [token.text in _PAUSES for token in tokens]
    openings = [not known.kinds_at(tokens, n).isdisjoint(_OPENING) for n in range(len(tokens))]
    told = tuple(acts(marked.sentence, marked.mentions, marked.language))
    return View(
        marked.language,
        known,
        tokens,
        words,
        places,
        phrases_of(tokens, places, frozenset(act.position for act in told), known),
        tuple(accumulate(token.text in _STOPS for token in tokens)),
        remark,
        _Counts(tuple(accumulate(pauses)), tuple(accumulate(openings))),
        _Counts(
            tuple(accumulate(p and not r for p, r in zip(pauses, remark, strict=True))),
            tuple(accumulate(o and not r for o, r in zip(openings, remark, strict=True))),
        ),
        told,
        tree_of(marked.sentence) if dependencies else None,
    )


def _remarks(tokens: Sequence[Token], known: Grammar) -> tuple[int, ...]:
    """Give, for each token, the number of the remark that it stands in, its marks included.

    A remark is what stands in brackets, or a clause of a relative pronoun between two commas.
    """
    found = [0] * len(tokens)
    number = 0
    position = 0
    while position < len(tokens) - 1:
        text = tokens[position].text
        relative = text in COMMAS and "relative" in known.kinds(tokens[position + 1].folded)
        close = _BRACKETS.get(text, COMMAS if relative else None)
        end = _closing(tokens, position, close) if close else None
        if end is None:
            position += 1
            continue
        number += 1
        found[position : end + 1] = [number] * (end + 1 - position)
        position = end + 1
    return tuple(found)


def _closing(tokens: Sequence[Token], start: int, close: frozenset[str]) -> int | None:
    for position in range(start + 1, min(len(tokens) - 1, start + LONGEST_REMARK)):
        if tokens[position].text in close:
            return position
        if tokens[position].text in _STOPS:
            return None
    return None


_OPENING = frozenset({"clause", "relative"})
_BRACKETS = {"(": frozenset(")"), "[": frozenset("]")}
LONGEST_REMARK = 24
