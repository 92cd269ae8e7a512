"""From findings to the records of the graph, and the counts of what was dropped and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from graph_schema.model import model
from graph_schema.records import (
    Actor,
    Claim,
    CodedArticle,
    DateSource,
    Modality,
    Office,
    claim_id,
    office_id,
)
from ingest.annotation import Document, Sentence
from ingest.dates import date_in
from ingest.lexicons.actors import known_actors
from ingest.mention import Mention
from ingest.mentions.finder import Mentions
from ingest.periods import in_other_period
from ingest.reading import Finding


class Rejection(StrEnum):
    """Why a finding made no claim."""

    SAME_ACTOR = "same actor at both ends"
    SAME_PARTY = "same party at both ends"
    LOW_CONFIDENCE = "confidence below the threshold"
    REPEATED = "repeats a claim of the same sentence"


@dataclass(frozen=True, slots=True)
class Coded:
    """A coded article and how many findings were dropped for which reason."""

    article: CodedArticle
    rejections: Counter[Rejection]


def code(
    document: Document,
    mentions: Mentions,
    findings: Sequence[tuple[Finding, ...]],
    *,
    coder: str,
    min_confidence: int,
) -> Coded:
    """Give the claims and offices of a document; every finding is a claim or a counted reason."""
    rejections: Counter[Rejection] = Counter()
    claims: dict[str, Claim] = {}
    for sentence, found, here in zip(
        document.sentences, findings, mentions.by_sentence, strict=True
    ):
        said: set[tuple[str, ...]] = set()
        for finding in sorted(found, key=lambda f: (-f.confidence, f.source, f.target, f.type)):
            reason = _refused(finding, here, min_confidence)
            if reason is None:
                claim = _claim(document, sentence, finding, here, coder)
                if claim.id in claims or _assertion(claim) in said:
                    reason = Rejection.REPEATED
                else:
                    claims[claim.id] = claim
                    said.add(_assertion(claim))
            if reason is not None:
                rejections[reason] += 1
    offices = _offices(document, mentions, coder)
    return Coded(
        CodedArticle(
            document.article,
            _actors(mentions, claims.values(), offices),
            tuple(claims.values()),
            offices,
            coder,
        ),
        rejections,
    )


def _refused(
    finding: Finding, mentions: tuple[Mention, ...], min_confidence: int
) -> Rejection | None:
    source, target = mentions[finding.source], mentions[finding.target]
    if source.actor == target.actor:
        return Rejection.SAME_ACTOR
    if source.party == target.party:
        return Rejection.SAME_PARTY
    if finding.confidence < min_confidence:
        return Rejection.LOW_CONFIDENCE
    return None


def _claim(
    document: Document,
    sentence: Sentence,
    finding: Finding,
    mentions: tuple[Mention, ...],
    coder: str,
) -> Claim:
    source, target = mentions[finding.source], mentions[finding.target]
    article = document.article
    start, end = sentence.tokens[finding.first].start, sentence.tokens[finding.last].end
    ends = min(source.first, target.first), max(source.last, target.last)
    occurred_on, date_source = _date(sentence, finding, ends, document)
    return Claim(
        claim_id(
            article.id,
            source.actor,
            finding.type,
            target.actor,
            finding.polarity,
            start,
            in_title=sentence.in_title,
        ),
        article.id,
        source.actor,
        finding.type,
        target.actor,
        source.party,
        target.party,
        finding.polarity,
        finding.modality,
        finding.confidence,
        sentence.span(finding.first, finding.last),
        start,
        end,
        sentence.in_title,
        coder,
        finding.speaker,
        occurred_on,
        date_source,
    )


def _date(
    sentence: Sentence, finding: Finding, ends: tuple[int, int], document: Document
) -> tuple[date | None, DateSource | None]:
    published = document.article.published
    told = date_in(
        sentence,
        finding.first,
        finding.last,
        document.article.language,
        published,
        finding.modality,
    )
    if told is not None:
        return told, DateSource.TEXT
    language = document.article.language
    if published is None or in_other_period(sentence, *ends, language, published):
        return None, None
    return published, DateSource.ARTICLE


def _assertion(claim: Claim) -> tuple[str, ...]:
    """Give what a claim asserts, whatever words of its sentence do, and whichever way round."""
    ends = (claim.source, claim.target)
    first, second = sorted(ends) if model().type(claim.type).symmetric else ends
    thought = str(claim.modality is Modality.HYPOTHETICAL)
    return first, claim.type, second, str(claim.polarity), thought


def _offices(document: Document, mentions: Mentions, coder: str) -> tuple[Office, ...]:
    article = document.article
    offices: dict[str, Office] = {}
    for stated in mentions.offices:
        sentence = document.sentences[stated.sentence]
        quote = sentence.text[stated.start - sentence.start : stated.end - sentence.start]
        identity = office_id(article.id, stated.actor, stated.party, stated.title)
        offices.setdefault(
            identity,
            Office(
                identity,
                article.id,
                stated.actor,
                stated.party,
                stated.title,
                quote,
                stated.start,
                stated.end,
                sentence.in_title,
                coder,
            ),
        )
    return tuple(offices.values())


def _actors(
    mentions: Mentions, claims: Iterable[Claim], offices: Sequence[Office]
) -> tuple[Actor, ...]:
    wanted: set[str] = set()
    for claim in claims:
        wanted |= {claim.source, claim.target, claim.source_party, claim.target_party}
        if claim.speaker is not None:
            wanted.add(claim.speaker)
    for office in offices:
        wanted |= {office.person, office.party}
    known = {**known_actors().actors, **mentions.actors}
    return tuple(known[actor_id] for actor_id in sorted(wanted & set(known)))
