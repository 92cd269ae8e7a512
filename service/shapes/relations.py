"""Relations between actors, and the paths that they make."""

from __future__ import annotations

from datetime import date

from service.shapes.actors import ActorRef, ResolvedName
from service.shapes.base import Answer, Shape
from service.shapes.links import ClaimsLinks
from service.shapes.types import TypeShape


class RelationShape(Shape):
    """What all claims together say of one source, type and target.

    An end stands for itself and for those who act for it. Only what is asserted as actual or
    planned counts; what is denied or only thought of is counted apart.
    """

    source: ActorRef
    type: TypeShape
    target: ActorRef
    claims: int
    """Claims that assert it as actual or planned."""
    negated: int
    """Claims that deny it."""
    hypothetical: int
    """Claims that only think of it."""
    contradicted: bool
    """Whether some assert it and others deny it; see `/v1/contradictions`."""
    articles: int
    publishers: int
    stories: int
    """Articles, but near copies of each other as one."""
    events: int
    """Days on which it is said to have happened."""
    first_seen: date | None
    last_seen: date | None
    confidence: int
    """That of its surest claim, 0 to 100."""
    links: ClaimsLinks


class RelationPage(Answer):
    """Relations in the order asked for."""

    items: list[RelationShape]
    next_cursor: str | None
    """Give it as `cursor` for the next page; null on the last."""
    resolved: list[ResolvedName]


class PathStep(Shape):
    """One relation of a path, and the way that the path takes it."""

    start: str
    """The id of the actor where the step begins."""
    end: str
    along: bool
    """Whether the relation points (or holds) this way; false when the step goes against it."""
    relation: RelationShape


class PathShape(Shape):
    """A chain of relations that joins two actors."""

    length: int
    actors: list[ActorRef]
    """From source to target."""
    steps: list[PathStep]


class PathsAnswer(Answer):
    """The shortest paths between two actors, the shorter and better attested first."""

    items: list[PathShape]
    resolved: list[ResolvedName]
