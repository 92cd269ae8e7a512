"""Records of the graph as the answers show them, with the names and articles they point to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache

from graph_schema.interfaces import ActorMatch, GraphReader
from graph_schema.jobs import Job
from graph_schema.model import RelationType, model
from graph_schema.queries import GraphFilter
from graph_schema.records import Actor, Article, Claim, Office, Relation
from service import links
from service.context import context_of
from service.resolving import Resolved
from service.shapes.actors import (
    ActorItem,
    ActorRef,
    OfficeEvidence,
    OfficeShape,
    ResolvedName,
)
from service.shapes.articles import ArticleItem, JobShape
from service.shapes.claims import ArticleHead, ClaimShape
from service.shapes.links import (
    ActorLinks,
    ArticleLinks,
    ClaimLinks,
    ClaimsLinks,
    JobLinks,
)
from service.shapes.relations import RelationShape
from service.shapes.types import TypeShape

OFFICE_EVIDENCE = 5


class Shaper:
    """Shapes the records of one answer; looks up each actor and article once."""

    def __init__(self, graph: GraphReader) -> None:
        self._graph = graph
        self._actors: dict[str, ActorRef] = {}
        self._articles: dict[str, Article] = {}

    def expect(self, *actor_ids: Iterable[str]) -> None:
        """Look up the actors that are going to be asked for, all at once."""
        wanted = {actor_id for ids in actor_ids for actor_id in ids} - self._actors.keys()
        found = self._graph.actors_by_id(wanted) if wanted else {}
        for actor_id in wanted:
            self._actors[actor_id] = actor_ref(actor_id, found.get(actor_id))

    def actor(self, actor_id: str) -> ActorRef:
        """Give the actor of an id, by the id alone when the graph has no more."""
        if actor_id not in self._actors:
            self.expect([actor_id])
        return self._actors[actor_id]

    def actors(self, actor_ids: Sequence[str]) -> list[ActorRef]:
        """Give the actors of some ids."""
        self.expect(actor_ids)
        return [self._actors[actor_id] for actor_id in actor_ids]

    def relations(self, relations: Sequence[Relation], where: GraphFilter) -> list[RelationShape]:
        """Give relations that `where` left."""
        self.expect((r.source for r in relations), (r.target for r in relations))
        return [self.relation(relation, where) for relation in relations]

    def relation(self, relation: Relation, where: GraphFilter) -> RelationShape:
        """Give a relation that `where` left."""
        return RelationShape(
            source=self.actor(relation.source),
            type=type_shape(model().type(relation.type)),
            target=self.actor(relation.target),
            claims=relation.claims,
            negated=relation.negated,
            hypothetical=relation.hypothetical,
            contradicted=relation.contradicted,
            articles=relation.articles,
            publishers=relation.publishers,
            stories=relation.stories,
            events=relation.events,
            first_seen=relation.first_seen,
            last_seen=relation.last_seen,
            confidence=relation.confidence,
            links=ClaimsLinks(claims=links.to_claims_behind(relation, where)),
        )

    def claims(self, claims: Sequence[Claim]) -> list[ClaimShape]:
        """Give claims, without those whose article was retracted since they were read."""
        wanted = {claim.article_id for claim in claims} - self._articles.keys()
        if wanted:
            self._articles.update(self._graph.articles_by_id(wanted))
        self.expect(end for claim in claims for end in _named_in(claim))
        return [self._claim(claim) for claim in claims if claim.article_id in self._articles]

    def _claim(self, claim: Claim) -> ClaimShape:
        article = self._articles[claim.article_id]
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
            links=ClaimLinks(claim=links.to_claim(claim.id)),
        )

    def offices(self, offices: Iterable[Office]) -> list[OfficeShape]:
        """Give offices, those of one person, party and title as one."""
        stated: dict[tuple[str, str, str], list[Office]] = defaultdict(list)
        for office in offices:
            stated[office.person, office.party, office.title].append(office)
        self.expect((person for person, _, _ in stated), (party for _, party, _ in stated))
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


def actor_ref(actor_id: str, found: Actor | None) -> ActorRef:
    """Give an actor as other answers name it, by its id alone when the graph has no more."""
    return ActorRef(
        id=actor_id,
        party=found.party if found else actor_id,
        name=found.name if found else actor_id,
        name_ar=found.name_ar if found else None,
        name_en=found.name_en if found else None,
        kind=found.kind if found else None,
    )


def type_shape(entry: RelationType) -> TypeShape:
    """Give a relation type of the model."""
    # Its id is soon hashed, all that it says is not.
    return _type_shape(entry.id)


@cache
def _type_shape(type_id: str) -> TypeShape:
    entry = model().type(type_id)
    return TypeShape(
        id=entry.id,
        label_en=entry.label_en,
        label_ar=entry.label_ar,
        plover=list(entry.plover),
        cameo=entry.cameo,
        quad=entry.quad,
        score=entry.score,
        symmetric=entry.symmetric,
    )


def actor_links(actor_id: str) -> ActorLinks:
    """Give where more about an actor is found."""
    return ActorLinks(
        actor=links.to_actor(actor_id),
        relations=links.to_relations_of(actor_id),
        claims=links.to_claims_of(actor_id),
        neighbours=links.to_neighbours(actor_id),
    )


def actor_item(actor: Actor, match: ActorMatch | None = None) -> ActorItem:
    """Give an actor in a list, with how well it fits when it was looked for."""
    return ActorItem(
        **dict(actor_ref(actor.id, actor)),
        aliases=list(actor.aliases),
        sector=actor.sector,
        score=round(match.score, 3) if match else None,
        reason=match.fit if match else None,
        form=match.form if match else None,
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
        links=ArticleLinks(article=links.to_article(article.id), story=links.to_story(article.id)),
    )


def article_item(article: Article, story: str | None) -> ArticleItem:
    """Give an article in a list; one that was just retracted has no story but its own."""
    return ArticleItem(
        **dict(article_head(article)), characters=len(article.text), story=story or article.id
    )


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


def _named_in(claim: Claim) -> list[str]:
    return [end for end in (claim.source, claim.target, claim.speaker) if end]


def _office_evidence(office: Office) -> OfficeEvidence:
    return OfficeEvidence(
        article=office.article_id,
        quote=office.quote,
        start=office.start,
        end=office.end,
        in_title=office.in_title,
        coder=office.coder,
    )
