"""Who is between two sides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from graph_schema.interfaces import GraphReader
from graph_schema.model import model
from graph_schema.queries import GraphFilter
from graph_schema.records import Actor, Relation
from service.answers.networks import MOST_RELATIONS
from service.inquiries import MediatorsQuestion
from service.problems import BAD_PARAMETER, refused_field
from service.resolving import Resolver
from service.shapes.networks import GoBetween, Mediator, MediatorsAnswer
from service.shaping import Shaper, resolved_names

MEDIATES = "MEDIATES"
_OTHER_COOPERATION = frozenset(
    type_id for type_id in model().types if model().cooperative(type_id) and type_id != MEDIATES
)


def mediators(graph: GraphReader, asked: MediatorsQuestion) -> MediatorsAnswer:
    """Give who mediates between two sides, and whose ties reach both.

    Whoever acts for a side is no third party. Raises Refused when the sides are one or unknown.
    """
    resolver, shaper = Resolver(graph), Shaper(graph)
    ends = [resolver.actor("a", asked.a), resolver.actor("b", asked.b)]
    a, b = (end.id for end in ends)
    if a == b:
        raise refused_field(BAD_PARAMETER, "b", "is the same actor as a")
    # The kinds are those of the go-between, whatever the sides are.
    narrowed, resolved = asked.narrowed(resolver)
    where = replace(narrowed, kinds=frozenset())
    mediating = replace(where, types=frozenset({MEDIATES}))
    said = {side: _mediating(graph, mediating, side) for side in (a, b)}
    reach = _reach(graph, replace(where, types=_OTHER_COOPERATION), a, b)
    candidates = (said[a].keys() & said[b].keys()) | (reach[a].keys() & reach[b].keys())
    third = _third(graph.actors_by_id(candidates), narrowed, {a, b})
    mediating_both = sorted(
        third & said[a].keys() & said[b].keys(),
        key=lambda x: (-min(said[a][x].claims, said[b][x].claims), x),
    )[: asked.limit]
    reaching_both = sorted(
        third & reach[a].keys() & reach[b].keys(),
        key=lambda x: (-min(reach[a][x], reach[b][x]), -(reach[a][x] + reach[b][x]), x),
    )[: asked.limit]
    shaper.expect((a, b), mediating_both, reaching_both)
    return MediatorsAnswer(
        revision=graph.revision(),
        a=shaper.actor(a),
        b=shaper.actor(b),
        mediators=[
            Mediator(
                actor=shaper.actor(x),
                claims=min(said[a][x].claims, said[b][x].claims),
                for_a=shaper.relation(said[a][x], mediating),
                for_b=shaper.relation(said[b][x], mediating),
            )
            for x in mediating_both
        ],
        go_betweens=[
            GoBetween(
                actor=shaper.actor(x),
                reach=min(reach[a][x], reach[b][x]),
                with_a=reach[a][x],
                with_b=reach[b][x],
            )
            for x in reaching_both
        ],
        resolved=resolved_names([*ends, *resolved]),
    )


def _mediating(graph: GraphReader, where: GraphFilter, side: str) -> dict[str, Relation]:
    found = graph.network(replace(where, target=side), most=MOST_RELATIONS)
    return {relation.source: relation for relation in found}


def _reach(graph: GraphReader, where: GraphFilter, a: str, b: str) -> dict[str, Counter[str]]:
    reach: dict[str, Counter[str]] = {a: Counter(), b: Counter()}
    for relation in graph.network(where, these={a, b}, most=MOST_RELATIONS):
        ends = ((relation.source, relation.target), (relation.target, relation.source))
        for side, other in ends:
            if side in reach and other not in reach:
                reach[side][other] += relation.claims
    return reach


def _third(actors: Mapping[str, Actor], where: GraphFilter, sides: Iterable[str]) -> set[str]:
    return {
        actor.id
        for actor in actors.values()
        if {actor.id, actor.party}.isdisjoint(sides)
        and (not where.kinds or actor.kind in where.kinds)
    }
