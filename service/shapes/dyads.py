"""Pairs of actors, and how what is said between them goes over time."""

from __future__ import annotations

from datetime import date

from service.inquiries import Step
from service.shapes.actors import ActorRef, Direction, ResolvedName
from service.shapes.base import Answer, Shape
from service.shapes.links import ClaimsLinks, DyadLinks
from service.shapes.types import TypeShape


class Sums(Shape):
    """What some claims sum up to.

    `claims` are those that assert something as actual or planned. Articles, publishers, stories and
    days are of these or, when there are none, of all; quad classes, balance and score are of these
    alone.
    """

    claims: int
    negated: int
    """Claims that deny it."""
    hypothetical: int
    """Claims that only think of it."""
    articles: int
    publishers: int
    stories: int
    """Articles, but near copies of each other as one."""
    first_seen: date | None
    last_seen: date | None
    verbal_cooperation: int
    material_cooperation: int
    verbal_conflict: int
    material_conflict: int
    balance: float | None
    """Cooperation less conflict, by their sum: from -1 to 1; null without claims."""
    score: float | None
    """The mean score of the types of the claims, from -10 to 10; null without claims."""


class TypeSums(Shape):
    """What the claims of one type and direction sum up to."""

    type: TypeShape
    claims: int
    negated: int
    hypothetical: int
    articles: int
    publishers: int
    stories: int
    """Articles, but near copies of each other as one."""
    first_seen: date | None
    last_seen: date | None
    confidence: int
    """That of the surest claim, 0 to 100."""
    links: ClaimsLinks


class DyadDirection(Shape):
    """What one side does to the other, or both do together."""

    direction: Direction
    """out: a does it to b; in: b does it to a; both: the types that are symmetric."""
    sums: Sums
    types: list[TypeSums]
    """Those of which there is a claim, in the order of the model."""


class DyadAnswer(Answer):
    """All that is said between two actors and those who act for them."""

    a: ActorRef
    b: ActorRef
    sums: Sums
    """Both directions together."""
    directions: list[DyadDirection]
    resolved: list[ResolvedName]
    links: DyadLinks


class TypeCount(Shape):
    """The claims of one type and direction in a period."""

    type: str
    """The id of the type."""
    direction: Direction
    """out: a does it to b; in: b does it to a; both: the type is symmetric."""
    claims: int
    negated: int
    hypothetical: int
    articles: int
    publishers: int
    stories: int
    """Articles, but near copies of each other as one."""


class Period(Shape):
    """What is said of one period."""

    start: date
    """Its first day."""
    end: date
    """Its last day."""
    sums: Sums
    types: list[TypeCount]


class Undated(Shape):
    """What is said without any day, and so in no period."""

    sums: Sums
    types: list[TypeCount]


class TimelineAnswer(Answer):
    """What is said between two actors, period by period, with those in which nothing is."""

    a: ActorRef
    b: ActorRef
    step: Step
    periods: list[Period]
    """From `since`, or the first day seen, to `until`, or the last."""
    undated: Undated
    resolved: list[ResolvedName]
