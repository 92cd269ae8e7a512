"""Records of the graph as the answers show them, with the names and articles they point to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from graph_schema.interfaces import GraphReader, Job
from graph_schema.model import RelationType, model
from graph_schema.queries import GraphFilter
from graph_schema.records import Actor, Article, Claim, Office, Relation
from service import links
from service.context import context_of
from service.resolving import Resolved
from service.shapes.actors import (
    ActorItem,
    ActorLinks,
    ActorRef,
    OfficeEvidence,
    OfficeShape,
    ResolvedName,
)
from service.shapes.articles import ArticleItem, JobLinks, JobShape
from service.shapes.claims import ArticleHead, ClaimShape
from service.shapes.relations import RelationLinks, RelationShape
from service.shapes.types import TypeShape

OFFICE_EVIDENCE = 5


class Shaper:
    """Shapes the records of one answer; looks up each actor and article once."""

    def __init__(self, graph: GraphReader) -> None:
        self._graph = graph
        self._actors: dict[str, ActorRef] = {}
        self._articles: dict[str, Article | None] = {}

    def actor(self, actor_id: str) -> ActorRef:
        """Give the actor of an id, by the id alone when the graph has no more."""
        if actor_id not in self._actors:
            found = self._graph.actor(actor_id)
            self._actors[actor_id] = ActorRef(
                id=actor_id,
                party=found.party if found else actor_id,
                name=found.name if found else actor_id,
                name_ar=found.name_ar if found else None,
                name_en=found.name_en if found else None,
                kind=found.kind if found else None,
            )
        return self._actors[actor_id]

    def relation(self, relation: Relation, where: GraphFilter) -> RelationShape:
        """Give a relation that `where` left."""
        return RelationShape(
            source=self.actor(relation.source),
            type=type_shape(model().type(relation.type)),
            target=self.actor(relation.target),
            claims=relation.claims,
            negated=relation.negated,
            hypothetical=relation.hypothetical,
            articles=relation.articles,
            publishers=relation.publishers,
            events=relation.events,
            first_seen=relation.first_seen,
            last_seen=relation.last_seen,
            confidence=relation.confidence,
            links=RelationLinks(claims=links.to_claims_behind(relation, where)),
        )

    def claims(self, claims: Iterable[Claim]) -> list[ClaimShape]:
        """Give claims, without those whose article was retracted since they were read."""
        shaped = (self.claim(claim) for claim in claims)
        return [claim for claim in shaped if claim is not None]

    def claim(self, claim: Claim) -> ClaimShape | None:
        """Give a claim, or None when its article was retracted since it was read."""
        article = self._article(claim.article_id)
        if article is None:
            return None
        text = (article.title or "") if claim.in_title else article.text
        return ClaimShape(
            id=claim.id,
            source=self.actor(claim.source),
            type=type_shape(model().type(claim.type)),
            target=self.actor(claim.target),
            speaker=self.actor(claim.speaker) if claim.speaker else None,
            polarity=claim.polarity,
            modality=claim.modality,
            confidence=claim.confidence,
            quote=claim.quote,
            start=claim.start,
            end=claim.end,
            in_title=claim.in_title,
            context=context_of(text, claim.start, claim.end),
            article=article_head(article),
            occurred_on=claim.occurred_on,
            date_source=claim.date_source,
            coder=claim.coder,
            link=links.to_claim(claim.id),
        )

    def offices(self, offices: Iterable[Office]) -> list[OfficeShape]:
        """Give offices, those of one person, party and title as one."""
        stated: dict[tuple[str, str, str], list[Office]] = defaultdict(list)
        for office in offices:
            stated[office.person, office.party, office.title].append(office)
        return [
            OfficeShape(
                person=self.actor(person),
                party=self.actor(party),
                title=title,
                articles=len({office.article_id for office in found}),
                evidence=[_office_evidence(office) for office in found[:OFFICE_EVIDENCE]],
            )
            for (person, party, title), found in stated.items()
        ]

    def _article(self, article_id: str) -> Article | None:
        if article_id not in self._articles:
            self._articles[article_id] = self._graph.article(article_id)
        return self._articles[article_id]


def type_shape(entry: RelationType) -> TypeShape:
    """Give a relation type of the model."""
    return TypeShape(
        id=entry.id,
        label_en=entry.label_en,
        label_ar=entry.label_ar,
        plover=list(entry.plover),
        cameo=entry.cameo,
        quad=entry.quad,
        symmetric=entry.symmetric,
    )


def actor_links(actor_id: str) -> ActorLinks:
    """Give where more about an actor is found."""
    return ActorLinks(
        profile=links.to_actor(actor_id),
        relations=links.to_relations_of(actor_id),
        claims=links.to_claims_of(actor_id),
        neighbours=links.to_neighbours(actor_id),
    )


def actor_item(actor: Actor, score: float | None) -> ActorItem:
    """Give an actor in a list, with its score when it was looked for."""
    return ActorItem(
        id=actor.id,
        party=actor.party,
        name=actor.name,
        name_ar=actor.name_ar,
        name_en=actor.name_en,
        kind=actor.kind,
        aliases=list(actor.aliases),
        sector=actor.sector,
        score=None if score is None else round(score, 3),
        links=actor_links(actor.id),
    )


def article_head(article: Article) -> ArticleHead:
    """Give an article without its text."""
    return ArticleHead(
        id=article.id,
        title=article.title,
        publisher=article.publisher,
        published=article.published,
        url=article.url,
        language=article.language,
        link=links.to_article(article.id),
    )


def article_item(article: Article) -> ArticleItem:
    """Give an article in a list."""
    return ArticleItem(**article_head(article).model_dump(), characters=len(article.text))


def job_shape(job: Job) -> JobShape:
    """Give a job of the queue."""
    return JobShape(
        id=job.id,
        article=job.article.id,
        state=job.state,
        attempts=job.attempts,
        error=job.error,
        links=JobLinks(job=links.to_job(job.id), article=links.to_article(job.article.id)),
    )


def resolved_names(resolved: Sequence[Resolved]) -> list[ResolvedName]:
    """Give what the names of a question were taken for."""
    return [
        ResolvedName(parameter=r.parameter, asked=r.asked, id=r.id, name=r.name, how=r.how)
        for r in resolved
    ]


def _office_evidence(office: Office) -> OfficeEvidence:
    return OfficeEvidence(
        article=office.article_id,
        quote=office.quote,
        start=office.start,
        end=office.end,
        in_title=office.in_title,
        coder=office.coder,
    )
