"""Every error is a problem, names what was wrong, and shows nothing of the inside."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from graph_schema.interfaces import Store
from graph_schema.queries import encode_cursor
from graph_schema.stores import open_store
from tests.service.client import Client, client_of, problem
from tests.service.conftest import SETTINGS

JSON = {"Content-Type": "application/json"}
LISTS = ("/v1/relations", "/v1/claims", "/v1/actors", "/v1/articles")


@pytest.mark.parametrize("path", ["/nothing", "/v1", "/v2/actors", "/v1/relations/", "/v1/x%00y"])
def test_an_unknown_path_is_not_found(client: Client, path: str) -> None:
    refused = problem(client.request("GET", path), 404, "not-found")
    assert "/openapi.json" in refused["detail"]


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("PUT", "/v1/relations", "GET, HEAD"),
        ("DELETE", "/v1/actors", "GET, HEAD"),
        ("POST", "/healthz", "GET, HEAD"),
        ("PATCH", "/v1/articles/a-1", "DELETE, GET, HEAD"),
        ("OPTIONS", "/v1/articles", "GET, HEAD, POST"),
    ],
)
def test_another_method_is_not_allowed(
    client: Client, method: str, path: str, allowed: str
) -> None:
    answer = client.request(method, path)
    refused = problem(answer, 405, "method-not-allowed")
    assert answer.headers["allow"] == allowed
    assert refused["detail"] == f"this path offers {allowed}"


@pytest.mark.parametrize(
    ("path", "where"),
    [
        ("/v1/relations?sorce=SYR", "sorce"),
        ("/v1/relations?source=SYR&source=ISR", "source"),
        ("/v1/relations?limit=0", "limit"),
        ("/v1/relations?limit=1001", "limit"),
        ("/v1/relations?limit=99999999999999999999999999", "limit"),
        ("/v1/relations?limit=ten", "limit"),
        ("/v1/relations?type=HUGS", "type"),
        ("/v1/relations?quad=cold_war", "quad"),
        ("/v1/relations?kind=planet", "kind"),
        ("/v1/relations?since=2026-13-01", "since"),
        ("/v1/relations?since=0", "since"),
        ("/v1/relations?since=2026-03-01T10:00", "since"),
        ("/v1/relations?since=2026-03-02&until=2026-03-01", "since"),
        ("/v1/relations?min_confidence=101", "min_confidence"),
        ("/v1/relations?polarity=maybe", "polarity"),
        ("/v1/relations?modality=perhaps", "modality"),
        ("/v1/relations?language=arabic", "language"),
        ("/v1/relations?order=random", "order"),
        ("/v1/relations?source=", "source"),
        ("/v1/relations?source=a%00b", "source"),
        ("/v1/relations?source=%E2%80%AESYR", "source"),
        ("/v1/relations?source=%E2%80%ADSYR", "source"),
        ("/v1/relations?source=S%09YR", "source"),
        ("/v1/relations?source=" + "x" * 201, "source"),
        ("/v1/relations?cursor=!", "cursor"),
        ("/v1/relations?article=a-1", "article"),
        ("/v1/actors?party=SYR&party=ISR", "party"),
        ("/healthz?x=1", "x"),
        ("/readyz?verbose", "verbose"),
        ("/v1/actors?kind=planet", "kind"),
        ("/v1/actors?kind=", "kind"),
        ("/v1/relations?source=%20", "source"),
        ("/v1/actors/SYR?limit=2", "limit"),
        ("/v1/actors/SYR/neighbours?type=HUGS", "type"),
        ("/v1/actors/SYR/neighbours?direction=up", "direction"),
        ("/v1/actors/SYR/neighbours?limit=1001", "limit"),
        ("/v1/schema?x=1", "x"),
        ("/v1/jobs/j-1?x=1", "x"),
        ("/v1/articles?language=Arabic", "language"),
    ],
)
def test_a_parameter_that_cannot_be_used_is_named(client: Client, path: str, where: str) -> None:
    refused = problem(client.request("GET", path), 422, "bad-parameter")
    assert [error["where"] for error in refused["errors"]] == [where]
    assert "?" not in refused["instance"]


def test_an_error_echoes_no_invisible_character(client: Client) -> None:
    name = "\u202d\u200fx" + "y" * 150 + "\u202c"
    unknown = problem(client.get("/v1/relations", source=name), 404, "unknown-actor")
    assert "\\u202d\\u200fxyyy" in unknown["detail"]
    assert unknown["detail"].isprintable()
    assert len(unknown["detail"]) < 160


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize(
    "cursor",
    [
        "e30",
        "bnVsbA",
        "AAAA",
        "_" * 2_000,
        "W1tbW1tb" * 200,
        encode_cursor([]),
        encode_cursor(["claims"]),
        encode_cursor(["relations by claims", 10**30, "a", "b", "c"]),
        encode_cursor(["claims", "not a day", "c-1"]),
        encode_cursor(["relations by last_seen", "'; DROP TABLE claims --", "a", "b", "c"]),
        "WyJcdWQ4MDAiXQ",
    ],
)
def test_a_tampered_cursor_is_refused_or_harmless(client: Client, path: str, cursor: str) -> None:
    answer = client.get(path, cursor=cursor)
    if answer.status_code != 200:
        refused = problem(answer, 422, "bad-parameter")
        assert refused["errors"][0]["where"] == "cursor"


@pytest.mark.parametrize("sent", ["text/plain", "application/x-www-form-urlencoded", None])
def test_a_body_of_another_type_is_refused(client: Client, sent: str | None) -> None:
    headers = {"Content-Type": sent} if sent else {}
    answer = client.request("POST", "/v1/articles", content=b'{"text": "abc"}', headers=headers)
    problem(answer, 415, "wrong-media-type")


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b"",
        b"\xff\xfe",
        b'{"text": "\xd9"}',
        b"[" * 10_000,
        b'{"text":' + b"[" * 5_000 + b"]" * 5_000 + b"}",
    ],
)
def test_a_body_that_is_no_json_or_too_deep_is_refused(client: Client, body: bytes) -> None:
    answer = client.request("POST", "/v1/articles", content=body, headers=JSON)
    assert answer.status_code in {400, 422}
    problem(answer, answer.status_code, "not-json" if answer.status_code == 400 else "bad-body")


def test_a_large_body_is_refused_when_told_and_when_not(client: Client) -> None:
    body = b'{"text": "' + b"a" * SETTINGS.max_article_bytes + b'"}'

    async def chunks() -> AsyncIterator[bytes]:
        for start in range(0, len(body), 1_000):
            yield body[start : start + 1_000]

    told = client.request("POST", "/v1/articles", content=body, headers=JSON)
    problem(told, 413, "too-large")
    untold = client.request("POST", "/v1/articles", content=chunks(), headers=JSON)
    problem(untold, 413, "too-large")
    lied = {**JSON, "Content-Length": "9" * 400}
    problem(client.request("POST", "/v1/articles", content=b"{}", headers=lied), 413, "too-large")


def test_a_body_of_the_very_size_is_taken(client: Client) -> None:
    frame = b'{"text": ""}'
    body = frame[:-2] + b"a" * (SETTINGS.max_article_bytes - len(frame)) + frame[-2:]
    assert client.request("POST", "/v1/articles", content=body, headers=JSON).status_code == 202


def test_a_store_that_does_not_answer_is_503_with_a_time_to_wait(
    client: Client, store: Store
) -> None:
    store.close()
    for path in ("/v1/relations", "/v1/articles/a-1", "/readyz", "/v1/jobs/j-1"):
        answer = client.get(path)
        problem(answer, 503, "store-unavailable")
        assert answer.headers["retry-after"] == "5"
    assert client.json("/healthz") == {"status": "ok"}
    refused = client.request("POST", "/v1/articles", json={"text": "The army struck."})
    problem(refused, 503, "store-unavailable")


def test_a_fault_shows_nothing_of_the_inside(tmp_path: Path) -> None:
    with (
        open_store(f"sqlite:///{tmp_path / 'graph.db'}") as store,
        client_of(store, SETTINGS) as client,
    ):
        client.app.state.access = None
        answer = client.get("/v1/relations")
        failed = problem(answer, 500, "internal")
        assert failed["detail"] == "this is a fault of the service; its log says more"
        assert "Traceback" not in answer.text
        assert str(tmp_path) not in answer.text
