"""The derived edges, as a pure function of the claims: what every store must agree with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from graph_schema.model import model
from graph_schema.queries import GraphFilter
from graph_schema.records import FREE_PARTY, Actor, Article, Claim, Relation

EdgeKey = tuple[str, str, str]


def edges_of(claim: Claim) -> Iterator[EdgeKey]:
    """Give the (source, type, target) of each edge that a claim adds to.

    An actor's claim is its party's too, so there are up to four: each of {actor, party} at one
    end with each at the other, never the same id at both. Symmetric ends come sorted. The party
    of a person who acts for nobody is no actor and gets no edge.
    """
    symmetric = model().type(claim.type).symmetric
    pairs = {
        (source, target)
        for source in stands_for(claim.source, claim.source_party)
        for target in stands_for(claim.target, claim.target_party)
        if source != target
    }
    for source, target in sorted({(min(p), max(p)) if symmetric else p for p in pairs}):
        yield source, claim.type, target


def day_of(claim: Claim, article: Article) -> date | None:
    """Give the day that a claim is counted on: its own, else that of its article."""
    return claim.occurred_on or article.published


def derive(
    claims: Iterable[Claim], articles: Mapping[str, Article], stories: Mapping[str, str]
) -> dict[EdgeKey, Relation]:
    """Give every relation that the claims state, by (source, type, target).

    `stories` has the story of each article that shares one with another.
    """
    return derive_matching(claims, articles, {}, stories, GraphFilter())


def derive_matching(
    claims: Iterable[Claim],
    articles: Mapping[str, Article],
    actors: Mapping[str, Actor],
    stories: Mapping[str, str],
    where: GraphFilter,
) -> dict[EdgeKey, Relation]:
    """Give the relations that the claims state as far as `where` leaves them.

    What `where` asks of a saying (dates, polarity, modality, speaker, publisher, language,
    article) is asked of each claim before they are summed; what it asks of ends (`source`,
    `target`, `actor`, `other`, `party`, `kinds`), the type, `min_confidence` and `contradicted`
    are asked of the relation.
    A relation that no claim asserts is given only when polarity or modality was asked for; its
    articles, publishers, stories, events, days and confidence are then those of the claims that
    match.
    """
    explicit = where.polarity is not None or where.modality is not None
    types = where.wanted_types
    by_edge: dict[EdgeKey, list[Claim]] = defaultdict(list)
    for claim in claims:
        if _said_so(claim, articles[claim.article_id], actors, where):
            for key in edges_of(claim):
                if (types is None or key[1] in types) and _edge_ends_match(key, actors, where):
                    by_edge[key].append(claim)
    relations = {}
    for key in sorted(by_edge):
        relation = _summed(key, by_edge[key], articles, stories)
        if (
            (relation.claims or explicit)
            and relation.confidence >= where.min_confidence
            and (relation.contradicted or not where.contradicted)
        ):
            relations[key] = relation
    return relations


def claim_matches(
    claim: Claim, article: Article, actors: Mapping[str, Actor], where: GraphFilter
) -> bool:
    """Say whether `where` leaves the claim; `actors` are those of its ends and speaker, by id."""
    types = where.wanted_types
    parties = (claim.source_party, claim.target_party)
    kinds = {actors[end].kind for end in (claim.source, claim.target)} if where.kinds else set()
    source = set(stands_for(claim.source, claim.source_party))
    target = set(stands_for(claim.target, claim.target_party))
    symmetric = model().type(claim.type).symmetric
    return (
        (types is None or claim.type in types)
        and claim.confidence >= where.min_confidence
        and (where.party is None or where.party in parties)
        and kinds <= where.kinds
        and (where.actor is None or where.actor in source | target)
        and (where.other is None or _between(where, source, target))
        and (_at(where, source, target) or (symmetric and _at(where, target, source)))
        and _said_so(claim, article, actors, where)
    )


def stands_for(actor: str, party: str) -> tuple[str, ...]:
    """Give the ids that an end of a claim stands for: the actor and, where it is one, its party."""
    return (actor,) if party.startswith(FREE_PARTY) else (actor, party)


def _at(where: GraphFilter, source: set[str], target: set[str]) -> bool:
    return (where.source is None or where.source in source) and (
        where.target is None or where.target in target
    )


def _between(where: GraphFilter, source: set[str], target: set[str]) -> bool:
    return (where.actor in source and where.other in target) or (
        where.other in source and where.actor in target
    )


def _said_so(
    claim: Claim, article: Article, actors: Mapping[str, Actor], where: GraphFilter
) -> bool:
    day = day_of(claim, article)
    return (
        (where.since is None or (day is not None and day >= where.since))
        and (where.until is None or (day is not None and day <= where.until))
        and where.polarity in (None, claim.polarity)
        and where.modality in (None, claim.modality)
        and (where.speaker is None or _speaks(claim.speaker, actors, where.speaker))
        and where.publisher in (None, article.publisher)
        and where.language in (None, article.language)
        and where.article in (None, article.id)
    )


def _speaks(speaker: str | None, actors: Mapping[str, Actor], asked: str) -> bool:
    known = None if speaker is None else actors.get(speaker)
    return speaker == asked or (known is not None and known.party == asked)


def _edge_ends_match(key: EdgeKey, actors: Mapping[str, Actor], where: GraphFilter) -> bool:
    source, type_id, target = key
    symmetric = model().type(type_id).symmetric
    ends = [actors.get(source), actors.get(target)]
    return (
        (_at(where, {source}, {target}) or (symmetric and _at(where, {target}, {source})))
        and (where.actor is None or where.actor in (source, target))
        and (where.other is None or where.other in (source, target))
        and (where.party is None or any(end and end.party == where.party for end in ends))
        and (not where.kinds or all(end and end.kind in where.kinds for end in ends))
    )


def _summed(
    key: EdgeKey,
    claims: list[Claim],
    articles: Mapping[str, Article],
    stories: Mapping[str, str],
) -> Relation:
    counting = [claim for claim in claims if claim.counts]
    described = counting or claims
    sources = [articles[claim.article_id] for claim in described]
    days = [day_of(claim, articles[claim.article_id]) for claim in described]
    dated = [day for day in days if day is not None]
    negated = sum(1 for claim in claims if claim.polarity == "negated")
    return Relation(
        source=key[0],
        type=key[1],
        target=key[2],
        claims=len(counting),
        negated=negated,
        hypothetical=len(claims) - len(counting) - negated,
        articles=len({article.id for article in sources}),
        publishers=len({article.publisher for article in sources if article.publisher}),
        stories=len({stories.get(article.id, article.id) for article in sources}),
        events=len(set(days)),
        first_seen=min(dated, default=None),
        last_seen=max(dated, default=None),
        confidence=max(claim.confidence for claim in described),
    )
