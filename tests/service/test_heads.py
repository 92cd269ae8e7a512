"""HEAD works wherever GET does, and gives the same headers and no body."""

from __future__ import annotations

import httpx
import pytest

from graph_schema.interfaces import Store
from graph_schema.queries import GraphFilter
from service.app import create_app
from tests.service.client import Client
from tests.service.conftest import SETTINGS
from tests.service.graph import AHMED, FAROUK
from tests.service.server import served
from tests.service.test_openapi import OPERATIONS

OF = ("entity", "type", "property")
PATHS = [name.split()[1] for name in OPERATIONS if name.startswith("GET")]
# A question to each path that goes well, where it is not the path itself.
ASKED = {
    "/v1/actors/{id}": "/v1/actors/SYR",
    "/v1/actors/{id}/neighbours": "/v1/actors/SYR/neighbours",
    "/v1/articles/{id}": "/v1/articles/a-1",
    "/v1/dyads/{a}/{b}": "/v1/dyads/SYR/ISR",
    "/v1/dyads/{a}/{b}/timeline": "/v1/dyads/SYR/ISR/timeline",
    "/v1/export/{format}": "/v1/export/gexf",
    "/v1/mediators": "/v1/mediators?a=ISR&b=SYR",
    "/v1/paths": "/v1/paths?source=QAT&target=ISR",
    "/v1/reconcile/preview": "/v1/reconcile/preview?id=SYR",
    **{f"/v1/reconcile/suggest/{of}": f"/v1/reconcile/suggest/{of}?prefix=s" for of in OF},
}
# The figures of /metrics change with each request, and an export has no length.
CHANGING = {"x-request-id", "ratelimit", "date", "content-length"}


@pytest.mark.parametrize("path", [p for p in PATHS if p != "/v1/stream"])
def test_head_is_get_without_a_body(client: Client, store: Store, path: str) -> None:
    address = ASKED.get(path) or _made(client, store, path)
    asked, answer = client.request("HEAD", address), client.request("GET", address)
    assert asked.content == b""
    assert (asked.status_code, answer.status_code) == (200, 200), answer.text
    kept = [{k: v for k, v in one.headers.items() if k not in CHANGING} for one in (asked, answer)]
    assert kept[0] == kept[1]
    if path not in ("/metrics", "/v1/export/{format}"):
        assert asked.headers["content-length"] == answer.headers["content-length"]


def _made(client: Client, store: Store, path: str) -> str:
    """Give the address of something that the graph does not have of itself."""
    if path in ("/v1/claims/{id}", "/v1/verdicts/{id}"):
        address = path.replace("{id}", store.reader.claims(GraphFilter(), limit=1).items[0].id)
        if path == "/v1/verdicts/{id}":
            said = {"correctness": "right", "by": "salma"}
            assert client.request("PUT", address, json=said).status_code == 200
        return address
    if path == "/v1/judgements/{one}/{other}":
        address = f"/v1/judgements/{FAROUK}/{AHMED}"
        said = {"sameness": "unsure", "by": "salma"}
        assert client.request("PUT", address, json=said).status_code == 200
        return address
    if path == "/v1/jobs/{id}":
        return str(client.post("/v1/articles", {"text": "The army struck."}).headers["location"])
    if path == "/v1/webhooks/{id}":
        body = {"url": "https://1.1.1.1/hook"}
        return str(client.post("/v1/webhooks", body).headers["location"])
    assert "{" not in path
    return path


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
