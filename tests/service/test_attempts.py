"""A table of attempts: each is refused clearly, and the service goes on as before."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

import httpx
import pytest

from graph_schema.queries import encode_cursor
from tests.service.guarded import OK, Guarded

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


def _refused(answer: httpx.Response, status: int, slug: str) -> None:
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["type"] == f"urn:actorgraph:problem:{slug}"
