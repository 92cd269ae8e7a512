"""A client that asks an application without a socket between."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
from anyio.from_thread import BlockingPortal, start_blocking_portal
from fastapi import FastAPI

from graph_schema.interfaces import Store
from graph_schema.settings import Settings
from service.app import create_app

LOCAL = "http://127.0.0.1:8000"


class Client:
    """Asks an application; whatever it raises is an answer of 500, as from a server."""

    def __init__(self, app: FastAPI, portal: BlockingPortal, base_url: str = LOCAL) -> None:
        self.app = app
        self._portal = portal
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        self._client = httpx.AsyncClient(transport=transport, base_url=base_url)

    def request(self, method: str, path: str, **given: Any) -> httpx.Response:
        """Give the answer to a request."""

        async def ask() -> httpx.Response:
            return await self._client.request(method, path, **given)

        return self._portal.call(ask)

    def get(self, path: str, **asked: Any) -> httpx.Response:
        """Give the answer to a GET with the query parameters `asked`."""
        return self.request("GET", path, params=asked or None)

    def post(self, path: str, body: Any) -> httpx.Response:
        """Give the answer to a POST of JSON."""
        return self.request("POST", path, json=body)

    def json(self, path: str, **asked: Any) -> Any:
        """Give the JSON of a GET that goes well."""
        answer = self.get(path, **asked)
        assert answer.status_code == 200, answer.text
        return answer.json()


@contextmanager
def client_of(store: Store, settings: Settings, base_url: str = LOCAL) -> Iterator[Client]:
    """Give a client of a new application over a store."""
    with start_blocking_portal() as portal:
        yield Client(create_app(store, settings), portal, base_url)


def problem(answer: httpx.Response, status: int, slug: str) -> Any:
    """Give the problem of an answer, after checking that it is one."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    body = answer.json()
    assert body["type"] == f"urn:actorgraph:problem:{slug}"
    assert body["status"] == status
    assert set(body) == {
        *("type", "title", "status", "detail", "instance", "request_id", "errors", "candidates"),
    }
    assert body["request_id"] == answer.headers["x-request-id"]
    return body
