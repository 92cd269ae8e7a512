"""Every request has an id, one line in the log, and a place in the metrics."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from prometheus_client.parser import text_string_to_metric_families

from graph_schema.interfaces import Store
from graph_schema.keys import Scope
from graph_schema.logs import configure_logging
from graph_schema.settings import LogFormat
from graph_schema.workers import WorkerSign, leave_sign
from tests.builders import an_article
from tests.service.client import Client, client_of, problem
from tests.service.conftest import SETTINGS
from tests.service.keys import a_key, bearer


@contextmanager
def logged(monkeypatch: pytest.MonkeyPatch, form: LogFormat) -> Iterator[io.StringIO]:
    """Give what is written to standard error while the log is set up as the program does."""
    root, told = logging.getLogger(), io.StringIO()
    handlers, level = list(root.handlers), root.level
    monkeypatch.setattr("sys.stderr", told)
    configure_logging(SETTINGS.model_copy(update={"log_format": form}))
    try:
        yield told
    finally:
        root.handlers[:] = handlers
        root.setLevel(level)


def samples(client: Client, **headers: str) -> dict[str, float]:
    """Give each figure by its name and labels."""
    answer = client.request("GET", "/metrics", headers=headers)
    assert answer.headers["content-type"].startswith("text/plain; version=")
    return {
        f"{sample.name}{sorted(sample.labels.items())}": sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    }


def test_an_id_is_kept_when_it_is_plain_and_made_when_it_is_not(client: Client) -> None:
    given = client.request("GET", "/v1/schema", headers={"X-Request-ID": "a.b-C_9"})
    assert given.headers["x-request-id"] == "a.b-C_9"
    made = set()
    for bad in ("", "a b", "x" * 65, "a\tb", '"><script>', "a,b"):
        answer = client.request("GET", "/v1/schema", headers={"X-Request-ID": bad})
        made.add(answer.headers["x-request-id"])
    twice = [("X-Request-ID", "a"), ("X-Request-ID", "b")]
    made.add(client.request("GET", "/v1/schema", headers=twice).headers["x-request-id"])
    assert len(made) == 7
    assert all(len(one) == 16 for one in made)


def test_every_refusal_carries_the_id(client: Client, store: Store) -> None:
    headers = {"X-Request-ID": "mine"}
    for path, status, slug in (
        ("/v1/relations?x=1", 422, "bad-parameter"),
        ("/nothing", 404, "not-found"),
    ):
        refused = problem(client.request("GET", path, headers=headers), status, slug)
        assert refused["request_id"] == "mine"
    wrong = client.request("GET", "/", headers={**headers, "Host": "evil.example"})
    assert problem(wrong, 421, "wrong-host")["request_id"] == "mine"
    client.app.state.access = None
    failed = client.request("GET", "/v1/relations", headers=headers)
    assert problem(failed, 500, "internal")["request_id"] == "mine"
    assert store.reader.revision() > 0


def test_a_line_of_json_tells_one_request_and_no_secret(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    key, token = a_key(store, Scope.READ, Scope.WRITE)
    with logged(monkeypatch, LogFormat.JSON) as told, client_of(store, SETTINGS) as client:
        headers = {**bearer(token), "X-Request-ID": "r-1"}
        client.request("GET", "/v1/actors/SYR/neighbours?limit=1", headers=headers)
        client.request("POST", "/v1/articles", headers=headers, json={"text": "secret words"})
        client.request("GET", "/v1/claims?speaker=hush", headers=bearer("ag_wrong_token"))
        client.request("BREW", "/v1/coffee", headers=headers)
    # The client logs what it asks, in the same process.
    lines = [json.loads(line) for line in told.getvalue().splitlines()]
    requests = [line for line in lines if line["logger"] == "service.observing"]
    ours = "\n".join(json.dumps(line) for line in lines if line["logger"] != "httpx")
    assert len(requests) == 4
    first = requests[0]
    assert first["ms"] > 0
    assert {name: first[name] for name in ("method", "route", "status", "key", "request_id")} == {
        "method": "GET",
        "route": "/v1/actors/{id}/neighbours",
        "status": 200,
        "key": key.id,
        "request_id": "r-1",
    }
    assert {"level", "message"} <= set(first)
    at = datetime.fromisoformat(first["time"])
    assert (at.utcoffset(), datetime.now(UTC) - at < timedelta(minutes=5)) == (timedelta(0), True)
    shown = [(r["method"], r["route"], r["status"], r["key"]) for r in requests[1:]]
    assert shown == [
        ("POST", "/v1/articles", 202, key.id),
        ("GET", "(none)", 401, None),
        ("OTHER", "(none)", 404, key.id),
    ]
    for hidden in (token, "wrong_token", "secret words", "hush", "coffee"):
        assert hidden not in ours


def test_a_line_for_people_is_one_line(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    with logged(monkeypatch, LogFormat.HUMAN) as told, client_of(store, SETTINGS) as client:
        client.request("GET", "/v1/schema", headers={"X-Request-ID": "r-1"})
    [line] = [line for line in told.getvalue().splitlines() if "HTTP Request" not in line]
    assert " INFO GET /v1/schema 200 " in line
    assert line.endswith(" ms key=- id=r-1")


def test_a_fault_is_logged_with_its_trace_in_one_line_of_json(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with logged(monkeypatch, LogFormat.JSON) as told:
        try:
            raise ValueError("what went wrong")
        except ValueError:
            logging.getLogger("service.fault").exception("it failed")
    [line] = told.getvalue().splitlines()
    assert "what went wrong" in json.loads(line)["exc_info"]


def test_requests_are_counted_by_route_and_status(client: Client) -> None:
    before = samples(client)
    for path in ("/v1/actors/SYR", "/v1/actors/ISR", "/v1/actors/nobody", "/v1/x", "/v1/y"):
        client.get(path)
    client.request("HEAD", "/v1/actors/SYR")
    found = samples(client)

    def count(method: str, route: str, status: int) -> float:
        labels: Any = [("method", method), ("route", route), ("status", str(status))]
        name = f"actorgraph_requests_total{labels}"
        return found.get(name, 0) - before.get(name, 0)

    assert count("GET", "/v1/actors/{id}", 200) == 2
    assert count("GET", "/v1/actors/{id}", 404) == 1
    assert count("HEAD", "/v1/actors/{id}", 200) == 1
    assert count("GET", "(none)", 404) == 2
    labels = [("method", "GET"), ("route", "/v1/actors/{id}")]
    assert found[f"actorgraph_request_seconds_count{labels}"] == 3
    assert found[f"actorgraph_request_seconds_sum{labels}"] > 0


def test_the_store_is_counted(store: Store) -> None:
    now = datetime.now(UTC)
    store.queue.enqueue(an_article("a-new"), now=now)
    [job] = store.queue.lease("w", now=now, seconds=60, limit=1)
    store.queue.fail(job.id, "w", "too long", retry_at=None)
    store.queue.enqueue(an_article("a-newer"), now=now)
    leave_sign(store.registry, WorkerSign("host:1", now, now, 7, 2))
    with client_of(store, SETTINGS) as client:
        found = samples(client)
    totals = store.reader.totals()
    assert found["actorgraph_revision[]"] == store.reader.revision() > 0
    for record in ("articles", "actors", "claims", "offices", "relations"):
        labels: Any = [("record", record)]
        assert found[f"actorgraph_records{labels}"] == getattr(totals, record) > 0
    assert found["actorgraph_jobs[('state', 'waiting')]"] == 1
    assert found["actorgraph_jobs[('state', 'dead')]"] == 1
    assert found["actorgraph_workers[]"] == 1
    read: Any = [("result", "coded"), ("worker", "host:1")]
    assert found[f"actorgraph_worker_articles_total{read}"] == 7


def test_metrics_of_a_store_that_is_gone_are_503(client: Client, store: Store) -> None:
    store.close()
    problem(client.get("/metrics"), 503, "store-unavailable")
