"""Which words of a sentence may stand for actors of those before, and what they tell of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.annotation import Token
from ingest.inflection import english_plural
from ingest.mentions.anaphors import standing
from ingest.mentions.arabic_mediators import brokered
from ingest.mentions.english_counted import OF_TWO, numbered


def head_of(tokens: Sequence[Token], first: int, last: int, number: str) -> str:
    """Give the word that tells of what several are, which a number follows in Arabic."""
    arabic = number.isdigit() and not tokens[last].text.isascii()
    word = tokens[first if arabic else last].folded
    return english_plural(word) if tokens[first].folded in OF_TWO else word


def words_at(tokens: Sequence[Token], position: int, language: str) -> Iterator[tuple[str, int]]:
    """Give role and last token of each such word that begins at a token."""
    found = [*standing(tokens, position, language)]
    yield from found
    if language == "en" and not found:
        yield from numbered(tokens, position)
    if language == "ar" and not found and brokered(tokens, position):
        yield "two", position
