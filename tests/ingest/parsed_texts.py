"""Texts with their dependencies written beside them, for tests of what a parse tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from graph_schema.records import Article
from ingest.annotation import Document, Sentence, Word
from ingest.segmentation import LexicalAnnotator


@dataclass(frozen=True)
class Parsed:
    """An annotator that gives every sentence the same parse, a word a token.

    `arcs` has for each token the number of its head, counted from 1, and its relation:
    `0:root 1:nsubj`; a token with `-` is not parsed.
    """

    arcs: str
    name: str = "parsed"

    def annotate(self, articles: Sequence[Article]) -> list[Document]:
        """Give the documents of some articles, in their order."""
        return [
            replace(document, sentences=tuple(map(self.parsed, document.sentences)))
            for document in LexicalAnnotator().annotate(articles)
        ]

    def parsed(self, sentence: Sentence) -> Sentence:
        """Give a sentence with the parse."""
        words = []
        for token, arc in zip(sentence.tokens, self.arcs.split(), strict=True):
            head, _, relation = arc.partition(":")
            above = int(head) - 1 if head.isdigit() and head != "0" else None
            words.append(Word(token.start, token.end, token.text, "", "", above, relation))
        return replace(sentence, words=tuple(words))
