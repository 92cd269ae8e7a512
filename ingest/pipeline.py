"""The way of an article through extraction, from text to coded article, readable top to bottom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from importlib.metadata import version
from itertools import islice

from graph_schema.records import Article
from graph_schema.reviews import Judgement
from graph_schema.settings import ReaderChoice, Settings
from ingest.annotation import Annotator, Document
from ingest.attribution import speakers
from ingest.coding import Coded, code
from ingest.identity.judged import JudgedResolver
from ingest.identity.judgement import Resolver
from ingest.identity.resolver import default_resolver
from ingest.mention import Mention
from ingest.mentions.carried import carried
from ingest.mentions.finder import Mentions, find_mentions
from ingest.mentions.offices import meant_offices
from ingest.reading import MarkedSentence, Reader
from ingest.rules.reader import RuleReader
from ingest.trained.choosing import make_annotator

# Claims below this confidence are dropped and counted.
MIN_CONFIDENCE = 30
BATCH = 8


@dataclass(frozen=True, slots=True)
class Extractor:
    """Annotator, reader and threshold; holds no state, so that any number may run side by side.

    Unless it `carries`, words that stand for actors of the sentence before are nobody.
    """

    annotator: Annotator
    reader: Reader
    min_confidence: int = MIN_CONFIDENCE
    resolver: Resolver = field(default_factory=default_resolver)
    carries: bool = True

    @property
    def coder(self) -> str:
        """Give what stands in every claim's `coder`: project, version, annotator and reader."""
        return f"actorgraph/{version('actorgraph')} {self.annotator.name}+{self.reader.name}"

    def code(self, articles: Sequence[Article]) -> list[Coded]:
        """Give the coded articles, in order; the same article always gives the same."""
        documents, mentions, marked = self.mark(articles)
        return [
            code(
                document,
                replace(found, by_sentence=tuple(sentence.actors for sentence in group)),
                self.reader.read(group),
                coder=self.coder,
                min_confidence=self.min_confidence,
            )
            for document, found, group in zip(documents, mentions, marked, strict=True)
        ]

    def stream(self, articles: Iterable[Article]) -> Iterator[Coded]:
        """Give the coded articles one by one, in order, reading a few at a time."""
        waiting = iter(articles)
        while group := tuple(islice(waiting, BATCH)):
            yield from self.code(group)

    def mark(
        self, articles: Sequence[Article]
    ) -> tuple[list[Document], list[Mentions], list[list[MarkedSentence]]]:
        """Give what the reader is given: documents, their mentions, their marked sentences."""
        documents = self.annotator.annotate(articles)
        mentions = [find_mentions(document, self.resolver) for document in documents]
        both = [self._marked(d, m) for d, m in zip(documents, mentions, strict=True)]
        return list(documents), [found for found, _ in both], [marked for _, marked in both]

    def _marked(
        self, document: Document, mentions: Mentions
    ) -> tuple[Mentions, list[MarkedSentence]]:
        said_by = speakers(document, mentions)
        none: list[tuple[Mention, ...]] = [()] * len(document.sentences)
        before = carried(document, mentions) if self.carries else none
        offices = (*mentions.offices, *meant_offices(document, mentions.offices, before))
        return replace(mentions, offices=offices), [
            MarkedSentence(document.article.language, sentence, found, speaker, more)
            for sentence, found, speaker, more in zip(
                document.sentences, mentions.by_sentence, said_by, before, strict=True
            )
        ]


def make_extractor(settings: Settings, judgements: Sequence[Judgement] = ()) -> Extractor:
    """Give the extractor that the settings ask for, which hears what people judge of actors."""
    annotator, resolver = make_annotator(settings), resolver_for(judgements)
    if settings.reader is ReaderChoice.RULES:
        # Rules read names alone; what stands for actors of the sentence before is not looked for.
        reads = RuleReader(settings.dependencies)
        return Extractor(annotator, reads, resolver=resolver, carries=False)
    # Imported only when asked for: the rules alone need none of the encoder's libraries.
    from ingest.encoder import encoders
    from ingest.judging import judge
    from ingest.learned import FullReader
    from ingest.naming import NamingAnnotator

    naming = NamingAnnotator(annotator, encoders())
    reader = FullReader(encoders(), judge().of(encoders().version), settings.dependencies)
    return Extractor(naming, reader, resolver=resolver)


def resolver_for(judgements: Sequence[Judgement]) -> Resolver:
    """Give the resolver that ships with the project, which hears what people judge first."""
    return JudgedResolver(default_resolver(), tuple(judgements))
