"""Answers about the network that relations make."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal, cast

from graph_schema.interfaces import GraphReader, GraphSnapshot
from graph_schema.model import model
from graph_schema.networks.standing import groups, standing
from graph_schema.networks.ties import Tie, ties_of
from graph_schema.networks.triads import Triad, triads_of
from graph_schema.queries import GraphFilter
from graph_schema.records import Actor, Relation
from service.inquiries import (
    CentralityQuestion,
    CommunitiesQuestion,
    NetworkQuestion,
    TriadsQuestion,
)
from service.keeping import Keeper
from service.problems import BAD_PARAMETER, refused_field, shown
from service.resolving import Resolver
from service.shapes.networks import (
    Basis,
    CentralityAnswer,
    CommunitiesAnswer,
    Community,
    Member,
    PatternCount,
    Standing,
    TieShape,
    TriadsAnswer,
    TriadShape,
)
from service.shaping import Shaper, resolved_names

MOST_RELATIONS = 50_000
_PATTERNS = {"+++": True, "++-": False, "+--": True, "---": False}


@dataclass(frozen=True, slots=True)
class _Network:
    relations: tuple[Relation, ...]
    ties: list[Tie]
    basis: Basis


@dataclass(frozen=True, slots=True)
class _Ranked:
    values: Sequence[tuple[str, float]]
    pivots: int | None
    basis: Basis

    def __len__(self) -> int:
        return len(self.values)


@dataclass(frozen=True, slots=True)
class _Grouped:
    groups: Sequence[Sequence[tuple[str, int]]]
    modularity: float
    basis: Basis

    def __len__(self) -> int:
        return sum(map(len, self.groups))


def triads(graph: GraphReader, asked: TriadsQuestion) -> TriadsAnswer:
    """Give the triads of allies and enemies.

    Raises Refused for an actor who cannot be in any, and QuestionTooLarge for too many relations.
    """
    where, resolved = asked.narrowed(Resolver(graph))
    actor = next((r.id for r in resolved if r.parameter == "actor"), None)
    around = None
    if actor is not None:
        _refuse_other_kind(graph.actor(actor), where)
        near = graph.network(where, these={actor}, most=MOST_RELATIONS)
        around = {end for relation in near for end in (relation.source, relation.target)}
    network = _network(graph, asked, where, among=around)
    every = triads_of(network.ties, actor=actor)
    patterns = Counter(triad.pattern for triad in every)
    found = [t for t in every if asked.balanced in (None, t.balanced)]
    shown, shaper = found[: asked.limit], Shaper(graph)
    shaper.expect(*(triad.actors for triad in shown))
    balanced = sum(patterns[pattern] for pattern, even in _PATTERNS.items() if even)
    return TriadsAnswer(
        revision=graph.revision(),
        items=[_triad(shaper, triad) for triad in shown],
        total=len(found),
        patterns=[
            PatternCount(pattern=pattern, balanced=even, triads=patterns[pattern])
            for pattern, even in _PATTERNS.items()
        ],
        balance=round(balanced / len(every), 4) if every else None,
        allies=sum(tie.sign > 0 for tie in network.ties),
        enemies=sum(tie.sign < 0 for tie in network.ties),
        basis=network.basis,
        resolved=resolved_names(resolved),
    )


def centrality(graph: GraphSnapshot, asked: CentralityQuestion, keeper: Keeper) -> CentralityAnswer:
    """Give how central actors are; raises QuestionTooLarge for what takes too long."""
    where, resolved = asked.narrowed(Resolver(graph))

    def ranked() -> _Ranked:
        network = _network(graph, asked, where)
        found = standing(network.ties, network.relations, asked.measure)
        return _Ranked(found.values, found.pivots, network.basis)

    found = keeper(graph, (where, asked.min_claims, asked.measure), ranked)
    shaper, shown = Shaper(graph), found.values[: asked.limit]
    shaper.expect(actor for actor, _ in shown)
    first = {value: number for number, (_, value) in reversed([*enumerate(found.values, 1)])}
    return CentralityAnswer(
        revision=graph.revision(),
        measure=asked.measure,
        items=[
            Standing(rank=first[value], actor=shaper.actor(actor), value=round(value, 6))
            for actor, value in shown
        ],
        pivots=found.pivots,
        basis=found.basis,
        resolved=resolved_names(resolved),
    )


def communities(
    graph: GraphSnapshot, asked: CommunitiesQuestion, keeper: Keeper
) -> CommunitiesAnswer:
    """Give the communities of the network; raises QuestionTooLarge for too many relations."""
    where, resolved = asked.narrowed(Resolver(graph))

    def grouped() -> _Grouped:
        network = _network(graph, asked, where)
        found = groups(network.ties, seed=asked.seed, resolution=asked.resolution)
        return _Grouped(found.groups, found.modularity, network.basis)

    question = (where, asked.min_claims, asked.seed, asked.resolution)
    found = keeper(graph, question, grouped)
    shaper, shown = Shaper(graph), found.groups[: asked.limit]
    shaper.expect(*((actor for actor, _ in group[: asked.members]) for group in shown))
    return CommunitiesAnswer(
        revision=graph.revision(),
        items=[
            Community(
                size=len(group),
                members=[
                    Member(actor=shaper.actor(actor), claims=claims)
                    for actor, claims in group[: asked.members]
                ],
            )
            for group in shown
        ],
        total=len(found.groups),
        modularity=round(found.modularity, 4),
        seed=asked.seed,
        resolution=asked.resolution,
        basis=found.basis,
        resolved=resolved_names(resolved),
    )


def _network(
    graph: GraphReader,
    asked: NetworkQuestion,
    where: GraphFilter,
    *,
    among: Collection[str] | None = None,
) -> _Network:
    relations = graph.network(where, these=among, those=among, most=MOST_RELATIONS)
    ties = ties_of(relations, min_claims=asked.min_claims)
    basis = Basis(
        actors=len({end for tie in ties for end in (tie.one, tie.other)}),
        ties=len(ties),
        relations=len(relations),
        types=[t for t in model().types if where.wanted_types is None or t in where.wanted_types],
        kinds=sorted(where.kinds),
    )
    return _Network(relations, ties, basis)


def _refuse_other_kind(actor: Actor | None, where: GraphFilter) -> None:
    """Refuse an actor whom the kinds leave out, of whom the answer would be empty."""
    if actor is None or actor.kind in where.kinds:
        return
    party = f"ask for its party {shown(actor.party)}, or " if actor.party != actor.id else ""
    kinds = "&".join(f"kind={kind}" for kind in sorted({*where.kinds, actor.kind}))
    reason = f"{shown(actor.id)} is a {actor.kind}, which the kinds leave out"
    raise refused_field(BAD_PARAMETER, "actor", f"{reason}; {party}ask with {kinds}")


def _triad(shaper: Shaper, triad: Triad) -> TriadShape:
    return TriadShape(
        actors=shaper.actors(triad.actors),
        ties=[
            TieShape(
                one=tie.one,
                other=tie.other,
                cooperation=tie.cooperation,
                conflict=tie.conflict,
                sign=cast("Literal[-1, 0, 1]", tie.sign),
            )
            for tie in triad.ties
        ],
        pattern=triad.pattern,
        balanced=triad.balanced,
        strength=triad.strength,
    )
