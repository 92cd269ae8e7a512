"""What an annotator gives: an article as sentences and tokens, with offsets into its own text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from graph_schema.records import Article


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark. `start` and `end` are offsets into the text it stands in.

    `folded` is its folded form (see `graph_schema.folding`), empty for punctuation; in English
    `cased` keeps the case of the letters, without diacritics; in Arabic the two are the same.
    """

    start: int
    end: int
    text: str
    folded: str
    cased: str

    @property
    def is_word(self) -> bool:
        """Say whether the token has letters or digits."""
        return bool(self.folded)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the article's text, or of its title when `in_title` is true.

    `start` and `end` are offsets into that text, and so are those of the tokens.
    """

    start: int
    end: int
    text: str
    tokens: tuple[Token, ...]
    in_title: bool

    def span(self, first: int, last: int) -> str:
        """Give the text from token `first` to token `last`, both included."""
        begin, finish = self.tokens[first].start, self.tokens[last].end
        return self.text[begin - self.start : finish - self.start]


@dataclass(frozen=True, slots=True)
class Document:
    """An article and its sentences, those of the title first."""

    article: Article
    sentences: tuple[Sentence, ...]


class Annotator(Protocol):
    """Text to sentences and tokens; the same text always gives the same result."""

    @property
    def name(self) -> str:
        """Give the name and version that stand in every claim's `coder`."""

    def annotate(self, articles: Sequence[Article]) -> list[Document]:
        """Give the documents of some articles, in their order."""
