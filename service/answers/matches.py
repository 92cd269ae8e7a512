"""Answers about names."""

from __future__ import annotations

from collections.abc import Sequence

from graph_schema.folding import fold
from graph_schema.interfaces import ActorMatch, GraphReader
from graph_schema.queries import MAX_PAGE
from service.bodies import MatchBody, MatchName
from service.problems import AMBIGUOUS_ACTOR, Refused
from service.resolving import Resolved, Resolver, candidate
from service.shapes.matches import MatchAnswer, NameMatch


def match(graph: GraphReader, body: MatchBody) -> MatchAnswer:
    """Give the actors that names may mean, and the one that each is taken for."""
    items = [_name_match(graph, asked, body.limit) for asked in body.names]
    return MatchAnswer(items=items, revision=graph.revision())


def meant(
    graph: GraphReader, name: str, matches: Sequence[ActorMatch]
) -> tuple[Resolved | None, bool]:
    """Give what a name with these matches is taken for everywhere, and whether it is ambiguous."""
    resolver = Resolver(graph)
    try:
        return resolver.coded("names", name) or resolver.chosen("names", name, matches), False
    except Refused as refusal:
        return None, refusal.kind is AMBIGUOUS_ACTOR


def likely(
    graph: GraphReader, name: str, *, kind: str | None = None, party: str | None = None
) -> list[ActorMatch]:
    """Give the actors of a kind and party that a name may mean, the best first."""
    if not fold(name):
        return []
    return [
        found
        for found in graph.search_actors(name, limit=MAX_PAGE)
        if kind in (None, found.actor.kind) and party in (None, found.actor.party)
    ]


def _name_match(graph: GraphReader, asked: str | MatchName, limit: int) -> NameMatch:
    if isinstance(asked, str):
        asked = MatchName(name=asked)
    party = Resolver(graph).party("party", asked.party).id if asked.party else None
    matches = likely(graph, asked.name, kind=asked.kind, party=party)
    resolved, ambiguous = meant(graph, asked.name, matches)
    return NameMatch(
        name=asked.name,
        id=resolved.id if resolved else None,
        how=resolved.how if resolved else None,
        ambiguous=ambiguous,
        candidates=[candidate(found) for found in matches[:limit]],
    )
