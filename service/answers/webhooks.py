"""Answers about webhooks."""

from __future__ import annotations

from datetime import UTC, datetime

from graph_schema.interfaces import Store
from graph_schema.settings import Settings
from graph_schema.targets import check_target
from graph_schema.webhooks import Webhook, Webhooks
from service import links
from service.bodies import WebhookBody
from service.problems import NOT_FOUND, Refused, shown
from service.shapes.links import WebhookLinks
from service.shapes.live import NewWebhook, WebhookList, WebhookShape


def add(store: Store, settings: Settings, body: WebhookBody) -> NewWebhook:
    """Add a webhook that is told what happens from now on; raises InputRefused."""
    check_target(body.url, private=settings.webhook_private_targets)
    hook = Webhooks(store.registry).add(
        body.url,
        body.events or (),
        position=store.reader.changes(0, limit=1).latest,
        now=datetime.now(UTC),
    )
    return NewWebhook(**dict(hook_shape(hook)), secret=hook.secret)


def every(store: Store) -> WebhookList:
    """Give all webhooks."""
    return WebhookList(items=[hook_shape(hook) for hook in Webhooks(store.registry).every()])


def one(store: Store, hook_id: str) -> WebhookShape:
    """Give a webhook; raises Refused when there is none of that id."""
    return _shape_or_refuse(Webhooks(store.registry).one(hook_id), hook_id)


def revive(store: Store, hook_id: str) -> WebhookShape:
    """Let a webhook be told again; raises Refused when there is none of that id."""
    found = Webhooks(store.registry).revive(hook_id, now=datetime.now(UTC))
    return _shape_or_refuse(found, hook_id)


def remove(store: Store, hook_id: str) -> None:
    """Remove a webhook; raises Refused when there is none of that id."""
    if not Webhooks(store.registry).remove(hook_id):
        raise _no_webhook(hook_id)


def hook_shape(hook: Webhook) -> WebhookShape:
    """Give a webhook as it is shown, without its secret."""
    return WebhookShape(
        id=hook.id,
        url=hook.url,
        events=list(hook.events),
        created=hook.created,
        state=hook.state,
        position=hook.position,
        delivered=hook.delivered,
        attempts=hook.attempts,
        due=hook.due,
        error=hook.error,
        links=WebhookLinks(webhook=links.to_webhook(hook.id)),
    )


def _shape_or_refuse(hook: Webhook | None, hook_id: str) -> WebhookShape:
    if hook is None:
        raise _no_webhook(hook_id)
    return hook_shape(hook)


def _no_webhook(hook_id: str) -> Refused:
    return Refused(NOT_FOUND, f"there is no webhook '{shown(hook_id)}'")
