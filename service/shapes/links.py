"""Where more is found: what stands under `links`, each address by the name of what is there."""

from __future__ import annotations

from service.shapes.base import Shape


class ActorLinks(Shape):
    """Where more about an actor is found."""

    actor: str
    """Its profile."""
    relations: str
    claims: str
    neighbours: str


class ArticleLinks(Shape):
    """Where the whole article is found, and all that tell its story."""

    article: str
    story: str


class ClaimLinks(Shape):
    """Where a claim is found."""

    claim: str


class ClaimsLinks(Shape):
    """Where the evidence is found."""

    claims: str
    """The claims behind it, under the same filters."""


class DyadLinks(Shape):
    """Where more about a pair is found."""

    claims: str
    relations: str
    timeline: str


class JobLinks(Shape):
    """Where to look after a job."""

    job: str
    article: str
    """Where the article is found once the job is done."""


class JudgementLinks(Shape):
    """Where a judgement is found."""

    judgement: str


class VerdictLinks(Shape):
    """Where a verdict is found."""

    verdict: str


class WebhookLinks(Shape):
    """Where a webhook is found."""

    webhook: str
