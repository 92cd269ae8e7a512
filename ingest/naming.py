"""The annotator that adds the names which the encoder finds to another's sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from graph_schema.records import Article
from ingest.annotation import Annotator, Document, Entity, EntityKind, Sentence
from ingest.encoder import Encoder

_KINDS = {"PER": EntityKind.PERSON, "ORG": EntityKind.ORGANIZATION, "LOC": EntityKind.PLACE}


@dataclass(frozen=True, slots=True)
class NamingAnnotator:
    """Reads as `annotator` does and adds persons, organisations and places by the encoder."""

    annotator: Annotator
    encoder: Encoder

    @property
    def name(self) -> str:
        """Give the name of the annotator beneath; the weights stand in the reader's name."""
        return f"{self.annotator.name}+names"

    def annotate(self, articles: Sequence[Article]) -> list[Document]:
        """Give the documents of some articles, in their order."""
        documents = self.annotator.annotate(articles)
        return [
            replace(document, sentences=tuple(self._named(document.sentences)))
            for document in documents
        ]

    def _named(self, sentences: Sequence[Sentence]) -> Iterator[Sentence]:
        encoded = self.encoder.encode([sentence.text for sentence in sentences])
        for sentence, found in zip(sentences, encoded, strict=True):
            names = tuple(
                Entity(sentence.start + name.start, sentence.start + name.end, _KINDS[name.kind])
                for name in found.entities
                if name.kind in _KINDS
            )
            further = (
                name
                for name in names
                if not any(name.start < e.end and e.start < name.end for e in sentence.entities)
            )
            yield replace(sentence, entities=(*sentence.entities, *further))
