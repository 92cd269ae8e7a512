"""The tree of dependencies over a sentence's tokens, where an annotator gives a parse."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph_schema.folding import fold
from ingest.annotation import Sentence, Token, Word

_PASSIVE = ":pass"


@dataclass(frozen=True, slots=True)
class Tree:
    """What governs each token, by its place; a token in which no word was read has no head.

    `relations` are those of Universal Dependencies, empty where there is none; `cases` are the
    folded prepositions written with a token that the parse has as words of their own.
    """

    heads: tuple[int | None, ...]
    relations: tuple[str, ...]
    cases: tuple[tuple[str, ...], ...]

    def below(self, position: int, *relations: str) -> Iterator[int]:
        """Give the tokens that a token governs by one of some relations, in order.

        A relation holds its kinds as well (`nmod` also `nmod:poss`), but never those of a
        passive, whose subject is what an active verb has as its object.
        """
        for place, head in enumerate(self.heads):
            relation = self.relations[place]
            if head == position and (relation in relations or base(relation) in relations):
                yield place

    def above(self, position: int) -> Iterator[int]:
        """Give the tokens that govern a token, the nearest first."""
        head = self.heads[position]
        for _ in self.heads:
            if head is None:
                return
            yield head
            head = self.heads[head]


def base(relation: str) -> str:
    """Give a relation without its kind, but for that of a passive."""
    return relation if relation.endswith(_PASSIVE) else relation.partition(":")[0]


def tree_of(sentence: Sentence) -> Tree | None:
    """Give the tree over a sentence's tokens, None where its words have not been parsed.

    Of the words of one token (و and قال of وقال) the uppermost stands for the token.
    """
    words, count = sentence.words, len(sentence.tokens)
    if all(word.head is None for word in words):
        return None
    within = _tokens_of(words, sentence.tokens)
    depths = [_depth(words, number) for number in range(len(words))]
    tops: dict[int, int] = {}
    for number, token in enumerate(within):
        if depths[number] <= depths[tops.get(token, number)]:
            tops[token] = number
    heads: list[int | None] = [None] * count
    relations, cases = [""] * count, [[] for _ in range(count)]  # type: list[str], list[list[str]]
    for token, number in tops.items():
        head = words[number].head
        heads[token] = None if head is None or within[head] == token else within[head]
        relations[token] = words[number].relation
    for number, token in enumerate(within):
        if number != tops[token] and base(words[number].relation) == "case":
            cases[token].append(fold(words[number].text))
    return Tree(tuple(heads), tuple(relations), tuple(map(tuple, cases)))


def _tokens_of(words: Sequence[Word], tokens: Sequence[Token]) -> list[int]:
    """Give the token in which each word begins."""
    starts = [token.start for token in tokens]
    return [max(0, bisect_right(starts, word.start) - 1) for word in words]


def _depth(words: Sequence[Word], number: int) -> int:
    """Give how many words stand above one; where they govern each other, more than there are."""
    for steps in range(len(words)):
        head = words[number].head
        if head is None:
            return steps
        number = head
    return len(words)
