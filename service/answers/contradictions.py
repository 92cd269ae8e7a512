"""Answers about what some assert and others deny."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from graph_schema.derive import day_of
from graph_schema.interfaces import GraphReader
from graph_schema.queries import GraphFilter, Grouping
from graph_schema.records import Claim, Modality, Polarity, Relation, Tally
from service import links
from service.inquiries import ContradictionsQuestion
from service.resolving import Resolver
from service.shapes.contradictions import (
    Contradiction,
    ContradictionsAnswer,
    PublisherCount,
    Side,
    SpeakerCount,
)
from service.shapes.links import ClaimsLinks
from service.shaping import Shaper, resolved_names

MOST_VOICES = 20


def contradictions(graph: GraphReader, asked: ContradictionsQuestion) -> ContradictionsAnswer:
    """Give the relations that are both asserted and denied, with those who do either.

    Raises Refused or FilterError for what does not exist.
    """
    narrowed, resolved = asked.narrowed(Resolver(graph))
    where = replace(narrowed, contradicted=True)
    page = graph.relations(where, order=asked.order, limit=asked.limit, cursor=asked.cursor)
    shaper = Shaper(graph)
    relations = shaper.relations(page.items, where)
    return ContradictionsAnswer(
        revision=graph.revision(),
        items=[
            Contradiction(
                relation=shape,
                asserted=_side(graph, shaper, _behind(relation, where, Polarity.ASSERTED)),
                denied=_side(graph, shaper, _behind(relation, where, Polarity.NEGATED)),
            )
            for relation, shape in zip(page.items, relations, strict=True)
        ],
        next_cursor=page.next_cursor,
        resolved=resolved_names(resolved),
    )


def _behind(relation: Relation, where: GraphFilter, polarity: Polarity) -> GraphFilter:
    return replace(
        links.said_alike(where),
        source=relation.source,
        target=relation.target,
        types=frozenset({relation.type}),
        min_confidence=0,
        polarity=polarity,
    )


def _side(graph: GraphReader, shaper: Shaper, where: GraphFilter) -> Side:
    # Where no state can be held, the claims may be gone by now; then the answer is made again.
    total = next(iter(graph.tally(where)), None)
    speakers = _loudest(graph.tally(where, by={Grouping.SPEAKER}))
    publishers = _loudest(graph.tally(where, by={Grouping.PUBLISHER}))
    shaper.expect(tally.speaker for tally in speakers if tally.speaker)
    latest = _latest(graph, where)
    return Side(
        claims=_claims(total) if total else 0,
        articles=total.articles if total else 0,
        speakers=[
            SpeakerCount(
                speaker=shaper.actor(tally.speaker) if tally.speaker else None,
                claims=_claims(tally),
                articles=tally.articles,
            )
            for tally in speakers
        ],
        publishers=[
            PublisherCount(
                publisher=tally.publisher, claims=_claims(tally), articles=tally.articles
            )
            for tally in publishers
        ],
        latest=next(iter(shaper.claims([latest] if latest else [])), None),
        links=ClaimsLinks(claims=links.to_claims(where)),
    )


def _claims(tally: Tally) -> int:
    # What is asserted hypothetically contradicts no denial.
    return tally.claims or tally.negated


def _loudest(tallies: Sequence[Tally]) -> list[Tally]:
    counting = [tally for tally in tallies if _claims(tally)]
    return sorted(counting, key=lambda tally: -_claims(tally))[:MOST_VOICES]


def _latest(graph: GraphReader, where: GraphFilter) -> Claim | None:
    if where.polarity is Polarity.NEGATED:
        return next(iter(graph.claims(where, limit=1).items), None)
    found = [
        claim
        for modality in (Modality.ACTUAL, Modality.PLANNED)
        for claim in graph.claims(replace(where, modality=modality), limit=1).items
    ]
    articles = graph.articles_by_id({claim.article_id for claim in found})

    def day(claim: Claim) -> date:
        article = articles.get(claim.article_id)
        return (day_of(claim, article) if article else None) or date.min

    return max(found, key=day, default=None)
