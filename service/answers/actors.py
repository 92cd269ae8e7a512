"""Answers about actors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from graph_schema.interfaces import GraphReader
from graph_schema.model import model
from graph_schema.queries import MAX_PAGE, GraphFilter
from graph_schema.records import Relation
from graph_schema.surroundings import Way, end_beyond, way_of
from service import links
from service.problems import BAD_PARAMETER, refused_field
from service.queries import ActorsQuestion, NeighboursQuestion
from service.resolving import Resolver
from service.shapes.actors import (
    ActorPage,
    Direction,
    Neighbour,
    NeighbourRelation,
    NeighboursAnswer,
    Profile,
    RelationCount,
)
from service.shapes.links import ClaimsLinks
from service.shaping import Shaper, actor_item, actor_links, resolved_names, type_shape


def actor_page(graph: GraphReader, asked: ActorsQuestion) -> ActorPage:
    """Give actors by id, or the likeliest first when a name is looked for.

    Raises Refused when nobody bears the name of `party`, or a search is given a cursor, and
    FilterError when there is no such kind.
    """
    GraphFilter(kinds=frozenset(asked.kind))
    party = None if asked.party is None else Resolver(graph).party("party", asked.party)
    code = party.id if party else None
    resolved = resolved_names([party] if party else [])
    if asked.q is None:
        page = graph.actors(kinds=asked.kind, party=code, limit=asked.limit, cursor=asked.cursor)
        items = [actor_item(actor) for actor in page.items]
        return ActorPage(
            revision=graph.revision(),
            items=items,
            next_cursor=page.next_cursor,
            resolved=resolved,
        )
    if asked.cursor is not None:
        raise refused_field(BAD_PARAMETER, "cursor", "a search has one page; raise limit instead")
    # A search knows neither kind nor party, so look at more than are wanted.
    most = asked.limit if not asked.kind and code is None else MAX_PAGE
    items = [
        actor_item(match.actor, match)
        for match in graph.search_actors(asked.q, limit=most)
        if (not asked.kind or match.actor.kind in asked.kind) and code in (None, match.actor.party)
    ]
    return ActorPage(
        revision=graph.revision(),
        items=items[: asked.limit],
        next_cursor=None,
        resolved=resolved,
    )


def profile(graph: GraphReader, name: str) -> Profile:
    """Give all about the actor that a name means; raises Refused when it is none."""
    found = Resolver(graph).actor("id", name)
    actor, shaper = graph.actor(found.id), Shaper(graph)
    where = GraphFilter(actor=found.id)
    said = next(iter(graph.tally(where)), None)
    if actor is not None and actor.kind == "person":
        offices = graph.offices(person=found.id)
    else:
        offices = graph.offices(party=found.id)
    return Profile(
        revision=graph.revision(),
        **dict(shaper.actor(found.id)),
        aliases=list(actor.aliases) if actor else [],
        sector=actor.sector if actor else None,
        offices=shaper.offices(offices),
        relations=[
            RelationCount(
                type=type_shape(model().type(count.type)),
                direction=Direction(count.way),
                relations=count.relations,
                claims=count.claims,
            )
            for count in graph.types_around(found.id, where)
        ],
        claims=said.claims if said else 0,
        negated=said.negated if said else 0,
        hypothetical=said.hypothetical if said else 0,
        articles=said.articles if said else 0,
        publishers=said.publishers if said else 0,
        stories=said.stories if said else 0,
        first_seen=said.first_seen if said else None,
        last_seen=said.last_seen if said else None,
        resolved=resolved_names([found]),
        links=actor_links(found.id),
    )


def neighbours(graph: GraphReader, name: str, asked: NeighboursQuestion) -> NeighboursAnswer:
    """Give those with whom an actor has relations; raises Refused when a name is no actor's."""
    resolver, shaper = Resolver(graph), Shaper(graph)
    found = resolver.actor("id", name)
    narrowed, resolved = asked.narrowed(resolver)
    # The kinds are those of the neighbours, whatever the actor is.
    where = replace(narrowed, kinds=frozenset())
    ways = frozenset(Way) if asked.direction is Direction.BOTH else {asked.direction, Way.BOTH}
    around = graph.neighbours(
        found.id,
        where,
        ways={Way(way) for way in ways},
        kinds=narrowed.kinds,
        limit=asked.limit,
    )
    ids = [other for other, _ in around.items]
    between = _by_neighbour(graph, found.id, where, ids, ways)
    shaper.expect(ids, [found.id])
    return NeighboursAnswer(
        revision=graph.revision(),
        actor=shaper.actor(found.id),
        items=[
            Neighbour(
                actor=shaper.actor(other),
                claims=claims,
                relations=[_seen_from(found.id, relation, where) for relation in between[other]],
            )
            for other, claims in around.items
        ],
        total=around.total,
        resolved=resolved_names([found, *resolved]),
    )


def _by_neighbour(
    graph: GraphReader,
    actor_id: str,
    where: GraphFilter,
    others: Sequence[str],
    ways: Collection[str],
) -> Mapping[str, Sequence[Relation]]:
    """Give the relations that go one of these ways to each of the others, most claims first."""
    found: dict[str, list[Relation]] = defaultdict(list)
    relations = graph.network(where, these={actor_id}, those=others) if others else ()
    for relation in sorted(relations, key=lambda r: (-r.claims, r.source, r.type, r.target)):
        if way_of(relation, actor_id) in ways:
            found[end_beyond(relation, actor_id)].append(relation)
    return found


def _seen_from(actor_id: str, relation: Relation, where: GraphFilter) -> NeighbourRelation:
    return NeighbourRelation(
        type=type_shape(model().type(relation.type)),
        direction=Direction(way_of(relation, actor_id)),
        claims=relation.claims,
        negated=relation.negated,
        hypothetical=relation.hypothetical,
        articles=relation.articles,
        stories=relation.stories,
        first_seen=relation.first_seen,
        last_seen=relation.last_seen,
        confidence=relation.confidence,
        links=ClaimsLinks(claims=links.to_claims_behind(relation, where)),
    )
