"""A table of attempts: each is refused clearly, and the service goes on as before."""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import httpx
import pytest

from graph_schema.interfaces import Store
from graph_schema.keys import Scope
from graph_schema.queries import encode_cursor
from graph_schema.stores import open_store
from service.app import create_app
from tests.service.conftest import SETTINGS
from tests.service.graph import fill
from tests.service.keys import a_key
from tests.service.server import served

STRICT = SETTINGS.model_copy(update={"body_seconds": 1})


@dataclass(frozen=True)
class Guarded:
    """A real server with keys, and a token for each scope."""

    base: str
    store: Store
    tokens: dict[str, str]

    def raw(self, sent: bytes, *, wait: float = 5.0) -> tuple[int, bytes]:
        """Send bytes as they are; gives the status of the first answer and all that came."""
        host, port = self.base.removeprefix("http://").split(":")
        with socket.create_connection((host, int(port)), timeout=wait) as line:
            got = b""
            with suppress(TimeoutError, ConnectionResetError, BrokenPipeError):
                line.sendall(sent.replace(b"READ", self.tokens["read"].encode()))
                while not _whole(got) and (chunk := line.recv(65_536)):
                    got += chunk
        return (int(got.split(b" ", 2)[1]) if got.startswith(b"HTTP/1.1 ") else 0), got

    def alive(self) -> bool:
        """Say whether the service answers as before."""
        headers = {"Authorization": f"Bearer {self.tokens['read']}"}
        answer = httpx.get(f"{self.base}/v1/relations", headers=headers)
        return answer.status_code == 200 and self.store.reader.totals().articles == 4


def _whole(got: bytes) -> bool:
    head, _, body = got.partition(b"\r\n\r\n")
    for line in head.split(b"\r\n"):
        if line.lower().startswith(b"content-length:"):
            return len(body) >= int(line.split(b":")[1])
    return False


@pytest.fixture(scope="module")
def guarded() -> Iterator[Guarded]:
    """Give a guarded service over a small graph."""
    with open_store("memory:") as store:
        fill(store)
        tokens = {scope.value: a_key(store, scope)[1] for scope in Scope}
        with served(create_app(store, STRICT)) as base:
            yield Guarded(base, store, tokens)


OK = b"HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer READ\r\n"
SQL = "' OR 1=1; DROP TABLE claims; --"
CYPHER = "x'}) DETACH DELETE n //"
UNION = "SYR' UNION SELECT digest FROM entries --"
BIDI = "\u202eSYR"

# Who asks with what, and how it ends: the key's scope (or the header itself), method, path, status,
# and the kind of problem.
KEYS: list[tuple[str, str, str, int, str]] = [
    ("", "GET", "/v1/relations", 401, "unauthorized"),
    ("", "GET", "/v1/nothing", 401, "unauthorized"),
    ("", "GET", "/metrics", 401, "unauthorized"),
    ("", "POST", "/v1/articles", 401, "unauthorized"),
    ("", "DELETE", "/v1/articles/a-1", 401, "unauthorized"),
    ("", "GET", "/v1/webhooks", 401, "unauthorized"),
    ("", "GET", "/v1/stream", 401, "unauthorized"),
    ("Bearer", "GET", "/v1/relations", 401, "unauthorized"),
    ("Bearer null", "GET", "/v1/relations", 401, "unauthorized"),
    ("Bearer ag_000000000000_" + "A" * 43, "GET", "/v1/relations", 401, "unauthorized"),
    ("Bearer " + "A" * 5_000, "GET", "/v1/relations", 401, "unauthorized"),
    (f"Bearer {SQL}", "GET", "/v1/relations", 401, "unauthorized"),
    ("Basic YWRtaW46YWRtaW4=", "GET", "/v1/relations", 401, "unauthorized"),
    ("Digest username=admin", "GET", "/v1/relations", 401, "unauthorized"),
    ("read", "POST", "/v1/articles", 403, "forbidden"),
    ("read", "DELETE", "/v1/articles/a-1", 403, "forbidden"),
    ("read", "GET", "/v1/webhooks", 403, "forbidden"),
    ("read", "DELETE", "/v1/webhooks/wh_1", 403, "forbidden"),
    ("write", "GET", "/v1/relations", 403, "forbidden"),
    ("write", "GET", "/v1/articles/a-1", 403, "forbidden"),
    ("admin", "GET", "/v1/jobs/j-0", 403, "forbidden"),
    ("cypher", "GET", "/v1/jobs/j-0", 403, "forbidden"),
    ("write", "POST", "/v1/webhooks", 403, "forbidden"),
    ("admin", "GET", "/v1/claims", 403, "forbidden"),
    ("admin", "DELETE", "/v1/articles/a-1", 403, "forbidden"),
    ("cypher", "GET", "/v1/relations", 403, "forbidden"),
    ("cypher", "DELETE", "/v1/articles/a-1", 403, "forbidden"),
]


@pytest.mark.parametrize(("key", "method", "path", "status", "slug"), KEYS)
def test_keys_and_scopes(
    guarded: Guarded, key: str, method: str, path: str, status: int, slug: str
) -> None:
    given = f"Bearer {guarded.tokens[key]}" if key in guarded.tokens else key
    headers = {"Authorization": given} if given else {}
    body: Any = None
    if method == "POST":
        body = {"text": "abc"} if "articles" in path else {"url": "https://a.example/"}
    answer = httpx.request(method, guarded.base + path, headers=headers, json=body)
    _refused(answer, status, slug)
    assert "www-authenticate" in answer.headers
    assert guarded.alive()


# Each is asked with a key that may read.
ASKED: list[tuple[str, set[int]]] = [
    (f"/v1/relations?source={quote(SQL)}", {404}),
    (f"/v1/relations?source={quote(CYPHER)}", {404}),
    (f"/v1/relations?source={quote(UNION)}", {404}),
    (f"/v1/relations?party={quote(SQL)}", {404}),
    (f"/v1/relations?type={quote(SQL)}", {422}),
    (f"/v1/relations?order={quote('claims; DROP TABLE claims')}", {422}),
    (f"/v1/relations?since={quote(SQL)}", {422}),
    (f"/v1/relations?source={quote(BIDI)}", {422}),
    ("/v1/relations?source=%00", {422}),
    ("/v1/relations?source=%FF%FE", {404, 422}),
    ("/v1/relations?source[$ne]=x", {422}),
    ("/v1/relations?__proto__=x", {422}),
    ("/v1/relations?source=a&source=b", {422}),
    ("/v1/relations?limit=1e9", {422}),
    ("/v1/relations?limit=0x10", {422}),
    ("/v1/relations?limit=-1", {422}),
    (f"/v1/actors?q={quote('%' * 100)}", {200}),
    (f"/v1/claims/{quote(SQL, safe='')}", {404}),
    (f"/v1/jobs/{quote(CYPHER, safe='')}", {404}),
    ("/v1/articles/..%2F..%2F..%2Fetc%2Fpasswd", {404}),
    ("/v1/articles/%2e%2e/%2e%2e/etc/passwd", {404}),
    ("/v1/articles/....//....//etc/passwd", {404}),
    ("/v1/articles/%00", {422}),
    ("/v1/articles/%0d%0aSet-Cookie:%20a=b", {404}),
    ("/v1/articles/" + "x" * 201, {422}),
    ("/docs/../v1/webhooks", {403, 404}),
    ("/docs/swagger-ui.js/../../service/app.py", {404}),
    ("/docs%2f..%2fv1%2fwebhooks", {404}),
    ("/healthz/../v1/webhooks", {403, 404}),
    ("/healthz%00", {404}),
    ("/v1/webhooks;a=b", {404}),
    ("/v1/stream?after=1%20OR%201=1", {422}),
    (f"/v1/deletions?since={quote(SQL)}", {422}),
    (f"/v1/deletions?cursor={quote(SQL)}", {422}),
    (f"/v1/deletions?cursor={encode_cursor(['actors', 'SYR'])}", {422}),
    (f"/v1/deletions?cursor={encode_cursor(['deletions', -1])}", {422}),
    (f"/v1/deletions?cursor={encode_cursor(['deletions', 2**63])}", {422}),
    (f"/v1/deletions?cursor={encode_cursor(['deletions', 'x'])}", {422}),
    (f"/v1/deletions?cursor={encode_cursor(['deletions', 1, 2])}", {422}),
    (f"/v1/claims?cursor={encode_cursor(['deletions', 1])}", {422}),
    (f"/v1/claims?cursor={encode_cursor(['claims', SQL, CYPHER])}", {200, 422}),
    (f"/v1/actors?cursor={encode_cursor(['actors', SQL])}", {200}),
    ("/v1/actors?cursor=" + "A" * 2_001, {422}),
    ("/v1/actors?cursor=W10", {422}),
    (f"/v1/relations?cursor={encode_cursor(['relations by claims', SQL, 'a', 'b', 'c'])}", {422}),
    (
        f"/v1/relations?cursor={encode_cursor(['relations by claims', 1, SQL, CYPHER, UNION])}",
        {200},
    ),
    (f"/v1/relations?order=confidence&cursor={encode_cursor(['relations by claims', 1])}", {422}),
    (f"/v1/contradictions?cursor={encode_cursor(['claims', '2026-01-01', 'c-1'])}", {422}),
    (f"/v1/articles?cursor={encode_cursor(['articles', CYPHER])}", {200}),
    (f"/v1/articles?cursor={encode_cursor(['articles', 'a', 'b'])}", {422}),
    ("/v1/dyads/SYR/ISR/timeline?step=day%27--", {422}),
    (f"/v1/dyads/{quote(SQL, safe='')}/ISR", {404}),
    (f"/v1/mediators?a={quote(CYPHER)}&b=SYR", {404}),
    (f"/v1/paths?source={quote(UNION)}&target=SYR", {404}),
    ("/v1/centrality?measure=__import__", {422}),
    ("/v1/export/..%2F..%2Fetc%2Fpasswd", {404, 422}),
    (f"/v1/export/csv?source={quote(SQL)}", {404}),
    (f"/v1/reconcile?queries={quote(json.dumps({'q': {'query': SQL}}))}", {200}),
    (f"/v1/reconcile/preview?id={quote('<script>alert(1)</script>')}", {404}),
]


@pytest.mark.parametrize(("path", "statuses"), ASKED)
def test_injections_and_tampering(guarded: Guarded, path: str, statuses: set[int]) -> None:
    # As it stands: a client of ours would tidy the path up.
    status, got = guarded.raw(f"GET {path} ".encode() + OK + b"\r\n")
    assert status in statuses, got
    for told in (b"Traceback", b"sqlite", b"/work", b"site-packages", b"root:", b"Set-Cookie: a"):
        assert told not in got
    if status >= 400:
        body = json.loads(got.partition(b"\r\n\r\n")[2])
        assert body["type"].startswith("urn:actorgraph:problem:")
    assert guarded.alive()


# Which key sends what, and how it ends: scope, path, media type, body, status, kind of problem.
DEEP = b"[" * 100_000
BODIES: list[tuple[str, str, str, bytes, int, str]] = [
    ("write", "/v1/articles", "text/plain", b'{"text": "abc"}', 415, "wrong-media-type"),
    ("write", "/v1/articles", "multipart/form-data; boundary=x", b"--x--", 415, "wrong-media-type"),
    ("write", "/v1/articles", "application/json", b"{", 400, "not-json"),
    ("write", "/v1/articles", "application/json", b'{"text": NaN}', 422, "bad-body"),
    ("write", "/v1/articles", "application/json", DEEP[:19_000], 400, "not-json"),
    ("write", "/v1/articles", "application/json", DEEP, 413, "too-large"),
    ("write", "/v1/articles", "application/json", b'\xff\xfe{"text": "abc"}', 400, "not-json"),
    ("write", "/v1/articles", "application/json", b'{"text": {"$gt": ""}}', 422, "bad-body"),
    (
        "write",
        "/v1/articles",
        "application/json",
        b'{"text": "a", "__class__": "x"}',
        422,
        "bad-body",
    ),
    ("write", "/v1/articles", "application/json", b'{"text": "\\u0000"}', 422, "bad-body"),
    (
        "write",
        "/v1/articles",
        "application/json",
        b'{"text": "a", "url": "javascript:x"}',
        422,
        "bad-body",
    ),
    ("read", "/v1/match", "application/json", b'{"names": []}', 422, "bad-body"),
    (
        "read",
        "/v1/match",
        "application/json",
        b'{"names": ["a"], "limit": "1; --"}',
        422,
        "bad-body",
    ),
    ("read", "/v1/reconcile", "application/x-www-form-urlencoded", b"queries=%7B", 422, "bad-body"),
    ("read", "/v1/reconcile", "application/json", b"{}", 415, "wrong-media-type"),
    (
        "admin",
        "/v1/webhooks",
        "application/json",
        b'{"url": "http://169.254.169.254/"}',
        422,
        "bad-body",
    ),
    (
        "admin",
        "/v1/webhooks",
        "application/json",
        b'{"url": "http://127.0.0.1:22/"}',
        422,
        "bad-body",
    ),
    (
        "admin",
        "/v1/webhooks",
        "application/json",
        b'{"url": "file:///etc/passwd"}',
        422,
        "bad-body",
    ),
]


@pytest.mark.parametrize(("scope", "path", "media", "body", "status", "slug"), BODIES)
def test_bodies(
    guarded: Guarded, scope: str, path: str, media: str, body: bytes, status: int, slug: str
) -> None:
    headers = {"Authorization": f"Bearer {guarded.tokens[scope]}", "Content-Type": media}
    answer = httpx.post(guarded.base + path, content=body, headers=headers)
    _refused(answer, status, slug)
    assert guarded.alive()
    assert guarded.store.queue.waiting() == 0


def test_names_in_a_body_are_names_and_nothing_else(guarded: Guarded) -> None:
    headers = {"Authorization": f"Bearer {guarded.tokens['read']}"}
    names = [SQL, CYPHER, UNION, "<script>", "%s%n", "${jndi:ldap://x}", "{{7*7}}"]
    answer = httpx.post(f"{guarded.base}/v1/match", json={"names": names}, headers=headers)
    assert [item["id"] for item in answer.json()["items"]] == [None] * len(names)
    assert guarded.alive()


def test_headers_are_taken_as_what_they_are_or_not_at_all(guarded: Guarded) -> None:
    forged = b"X-Request-ID: a b\r\nIf-None-Match: '; DROP TABLE claims\r\nX-Forwarded-For: 1\r\n"
    status, got = guarded.raw(b"GET /v1/relations " + OK + forged + b"\r\n")
    assert (status, b"a b" in got.partition(b"\r\n\r\n")[0]) == (200, False)
    last = b"Last-Event-ID: 1 OR 1=1\r\n"
    status, got = guarded.raw(b"GET /v1/stream " + OK + last + b"\r\n")
    assert status == 422, got
    cookie = b"GET /v1/relations HTTP/1.1\r\nHost: a\r\nCookie: key=READ\r\n\r\n"
    assert guarded.raw(cookie)[0] == 401
    assert guarded.alive()


POST = b"POST /v1/articles HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer READ\r\n"
JSON = b"Content-Type: application/json\r\n"
BODY = b'{"text": "abc"}'
NEXT = b"GET /v1/webhooks HTTP/1.1\r\nHost: localhost\r\n\r\n"
# What no parser may take for two requests, or another may take for another one.
SMUGGLED: list[tuple[str, bytes]] = [
    ("two lengths", POST + JSON + b"Content-Length: 15\r\nContent-Length: 0\r\n\r\n" + BODY),
    ("a list of lengths", POST + JSON + b"Content-Length: 15, 0\r\n\r\n" + BODY),
    ("a signed length", POST + JSON + b"Content-Length: +15\r\n\r\n" + BODY),
    ("a negative length", POST + JSON + b"Content-Length: -1\r\n\r\n" + BODY),
    ("a length in hex", POST + JSON + b"Content-Length: 0xf\r\n\r\n" + BODY),
    ("a long length", POST + JSON + b"Content-Length: " + b"9" * 30 + b"\r\n\r\n" + BODY),
    ("an odd coding", POST + JSON + b"Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n" + NEXT),
    ("two codings", POST + JSON + b"Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n" + NEXT),
    ("a name with space", POST + JSON + b"Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n" + NEXT),
    ("a bad chunk", POST + JSON + b"Transfer-Encoding: chunked\r\n\r\nZZ\r\n" + BODY),
    ("a folded header", POST + b"X-A: b\r\n c\r\nContent-Length: +1\r\n\r\n"),
    ("a zero in a header", POST + b"X-A: b\x00c\r\n\r\n"),
    ("no host", b"GET /v1/relations HTTP/1.1\r\nAuthorization: Bearer READ\r\n\r\n"),
    ("two hosts", b"GET /v1/relations " + OK + b"Host: other\r\n\r\n"),
    ("two keys", b"GET /v1/relations " + OK + b"Authorization: Bearer READ\r\n\r\n"),
    ("a key in the address", b"GET /v1/relations?key=READ HTTP/1.1\r\nHost: a\r\n\r\n"),
    ("a forwarded user", b"GET /v1/relations HTTP/1.1\r\nHost: a\r\nX-Remote-User: admin\r\n\r\n"),
    ("another method", b"GET /v1/webhooks " + OK + b"X-HTTP-Method-Override: DELETE\r\n\r\n"),
    ("another address", b"GET /healthz/x " + OK + b"X-Original-URL: /v1/webhooks\r\n\r\n"),
    ("no protocol", b"GET /v1/relations\r\n\r\n"),
    ("a protocol to be", b"GET /v1/relations HTTP/3.0\r\nHost: a\r\n\r\n"),
    ("no http at all", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n"),
    ("a long header", b"GET /v1/relations " + OK + b"X-A: " + b"a" * 200_000 + b"\r\n\r\n"),
    ("a long address", b"GET /v1/relations?source=" + b"a" * 200_000 + b" " + OK + b"\r\n"),
    ("many headers", b"GET /v1/relations " + OK + b"X-A: b\r\n" * 20_000 + b"\r\n"),
]


@pytest.mark.parametrize(("name", "sent"), SMUGGLED, ids=[name for name, _ in SMUGGLED])
def test_smuggling_and_broken_requests(guarded: Guarded, name: str, sent: bytes) -> None:
    status, got = guarded.raw(sent, wait=2.0)
    # A server that has heard enough may hang up before its answer is read.
    hung_up = {0} if len(sent) > 64 * 1024 else set()
    assert status in {400, 401, 403, 404, 413, 422} | hung_up, (name, got)
    # One answer: what stands behind was not taken for a request with rights.
    assert got.count(b"HTTP/1.1 2") == 0
    assert guarded.alive()


def test_a_length_beside_chunks_is_no_second_request(guarded: Guarded) -> None:
    inner = b"0\r\n\r\n" + NEXT
    length = str(len(inner)).encode()
    headers = b"Transfer-Encoding: chunked\r\nContent-Length: " + length + b"\r\n\r\n"
    status, got = guarded.raw(POST + JSON + headers + inner)
    assert status in {400, 403}
    assert b"HTTP/1.1 2" not in got
    assert guarded.alive()


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        (b"Content-Length: 20001\r\n", b""),
        (b"Content-Length: 99999999999\r\n", b""),
        (b"Transfer-Encoding: chunked\r\n", b"7530\r\n" + b" " * 0x7530 + b"\r\n0\r\n\r\n"),
    ],
    ids=["told", "told and never sent", "untold"],
)
def test_a_large_body_is_refused(guarded: Guarded, headers: bytes, body: bytes) -> None:
    token = guarded.tokens["write"].encode()
    status, got = guarded.raw(POST.replace(b"READ", token) + JSON + headers + b"\r\n" + body)
    assert status == 413, got
    assert b"connection: close" in got.lower()
    assert guarded.alive()


@pytest.mark.parametrize("drip", [b"", b" "], ids=["nothing", "a byte now and then"])
def test_a_slow_body_is_refused(guarded: Guarded, drip: bytes) -> None:
    host, port = guarded.base.removeprefix("http://").split(":")
    token = guarded.tokens["write"].encode()
    began = time.monotonic()
    with socket.create_connection((host, int(port)), timeout=0.2) as line:
        line.sendall(POST.replace(b"READ", token) + JSON + b"Content-Length: 15\r\n\r\n" + b"{")
        got = b""
        while b"\r\n\r\n" not in got and time.monotonic() - began < 5:
            try:
                got += line.recv(65_536)
            except TimeoutError:
                line.sendall(drip)
    assert got.startswith(b"HTTP/1.1 408 "), got
    assert 0.9 < time.monotonic() - began < 3
    assert guarded.alive()


def test_a_body_is_not_read_before_the_key_is_known(guarded: Guarded) -> None:
    began = time.monotonic()
    asked = b"POST /v1/articles HTTP/1.1\r\nHost: a\r\nContent-Length: 15\r\n" + JSON + b"\r\n"
    status, _ = guarded.raw(asked)
    assert status == 401
    assert time.monotonic() - began < 0.9


def _refused(answer: httpx.Response, status: int, slug: str) -> None:
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["type"] == f"urn:actorgraph:problem:{slug}"
