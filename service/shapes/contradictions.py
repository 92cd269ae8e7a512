"""What some assert and others deny."""

from __future__ import annotations

from service.shapes.actors import ActorRef, ResolvedName
from service.shapes.base import Answer, Shape
from service.shapes.claims import ClaimShape
from service.shapes.links import ClaimsLinks
from service.shapes.relations import RelationShape


class SpeakerCount(Shape):
    """Who says so."""

    speaker: ActorRef | None
    """null: the article itself."""
    claims: int
    articles: int


class PublisherCount(Shape):
    """Where it is said."""

    publisher: str | None
    claims: int
    articles: int


class Side(Shape):
    """One side of a contradiction."""

    claims: int
    articles: int
    speakers: list[SpeakerCount]
    """Those with the most claims first, at most 20."""
    publishers: list[PublisherCount]
    """Those with the most claims first, at most 20."""
    latest: ClaimShape | None
    """The last that was said; null only when its article was just retracted."""
    links: ClaimsLinks


class Contradiction(Shape):
    """A relation that some claims assert as actual or planned, and others deny."""

    relation: RelationShape
    asserted: Side
    denied: Side


class ContradictionsAnswer(Answer):
    """Contradictions in the order asked for."""

    items: list[Contradiction]
    next_cursor: str | None
    """Give it as `cursor` for the next page; null on the last."""
    resolved: list[ResolvedName]
