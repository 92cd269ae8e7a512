"""Reviews: judgements of actors, verdicts on claims."""

from __future__ import annotations

from datetime import datetime

from graph_schema.records import Polarity
from graph_schema.reviews import Correctness, Sameness
from service.shapes.actors import ResolvedName
from service.shapes.base import Answer, Shape
from service.shapes.claims import ClaimShape
from service.shapes.links import JudgementLinks, VerdictLinks


class JudgedActor(Shape):
    """An actor of a judgement, by the id that articles give it."""

    id: str
    goes_by: str
    """The id that it goes by in the graph: that of all who are judged the same."""
    name: str | None
    """The name of the actor that it goes by; null when the graph has it no more."""


class JudgementShape(Shape):
    """Whether two actors are one, as somebody judges."""

    one: JudgedActor
    other: JudgedActor
    sameness: Sameness
    by: str
    at: datetime
    reason: str | None
    links: JudgementLinks


class JudgementAnswer(Answer, JudgementShape):
    """One judgement."""


class JudgementPage(Answer):
    """Judgements in the order of their actors' ids."""

    items: list[JudgementShape]
    next_cursor: str | None
    """Give it as `cursor` for the next page; null on the last."""
    resolved: list[ResolvedName]


class VerdictShape(Shape):
    """Whether an article says what a claim has it say, as somebody found."""

    claim: str
    """The id of the claim."""
    article: str
    source: str
    type: str
    target: str
    polarity: Polarity
    correctness: Correctness
    by: str
    at: datetime
    reason: str | None
    found: list[ClaimShape]
    """The claim as it was read, with its quote; or those it is now, where its evidence moved when
    the article was read anew; empty when it is not found any more."""
    links: VerdictLinks


class VerdictAnswer(Answer, VerdictShape):
    """One verdict."""


class VerdictPage(Answer):
    """Verdicts in the order of their claims' ids."""

    items: list[VerdictShape]
    next_cursor: str | None
    """Give it as `cursor` for the next page; null on the last."""
