"""Actors, their profiles and neighbours."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from graph_schema.meaning import How
from graph_schema.naming.search import Fit
from service.shapes.base import Answer, Shape
from service.shapes.links import ActorLinks, ClaimsLinks
from service.shapes.types import TypeShape


class Direction(StrEnum):
    """Which way a relation points, seen from an actor."""

    OUT = "out"
    IN = "in"
    BOTH = "both"


class ActorRef(Shape):
    """An actor where another answer names it."""

    id: str
    """ISO 3166-1 alpha-3 code of a state, code of an organization, `P-` id of a person."""
    party: str
    """The state or organization that the actor is or acts for."""
    name: str
    name_ar: str | None
    name_en: str | None
    kind: str | None
    """state, organization or person; null for a party that the graph knows by its code only."""


class ResolvedName(Shape):
    """What a parameter was taken for; look here when an answer surprises."""

    parameter: str
    asked: str
    """The text that was given."""
    id: str
    """The actor, or the party, that the answer is about."""
    name: str
    how: How
    """By its id, its party code, its name, or as the one clearly similar name."""


class ActorItem(ActorRef):
    """An actor in a list."""

    aliases: list[str]
    """Every form of the name that the articles use."""
    sector: str | None
    """PLOVER sector code: GOV, MIL, REB, ..."""
    score: float | None
    """How well it fits the name asked for: 1.0 for the name itself; null without `q`."""
    reason: Fit | None
    """Why it fits: the name itself, a part of it, another spelling, a slip of the pen, ..."""
    form: str | None
    """The form of its name that fits best."""
    links: ActorLinks


class ActorPage(Answer):
    """Actors, in the order of their ids, or the likeliest first when a name was asked for."""

    items: list[ActorItem]
    next_cursor: str | None
    """Give it as `cursor` for the next page; null on the last."""
    resolved: list[ResolvedName]


class OfficeEvidence(Shape):
    """One sentence that states an office."""

    article: str
    """The id of the article."""
    quote: str
    start: int
    """Where the quote begins in the article's text, in characters (Unicode code points)."""
    end: int
    in_title: bool
    """Whether the offsets count in the title instead."""
    coder: str


class OfficeShape(Shape):
    """A post or affiliation, with whatever states it."""

    person: ActorRef
    party: ActorRef
    title: str
    """The title as the articles write it."""
    articles: int
    """How many articles state it."""
    evidence: list[OfficeEvidence]
    """The first of them, at most five."""


class RelationCount(Shape):
    """How many relations of one type an actor has in one direction."""

    type: TypeShape
    direction: Direction
    """out: the actor does it; in: it is done to the actor; both: the type is symmetric."""
    relations: int
    claims: int
    """The claims of these relations together."""


class Profile(Answer, ActorRef):
    """All about one actor."""

    aliases: list[str]
    sector: str | None
    offices: list[OfficeShape]
    """What a person holds, or who holds what for a party."""
    relations: list[RelationCount]
    claims: int
    """Claims with the actor, or one who acts for it, at an end: asserted as actual or planned."""
    negated: int
    """Claims that deny it."""
    hypothetical: int
    """Claims that only think of it."""
    articles: int
    """Articles that assert it, as the counts below."""
    publishers: int
    stories: int
    """Articles, but near copies of each other as one."""
    first_seen: date | None
    """The first day on which something is said to have happened."""
    last_seen: date | None
    resolved: list[ResolvedName]
    links: ActorLinks


class NeighbourRelation(Shape):
    """One relation between an actor and a neighbour."""

    type: TypeShape
    direction: Direction
    claims: int
    negated: int
    hypothetical: int
    articles: int
    stories: int
    """Articles, but near copies of each other as one."""
    first_seen: date | None
    last_seen: date | None
    confidence: int
    links: ClaimsLinks


class Neighbour(Shape):
    """Another actor, with the relations between the two."""

    actor: ActorRef
    claims: int
    """The claims of all these relations together."""
    relations: list[NeighbourRelation]


class NeighboursAnswer(Answer):
    """The neighbours of an actor, those with the most claims first."""

    actor: ActorRef
    items: list[Neighbour]
    total: int
    """How many there are; `items` has the first of them."""
    resolved: list[ResolvedName]
