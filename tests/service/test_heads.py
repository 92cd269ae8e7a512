"""HEAD works wherever GET does, and gives the same headers and no body."""

from __future__ import annotations

import httpx
import pytest

from graph_schema.interfaces import Store
from service.app import create_app
from tests.service.client import Client
from tests.service.conftest import SETTINGS
from tests.service.server import served
from tests.service.test_openapi import OPERATIONS

PATHS = [name.split()[1] for name in OPERATIONS if name.startswith("GET")]
CHANGING = {"x-request-id", "ratelimit", "date", "content-length"}


@pytest.mark.parametrize("path", [p for p in PATHS if p != "/v1/stream"])
def test_head_is_get_without_a_body(client: Client, path: str) -> None:
    address = path.replace("{id}", "SYR")
    asked, answer = client.request("HEAD", address), client.request("GET", address)
    assert asked.content == b""
    assert asked.status_code == answer.status_code
    kept = [{k: v for k, v in one.headers.items() if k not in CHANGING} for one in (asked, answer)]
    assert kept[0] == kept[1]
    if path not in ("/metrics",):
        assert asked.headers["content-length"] == answer.headers["content-length"]


def test_head_of_a_stream_ends(client: Client) -> None:
    answer = client.request("HEAD", "/v1/stream")
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["content-type"].startswith("text/event-stream")
    assert client.app.state.access.pulse.listeners == 0


def test_head_where_there_is_no_get_is_not_allowed(client: Client) -> None:
    answer = client.request("HEAD", "/v1/webhooks/wh_1/revive")
    assert (answer.status_code, answer.headers["allow"]) == (405, "POST")


def test_a_connection_goes_on_after_head(store: Store) -> None:
    with served(create_app(store, SETTINGS)) as base, httpx.Client(base_url=base) as client:
        for _ in range(2):
            head = client.head("/v1/stream")
            assert (head.status_code, head.content) == (200, b"")
            head = client.head("/v1/relations")
            assert int(head.headers["content-length"]) == len(client.get("/v1/relations").content)
