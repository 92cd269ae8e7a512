"""Reads a short text with the project's own extractor, for tests that state a construction."""

from __future__ import annotations

from datetime import date

from graph_schema.language import language_of
from graph_schema.records import Article, Claim, CodedArticle
from graph_schema.settings import ReaderChoice, Settings
from ingest.annotation import Document
from ingest.mentions.carried import carried
from ingest.mentions.finder import Mentions, find_mentions
from ingest.pipeline import Extractor, make_extractor
from ingest.segmentation import LexicalAnnotator


def rules() -> Extractor:
    """Give the extractor that knows only rules."""
    return make_extractor(Settings(store="memory:", reader=ReaderChoice.RULES))


def article(text: str, published: date | None = None) -> Article:
    """Give an article of a text, in the language of its script."""
    return Article("t", language_of(text) or "en", None, text, published)


def read(text: str, published: date | None = None) -> CodedArticle:
    """Give the coded article of a text."""
    (coded,) = rules().code([article(text, published)])
    return coded.article


def claims(text: str) -> set[tuple[str, str, str]]:
    """Give (source party, type, target party) of each asserted claim that is no supposition."""
    return {
        (claim.source_party, claim.type, claim.target_party)
        for claim in read(text).claims
        if claim.counts
    }


def claim(text: str, source: str, kind: str, target: str) -> Claim:
    """Give the one claim of a text with these parties and this type."""
    (found,) = (
        c
        for c in read(text).claims
        if (c.source_party, c.type, c.target_party) == (source, kind, target)
    )
    return found


def document(text: str) -> tuple[Document, Mentions]:
    """Give the document of a text with its mentions."""
    (annotated,) = LexicalAnnotator().annotate([article(text)])
    return annotated, find_mentions(annotated)


def mentioned(text: str) -> list[tuple[str, str, str]]:
    """Give the words, party and role of each mention, in order."""
    annotated, mentions = document(text)
    return [
        (sentence.span(m.first, m.last), m.party, m.role.value)
        for sentence, here in zip(annotated.sentences, mentions.by_sentence, strict=True)
        for m in here
    ]


def parties(text: str) -> list[str]:
    """Give the party of each mention, in order."""
    return [party for _, party, _ in mentioned(text)]


def carried_over(text: str) -> list[tuple[str, str]]:
    """Give word and party of what each sentence of a text carries over from those before it."""
    annotated, mentions = document(text)
    return [
        (sentence.span(m.first, m.last), m.party)
        for sentence, more in zip(annotated.sentences, carried(annotated, mentions), strict=True)
        for m in more
    ]
