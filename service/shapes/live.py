"""What comes and goes, as it is told: over the stream, to webhooks, and as a list."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from graph_schema.records import ChangeKind
from graph_schema.webhooks import HookState
from service.shapes.base import Answer, Shape
from service.shapes.claims import ClaimShape
from service.shapes.links import WebhookLinks


class ChangeItem(Shape):
    """A claim that came or went, or an article that went."""

    number: int
    """Grows by one with each change; the `id` of the event."""
    kind: ChangeKind
    """`claim.added` also says that a claim reads otherwise than before."""
    id: str
    """The id of the claim or, when an article was retracted, of the article."""
    article: str
    time: datetime
    revision: int
    """The revision of the graph after the change."""


class ChangeEvent(ChangeItem):
    """A change as it is told while it happens."""

    claim: ClaimShape | None
    """The claim that came; null when something went."""


class GapEvent(Shape):
    """Changes that were dropped from the log before they could be told: read the graph anew."""

    after: int
    """The change after which you asked."""
    forgotten: int
    """All changes up to this number are gone; those after it follow."""


class MessageData(Shape):
    """What a message tells."""

    gap: GapEvent | None
    """What could not be told any more, or null."""
    changes: list[ChangeEvent]
    """At most a hundred, in the order of their numbers."""


class Message(Shape):
    """What is posted to a webhook, in the form of Standard Webhooks."""

    type: Literal["graph.changed"]
    timestamp: datetime
    data: MessageData


class DeletionsPage(Answer):
    """What was retracted, the oldest first."""

    items: list[ChangeItem]
    next_cursor: str | None
    """Give it as `cursor` for the next page; null on the last."""
    resume_cursor: str
    """Give it as `cursor` later, for what is retracted after the last of this page."""
    complete: bool
    """False when some of what was asked for is so long ago that the log has dropped it, or the
    cursor is of another graph: whoever keeps a copy must compare it as a whole."""


class WebhookShape(Shape):
    """Whom changes are told, and how far."""

    id: str
    url: str
    events: list[ChangeKind]
    created: datetime
    state: HookState
    """`dead` when it was given up, see `error`; it may be revived."""
    position: int
    """All changes up to this number have been told."""
    delivered: int
    """How many messages were taken."""
    attempts: int
    """How often the next message has been tried in vain."""
    due: datetime | None
    """When it is tried again."""
    error: str | None
    """Why the last try failed."""
    links: WebhookLinks


class NewWebhook(WebhookShape):
    """A webhook that was just made, with its secret, which is shown this once."""

    secret: str
    """Signs each message, by Standard Webhooks (HMAC-SHA256)."""


class WebhookList(Shape):
    """All webhooks, the oldest first."""

    items: list[WebhookShape]
