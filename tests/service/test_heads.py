"""HEAD is answered wherever GET is, without a body."""

from __future__ import annotations

from collections.abc import AsyncIterator

import anyio
import httpx
import pytest
from fastapi import FastAPI
from fastapi.responses import StreamingResponse

from service.heads import Heads
from tests.service.client import Client
from tests.service.test_conditional import READS


@pytest.mark.parametrize("path", [*READS, "/healthz", "/readyz", "/openapi.json"])
def test_a_head_is_a_get_without_its_body(client: Client, path: str) -> None:
    get, head = client.request("GET", path), client.request("HEAD", path)
    assert (head.status_code, head.content) == (200, b"")
    assert dict(head.headers) == dict(get.headers)


def test_a_head_is_refused_and_conditional_as_a_get(client: Client) -> None:
    assert client.request("HEAD", "/v1/actors/Atlantis").status_code == 404
    assert client.request("HEAD", "/v1/match").status_code == 405
    tag = client.get("/v1/relations").headers["etag"]
    again = client.request("HEAD", "/v1/relations", headers={"If-None-Match": tag})
    assert again.status_code == 304


def test_the_head_of_an_endless_stream_ends() -> None:
    app = FastAPI()
    ended = []

    @app.get("/stream")
    async def stream() -> StreamingResponse:
        async def ticks() -> AsyncIterator[bytes]:
            try:
                while True:
                    yield b"tick\n"
                    await anyio.sleep(0.01)
            finally:
                ended.append(True)

        return StreamingResponse(ticks(), media_type="text/plain")

    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(Heads(app))
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
            with anyio.fail_after(5):
                return await client.head("/stream")

    answer = anyio.run(ask)
    assert (answer.status_code, answer.content, ended) == (200, b"", [True])
