"""Answers about names."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from graph_schema.folding import fold
from graph_schema.interfaces import ActorMatch, GraphReader
from graph_schema.queries import MAX_PAGE
from graph_schema.records import Actor
from service.bodies import MatchBody, MatchName
from service.problems import AMBIGUOUS_ACTOR, Refused
from service.resolving import Resolved, Resolver, candidate
from service.shapes.matches import MatchAnswer, NameMatch


def match(graph: GraphReader, body: MatchBody) -> MatchAnswer:
    """Give the actors that names may mean, and the one that each is taken for."""
    items = [
        _name_match(graph, asked, f"names.{row}.party", body.limit)
        for row, asked in enumerate(body.names)
    ]
    return MatchAnswer(revision=graph.revision(), items=items)


def meant(
    graph: GraphReader,
    name: str,
    matches: Sequence[ActorMatch],
    fits: Callable[[Actor], bool] = lambda _: True,
) -> tuple[Resolved | None, bool]:
    """Give what a name with these matches is taken for everywhere, and whether it is ambiguous.

    An id or code is taken for an actor that `fits` alone.
    """
    resolver = Resolver(graph)
    coded = resolver.coded("names", name)
    actor = graph.actor(coded.id) if coded else None
    if coded and (actor is None or fits(actor)):
        return coded, False
    try:
        return resolver.chosen("names", name, matches), False
    except Refused as refusal:
        return None, refusal.kind is AMBIGUOUS_ACTOR


def likely(graph: GraphReader, name: str) -> Sequence[ActorMatch]:
    """Give the actors that a name may mean, the best first."""
    return graph.search_actors(name, limit=MAX_PAGE) if fold(name) else ()


def _name_match(graph: GraphReader, asked: MatchName, field: str, limit: int) -> NameMatch:
    party = Resolver(graph).party(field, asked.party).id if asked.party else None
    kind = asked.kind

    def fits(actor: Actor) -> bool:
        return kind in (None, actor.kind) and party in (None, actor.party)

    matches = [found for found in likely(graph, asked.name) if fits(found.actor)]
    resolved, ambiguous = meant(graph, asked.name, matches, fits)
    return NameMatch(
        name=asked.name,
        id=resolved.id if resolved else None,
        how=resolved.how if resolved else None,
        ambiguous=ambiguous,
        candidates=[candidate(found) for found in matches[:limit]],
    )
