"""The annotator that adds the names which the encoder finds to another's sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from graph_schema.records import Article
from ingest.annotation import Annotator, Document, Entity, EntityKind, Sentence
from ingest.encoder import Encoders
from ingest.encoder import Entity as Name
from ingest.lexicons.actors import known_actors
from ingest.lexicons.files import word_list
from ingest.mentions.index import Hit
from ingest.mentions.phrase import hits_of

_KINDS = {"PER": EntityKind.PERSON, "ORG": EntityKind.ORGANIZATION, "LOC": EntityKind.PLACE}


@dataclass(frozen=True, slots=True)
class NamingAnnotator:
    """Reads as `annotator` does and adds persons, organisations and places by the encoder.

    Only sentences in which a name would tell something are encoded for it: those with a title or
    with the last name of somebody known.
    """

    annotator: Annotator
    encoders: Encoders

    @property
    def name(self) -> str:
        """Give the name of the annotator beneath; the weights stand in the reader's name."""
        return f"{self.annotator.name}+names"

    def annotate(self, articles: Sequence[Article]) -> list[Document]:
        """Give the documents of some articles, in their order."""
        documents = self.annotator.annotate(articles)
        return [replace(document, sentences=tuple(self._named(document))) for document in documents]

    def _named(self, document: Document) -> Iterator[Sentence]:
        language = document.article.language
        asked = [would_tell(sentence, language) for sentence in document.sentences]
        texts = [s.text for s, ask in zip(document.sentences, asked, strict=True) if ask]
        names = iter(self.encoders.of(language).names(texts))
        for sentence, ask in zip(document.sentences, asked, strict=True):
            further = (*_further(sentence, next(names)),) if ask else ()
            yield (
                replace(sentence, entities=(*sentence.entities, *further)) if further else sentence
            )


def would_tell(sentence: Sentence, language: str) -> bool:
    """Say whether a name would tell anything: of whom a title or a known last name speaks.

    In English so may an organization, a body or who heads something: Jean Testmann of Amnesty.
    """
    hits = hits_of(sentence.tokens, language)
    if any(hit.form.role == "title" or hit.form.last_name for hit in hits):
        return True
    if language != "en":
        return False
    heads = word_list("en", "heads_verbs")
    return any(map(_of_body, hits)) or any(token.folded in heads for token in sentence.tokens)


def _of_body(hit: Hit) -> bool:
    """Say whether a form is of a body or an organization, of which somebody may be told to be."""
    if hit.titular:
        return hit.form.role == "body"
    actor = known_actors().actors.get(hit.form.value)
    return not hit.candidates and actor is not None and actor.kind not in ("state", "person")


def _further(sentence: Sentence, names: Sequence[Name]) -> Iterator[Entity]:
    """Give those of the encoder's names that lie beside the names the sentence has."""
    for name in names:
        start, end = sentence.start + name.start, sentence.start + name.end
        if name.kind in _KINDS and not any(
            start < e.end and e.start < end for e in sentence.entities
        ):
            yield Entity(start, end, _KINDS[name.kind])
