"""The query parameters of questions about pairs of actors and about the network they make."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from graph_schema.model import model
from graph_schema.networks.standing import Measure
from graph_schema.queries import GraphFilter, RelationOrder
from graph_schema.reviews import Correctness
from service.queries import (
    Cursor,
    Either,
    FilterQuestion,
    Kinds,
    Limit,
    Order,
    Other,
    Party,
    PeriodQuestion,
    Question,
    RelationSureness,
    SayingQuestion,
    Source,
    Target,
    TypedQuestion,
    an_actor,
)
from service.resolving import Resolved, Resolver
from service.texts import Name

# A person's claims stand at the party too; among these kinds each claim is counted once.
COLLECTIVE = frozenset({"state", "organization"})
COOPERATION = frozenset(quad.id for quad in model().quads.values() if quad.cooperative)


class Step(StrEnum):
    """The periods of a timeline."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class TimelineQuestion(SayingQuestion):
    """Which claims of a pair, in which periods."""

    step: Annotated[
        Step,
        Field(description="How long a period is; a week begins on Monday.", examples=["month"]),
    ] = Step.MONTH


class MediatorsQuestion(PeriodQuestion):
    """Between whom, and according to what."""

    a: Annotated[Name, an_actor("One side", "ISR")]
    b: Annotated[Name, an_actor("The other side", "سوريا")]
    kind: Annotated[Kinds, Field(description="The kinds of go-between.", examples=[["state"]])] = ()
    limit: Limit = 20
    min_confidence: RelationSureness = 0


class ContradictionsQuestion(TypedQuestion):
    """Which contradictions, in which order."""

    source: Source = None
    target: Target = None
    actor: Either = None
    other: Other = None
    party: Party = None
    kind: Kinds = ()
    order: Order = RelationOrder.CLAIMS
    limit: Annotated[int, Field(ge=1, le=100, description="How many at most.", examples=[20])] = 20
    cursor: Cursor = None
    min_confidence: RelationSureness = 0


class NetworkQuestion(FilterQuestion):
    """Which part of the network.

    Persons count through their parties unless `kind` asks for them.
    """

    kind: Annotated[
        Kinds,
        Field(
            description="The kinds of both ends; without it, states and organizations, where the "
            "claims of persons stand too.",
            examples=[["state"]],
        ),
    ] = ()
    min_claims: Annotated[
        int, Field(ge=1, description="The least claims between two actors.", examples=[2])
    ] = 1
    min_confidence: RelationSureness = 0

    def narrowed(self, resolver: Resolver) -> tuple[GraphFilter, tuple[Resolved, ...]]:
        """Give the filter, of states and organizations if no kind is asked for."""
        where, resolved = super().narrowed(resolver)
        return (where if self.kind else replace(where, kinds=COLLECTIVE)), resolved


class TriadsQuestion(NetworkQuestion):
    """Which triads."""

    actor: Annotated[Name | None, an_actor("One of the three, of one of the kinds", "SYR")] = None
    balanced: Annotated[
        bool | None, Field(description="Only balanced, or only unbalanced ones.", examples=[False])
    ] = None
    limit: Limit = 20

    def narrowed(self, resolver: Resolver) -> tuple[GraphFilter, tuple[Resolved, ...]]:
        """Give the filter; the actor is one of the three, not an end of every relation."""
        where, resolved = super().narrowed(resolver)
        return replace(where, actor=None), resolved


class CentralityQuestion(NetworkQuestion):
    """Which measure of whom."""

    measure: Annotated[
        Measure,
        Field(
            description="degree: with how many others an actor has relations; weighted: in how "
            "many claims; betweenness: on how many shortest paths between others it stands; "
            "eigenvector: how central those are with whom it has relations; pagerank: how much "
            "is done to it by those to whom much is done.",
            examples=["betweenness"],
        ),
    ] = Measure.DEGREE
    limit: Limit = 50


class CommunitiesQuestion(NetworkQuestion):
    """Which ties make communities, and how fine these are."""

    seed: Annotated[
        int, Field(ge=0, le=2**32 - 1, description="Another seed, another order.", examples=[1])
    ] = 1
    resolution: Annotated[
        float,
        Field(gt=0, le=100, description="Above 1 for smaller communities.", examples=[1.0]),
    ] = 1.0
    members: Annotated[
        int, Field(ge=1, le=1000, description="How many members to name at most.", examples=[100])
    ] = 100
    limit: Limit = 50

    def narrowed(self, resolver: Resolver) -> tuple[GraphFilter, tuple[Resolved, ...]]:
        """Give the filter, of cooperation if neither types nor quad classes are asked for."""
        where, resolved = super().narrowed(resolver)
        if not self.type and not self.quad:
            where = replace(where, quads=COOPERATION)
        return where, resolved


class JudgementsQuestion(Question):
    """Which judgements."""

    actor: Annotated[Name | None, an_actor("One of the two", "P-asaad-al-shaibani")] = None
    limit: Limit = 100
    cursor: Cursor = None


class VerdictsQuestion(Question):
    """Which verdicts."""

    article: Annotated[
        Name | None, Field(description="The id of the article.", examples=["a-001"])
    ] = None
    correctness: Annotated[
        Correctness | None, Field(description="Right or wrong.", examples=["wrong"])
    ] = None
    limit: Limit = 100
    cursor: Cursor = None
