"""Claims: one assertion in one sentence of one article."""

from __future__ import annotations

from datetime import date

from graph_schema.records import DateSource, Modality, Polarity
from service.shapes.actors import ActorRef, ResolvedName
from service.shapes.base import Answer, Shape
from service.shapes.links import ArticleLinks, ClaimLinks
from service.shapes.types import TypeShape


class Context(Shape):
    """The sentence around a quote."""

    text: str
    start: int
    """Where `text` begins in the article's text (or title), in characters."""
    quote_start: int
    """Where the quote begins in `text`."""
    quote_end: int
    before: str | None
    """The sentence before `text`, at most its last 200 characters; null at the beginning."""
    after: str | None
    """The sentence after `text`, at most its first 200 characters; null at the end."""


class ArticleHead(Shape):
    """An article without its text."""

    id: str
    title: str | None
    publisher: str | None
    published: date | None
    url: str | None
    language: str
    links: ArticleLinks


class ClaimShape(Shape):
    """One assertion, with the words that make it and where they stand."""

    id: str
    source: ActorRef
    type: TypeShape
    target: ActorRef
    speaker: ActorRef | None
    """Whoever says so, when it is not the article itself."""
    polarity: Polarity
    modality: Modality
    confidence: int
    """0 to 100."""
    quote: str
    start: int
    """Where the quote begins in the article's text, in characters (Unicode code points)."""
    end: int
    in_title: bool
    """Whether the offsets count in the title instead."""
    context: Context
    article: ArticleHead
    occurred_on: date | None
    date_source: DateSource | None
    """Whether the date is the sentence's or the article's."""
    coder: str
    """The extractor and its version."""
    links: ClaimLinks


class ClaimAnswer(Answer, ClaimShape):
    """One claim."""


class ClaimPage(Answer):
    """Claims, the latest first."""

    items: list[ClaimShape]
    next_cursor: str | None
    """Give it as `cursor` for the next page; null on the last."""
    resolved: list[ResolvedName]
