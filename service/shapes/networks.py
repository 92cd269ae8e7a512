"""The network of actors: go-betweens, triads, standing and communities."""

from __future__ import annotations

from typing import Literal

from graph_schema.networks.standing import Measure
from service.shapes.actors import ActorRef, ResolvedName
from service.shapes.base import Answer, Shape
from service.shapes.relations import RelationShape


class Basis(Shape):
    """What an answer about the network was worked out from."""

    actors: int
    ties: int
    """Pairs of actors with claims between them, under the filter."""
    relations: int
    types: list[str]
    """The relation types that were looked at."""
    kinds: list[str]
    """The kinds of actor that were looked at."""


class Mediator(Shape):
    """A third party that is said to mediate for both sides."""

    actor: ActorRef
    claims: int
    """The lesser of the claims for either side."""
    for_a: RelationShape
    for_b: RelationShape


class GoBetween(Shape):
    """A third party that has cooperation with both sides, whatever it does for peace."""

    actor: ActorRef
    reach: int
    """The lesser of the claims of cooperation with either side; mediation is not counted."""
    with_a: int
    """Claims of cooperation with a, whichever way."""
    with_b: int


class MediatorsAnswer(Answer):
    """Who is between two sides: by what is said of it, and by its ties."""

    a: ActorRef
    b: ActorRef
    mediators: list[Mediator]
    """Those that mediate according to claims, the best attested first."""
    go_betweens: list[GoBetween]
    """Those whose ties reach both sides, the widest first; a measure, not a claim."""
    resolved: list[ResolvedName]


class TieShape(Shape):
    """All that is said between two actors, and its sign."""

    one: str
    """The id of the first actor."""
    other: str
    cooperation: int
    """Claims of cooperation, whichever way."""
    conflict: int
    sign: Literal[-1, 0, 1]
    """1 for allies, who have more cooperation; -1 for enemies; 0 for as much of both."""


class TriadShape(Shape):
    """Three actors, each two of them allies or enemies."""

    actors: list[ActorRef]
    ties: list[TieShape]
    pattern: str
    """The signs of the ties, allies first."""
    balanced: bool
    """Whether the number of enmities is even: all allies, or two allies against a third."""
    strength: int
    """The claims of the weakest tie."""


class PatternCount(Shape):
    """How many triads have a pattern."""

    pattern: str
    balanced: bool
    triads: int


class TriadsAnswer(Answer):
    """Triads of allies and enemies, those with the strongest weakest tie first."""

    items: list[TriadShape]
    total: int
    """How many fit `balanced`; `items` has the first of them."""
    patterns: list[PatternCount]
    """All triads under the filter, whatever `balanced` asks for."""
    balance: float | None
    """The share of balanced triads; null when there is none."""
    allies: int
    """Ties with more cooperation than conflict."""
    enemies: int
    basis: Basis
    resolved: list[ResolvedName]


class Standing(Shape):
    """How central an actor is."""

    rank: int
    """From 1; equal values have one rank."""
    actor: ActorRef
    value: float


class CentralityAnswer(Answer):
    """Actors by centrality, the most central first."""

    measure: Measure
    items: list[Standing]
    pivots: int | None
    """From how many actors betweenness was looked at, when the network was too large for all."""
    basis: Basis
    resolved: list[ResolvedName]


class Member(Shape):
    """A member of a community."""

    actor: ActorRef
    claims: int
    """The claims of its ties inside."""


class Community(Shape):
    """Actors with closer ties among each other than with others."""

    size: int
    members: list[Member]
    """Those with the most claims inside first, at most as many as asked for."""


class CommunitiesAnswer(Answer):
    """The communities of the network, the largest first."""

    items: list[Community]
    total: int
    modularity: float
    """How much closer the ties inside are than by chance, up to 1."""
    seed: int
    resolution: float
    basis: Basis
    resolved: list[ResolvedName]
