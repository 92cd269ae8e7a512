"""Webhooks over HTTP: made, looked at, revived and removed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from graph_schema.interfaces import Store
from tests.service.client import Client, client_of, problem
from tests.service.conftest import SETTINGS

ALLOWED = SETTINGS.model_copy(update={"webhook_private_targets": True})


@pytest.fixture
def allowed(store: Store) -> Iterator[Client]:
    """Give a client of a service that lets webhooks point anywhere."""
    with client_of(store, ALLOWED) as made:
        yield made


def test_a_webhook_shows_its_secret_once(allowed: Client) -> None:
    body = {"url": "http://127.0.0.1:9/hook", "events": ["claim.added"]}
    answer = allowed.request("POST", "/v1/webhooks", json=body)
    made = answer.json()
    assert answer.status_code == 201
    assert answer.headers["location"] == made["links"]["webhook"]
    assert made["secret"].startswith("whsec_")
    secret = made.pop("secret")
    assert made["events"] == ["claim.added"]
    assert allowed.json("/v1/webhooks") == {"items": [made]}
    shown = allowed.get(made["links"]["webhook"])
    assert shown.json() == made
    assert secret not in shown.text
    assert allowed.request("POST", f"{made['links']['webhook']}/revive").json() == made
    assert allowed.request("DELETE", made["links"]["webhook"]).status_code == 204
    for method, path in (
        ("GET", made["links"]["webhook"]),
        ("DELETE", made["links"]["webhook"]),
        ("POST", f"{made['links']['webhook']}/revive"),
    ):
        problem(allowed.request(method, path), 404, "not-found")


@pytest.mark.parametrize(
    ("body", "where"),
    [
        ({}, "url"),
        ({"url": 5}, "url"),
        ({"url": "x"}, "url"),
        ({"url": "ftp://example.org/"}, "url"),
        ({"url": "http://127.0.0.1:8000/v1/articles"}, "url"),
        ({"url": "http://localhost/"}, "url"),
        ({"url": "http://169.254.169.254/latest"}, "url"),
        ({"url": "http://[::ffff:10.0.0.1]/"}, "url"),
        ({"url": "http://nowhere.invalid/"}, "url"),
        ({"url": "https://user:pass@example.org/"}, "url"),
        ({"url": "https://example.org/", "events": ["all"]}, "events.0"),
        ({"url": "https://example.org/", "secret": "mine"}, "secret"),
    ],
)
def test_a_webhook_that_cannot_be_is_refused(
    client: Client, body: dict[str, object], where: str
) -> None:
    refused = problem(client.request("POST", "/v1/webhooks", json=body), 422, "bad-body")
    assert refused["errors"][0]["where"] == where
    assert client.json("/v1/webhooks") == {"items": []}
