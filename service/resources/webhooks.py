"""Webhooks: made, looked at, revived and removed."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Response

from graph_schema.keys import Scope
from service import links, samples
from service.access import AccessTo
from service.answers import webhooks
from service.bodies import WebhookBody, json_only
from service.documentation import BODY_PROBLEMS, WEBHOOK_LOCATION, answers, problems
from service.problems import NOT_FOUND
from service.queries import nothing_asked
from service.scopes import needs
from service.shapes.live import Message, NewWebhook, WebhookList, WebhookShape
from service.texts import Name

router = APIRouter(prefix="/v1/webhooks", tags=["webhooks"], dependencies=[needs(Scope.ADMIN)])
told = APIRouter(tags=["webhooks"])
HookId = Annotated[
    Name, Path(alias="id", description="The id of the webhook.", examples=[samples.WEBHOOK.id])
]


@told.post(
    "graph.changed",
    operation_id="graph_changed",
    summary="What a webhook is told",
    status_code=204,
    responses={
        204: {"description": "It was taken; any 2xx says so."},
        "4XX": {"description": "It comes again, as after any other answer; 410 ends the webhook."},
    },
)
def graph_changed(message: Message) -> None:
    """Answer with any 2xx within 15 seconds; else the same changes come again, under the same id.

    `webhook-id`, `webhook-timestamp` and `webhook-signature` are those of Standard Webhooks:
    HMAC-SHA256 with your secret over id, timestamp and body, joined by dots. Messages come at
    least once and in order; the numbers of the changes tell what you have already.
    """


@router.post(
    "",
    operation_id="add_webhook",
    summary="Have changes told to an address",
    status_code=201,
    dependencies=[Depends(json_only), Depends(nothing_asked)],
    responses={
        **answers(201, "The webhook, with its secret.", samples.NEW_WEBHOOK, WEBHOOK_LOCATION),
        **BODY_PROBLEMS,
    },
)
def add_webhook(body: WebhookBody, to: AccessTo, response: Response) -> NewWebhook:
    """Add a webhook; what happens from now on is posted to it, signed by Standard Webhooks.

    The secret is shown this once. Addresses of this machine or a private network are refused,
    unless the service is set to allow them.
    """
    made = webhooks.add(to.store, to.settings, body)
    response.headers["Location"] = links.to_webhook(made.id)
    response.headers["Cache-Control"] = "no-store"
    return made


@router.get(
    "",
    operation_id="list_webhooks",
    summary="List webhooks",
    dependencies=[Depends(nothing_asked)],
    responses=answers(200, "The webhooks.", samples.WEBHOOKS),
)
def list_webhooks(to: AccessTo, response: Response) -> WebhookList:
    """Give all webhooks with how far they have been told, without their secrets."""
    response.headers["Cache-Control"] = "no-store"
    return webhooks.every(to.store)


@router.post(
    "/{id}/revive",
    operation_id="revive_webhook",
    summary="Let a webhook that was given up be told again",
    dependencies=[Depends(nothing_asked)],
    responses={**answers(200, "The webhook.", samples.WEBHOOK), **problems(NOT_FOUND)},
)
def revive_webhook(hook: HookId, to: AccessTo) -> WebhookShape:
    """Go on where the telling stopped, as far as the log of changes still reaches back."""
    return webhooks.revive(to.store, hook)


@router.get(
    "/{id}",
    operation_id="get_webhook",
    summary="Get one webhook",
    dependencies=[Depends(nothing_asked)],
    responses={**answers(200, "The webhook.", samples.WEBHOOK), **problems(NOT_FOUND)},
)
def get_webhook(hook: HookId, to: AccessTo, response: Response) -> WebhookShape:
    """Give a webhook with how far it has been told, without its secret."""
    response.headers["Cache-Control"] = "no-store"
    return webhooks.one(to.store, hook)


@router.delete(
    "/{id}",
    operation_id="remove_webhook",
    summary="Remove a webhook",
    status_code=204,
    response_model=None,
    dependencies=[Depends(nothing_asked)],
    responses={204: {"description": "It is told nothing more."}, **problems(NOT_FOUND)},
)
def remove_webhook(hook: HookId, to: AccessTo) -> Response:
    """Remove a webhook; a message that is on its way may still come."""
    webhooks.remove(to.store, hook)
    return Response(status_code=204)
