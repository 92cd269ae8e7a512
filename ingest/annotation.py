"""What an annotator gives: an article as sentences and tokens, with offsets into its own text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
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


class EntityKind(StrEnum):
    """What a name is the name of."""

    PERSON = "person"
    ORGANIZATION = "organization"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Entity:
    """A name that a trained model found. `start` and `end` are offsets like those of a token."""

    start: int
    end: int
    kind: EntityKind


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a trained model's analysis, as far as the model goes.

    `start` and `end` are offsets like those of a token; the words of a multi-word token (و and قال
    of وقال) have each its own letters, or all the whole token's where their letters are not those
    of the text. `head` is the place of the governing word among the sentence's words, None for the
    root and where there is no parse.
    """

    start: int
    end: int
    text: str
    lemma: str = ""
    upos: str = ""
    head: int | None = None
    relation: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the article's text, or of its title when `in_title` is true.

    `start` and `end` are offsets into that text, and so are those of the tokens. The tokens are
    those that the lexicons are made of, whatever the annotator; `words` and `entities` are what a
    trained model adds, empty where there is none.
    """

    start: int
    end: int
    text: str
    tokens: tuple[Token, ...]
    in_title: bool
    words: tuple[Word, ...] = ()
    entities: tuple[Entity, ...] = ()

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
