"""The figures of extraction, each measured through what runs in earnest."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from dataclasses import dataclass

from graph_schema.records import Article, Modality, Polarity
from ingest.benchmark.sets import Event, Gold
from ingest.encoder import Panel
from ingest.evaluation import Judged, Report, evaluate, judged
from ingest.mentions.finder import find_mentions
from ingest.pipeline import Extractor
from ingest.sources.base import Limits
from ingest.sources.records import taken_of
from ingest.tally import Tally
from ingest.training.entities import Tagged, spans, written
from ingest.wire import document_line

BINS = 10
WARMING = 20  # articles, until every table that is made when it is first asked for is there


@dataclass(frozen=True, slots=True)
class Scored:
    """What an extractor reads in gold documents: its figures, and each claim that counts."""

    report: Report
    claims: tuple[Judged, ...]


@dataclass(frozen=True, slots=True)
class Bin:
    """The claims of a range of confidence: how many, their mean confidence, the share right."""

    count: int
    mean: float
    right: float


@dataclass(frozen=True, slots=True)
class Attacks:
    """How many sentences of those asked have an attack claimed in them."""

    claimed: int
    asked: int

    @property
    def share(self) -> float:
        """Give the share; 0 where none was asked."""
        return self.claimed / self.asked if self.asked else 0.0


def scored(extractor: Extractor, gold: Gold) -> Scored:
    """Read gold documents and score what comes out."""
    articles = [taken_of(document, str(document["id"]), Limits()).article for document in gold]
    coded = extractor.stream(articles)
    found = [json.loads(document_line(one.article)) for one in coded]
    return Scored(evaluate(gold, found), tuple(judged(gold, found)))


def calibration(claims: Sequence[Judged]) -> list[Bin]:
    """Give the bins of confidence that have claims, ten equally wide ones, the lowest first."""
    bins = []
    for number in range(BINS):
        low = number * 100 / BINS
        inside = [claim for claim in claims if low <= claim.confidence < low + 100 / BINS]
        if inside:
            mean = sum(claim.confidence for claim in inside) / len(inside) / 100
            bins.append(Bin(len(inside), mean, sum(c.right for c in inside) / len(inside)))
    return bins


def calibration_error(bins: Sequence[Bin]) -> float:
    """Give the expected calibration error: how far confidence and the share right lie apart."""
    total = sum(one.count for one in bins)
    return sum(one.count * abs(one.mean - one.right) for one in bins) / total if total else 0.0


def attacks(extractor: Extractor, events: Sequence[Event], *, parties: int = 0) -> Attacks:
    """Say in how many sentences an attack is claimed that happened or is planned.

    Only sentences that name at least so many `parties` are asked.
    """
    claimed = asked = 0
    for number, event in enumerate(events):
        article = Article(f"event-{number}", "ar", None, event.text)
        if len(_parties(extractor, article)) < parties:
            continue
        asked += 1
        (coded,) = extractor.code([article])
        claimed += any(
            claim.type == "ATTACKS"
            and claim.polarity is Polarity.ASSERTED
            and claim.modality is not Modality.HYPOTHETICAL
            for claim in coded.article.claims
        )
    return Attacks(claimed, asked)


def _parties(extractor: Extractor, article: Article) -> set[str]:
    (document,) = extractor.annotator.annotate([article])
    mentions = find_mentions(document, extractor.resolver)
    return {mention.party for sentence in mentions.by_sentence for mention in sentence}


def entities(panel: Panel, sentences: Sequence[Tagged]) -> dict[str, Tally]:
    """Give the tally of each kind of name, found in the text to the character."""
    found = {kind: Tally() for kind in ("PER", "ORG", "LOC", "MISC")}
    for sentence in sentences:
        text, places = written(sentence, None)
        gold = {(places[a][0], places[b - 1][1], kind) for a, b, kind in spans(sentence.tags)}
        guess = {(e.start, e.end, e.kind) for e in panel.names([text])[0]}
        for kind in found:
            right, given = ({one for one in some if one[2] == kind} for some in (gold, guess))
            found[kind] += Tally(len(right & given), len(given), len(right))
    return found


def speed(extractor: Extractor, articles: Sequence[Article]) -> float:
    """Give the sentences read in a second of processor time, from text to claims."""
    extractor.code(articles[-WARMING:])  # what is loaded once is no part of reading
    begun = time.process_time()
    for _ in extractor.stream(articles):
        pass
    passed = time.process_time() - begun
    return sum(len(one.sentences) for one in extractor.annotator.annotate(articles)) / passed
