"""What comes and goes is told as it does, in order, and can be taken up again."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest

from graph_schema.interfaces import Store
from graph_schema.keys import Keys
from graph_schema.records import Polarity
from graph_schema.stores import open_store
from service.app import create_app
from tests.builders import a_claim, an_article, coded
from tests.service.client import Client, problem
from tests.service.conftest import SETTINGS
from tests.service.events import listening
from tests.service.keys import a_key, bearer
from tests.service.server import served

QUICK = SETTINGS.model_copy(update={"heartbeat_seconds": 1})


def put(store: Store, article_id: str, *ends: str, **about: Any) -> str:
    """Store an article with one claim and give the claim's id."""
    article = an_article(article_id)
    source, target = ends or ("SYR", "TUR")
    claim = a_claim(article, source, "ATTACKS", target, **about)
    store.writer.put(coded(article, claim))
    return claim.id


@pytest.fixture
def base(store: Store) -> Iterator[str]:
    """Give the address of a real server over the store."""
    with served(create_app(store, QUICK)) as address:
        yield address


def test_what_comes_and_goes_is_told_with_its_evidence(store: Store, base: str) -> None:
    with listening(base) as listener:
        claim = put(store, "n-1")
        event = listener.next()
        assert (event.kind, event.data["id"]) == ("claim.added", claim)
        assert event.data["article"] == "n-1"
        assert event.data["claim"]["quote"]
        assert event.data["claim"]["source"]["id"] == "SYR"
        assert event.data["revision"] == store.reader.revision()
        assert event.id == str(event.data["number"])
        told = httpx.get(base + event.data["claim"]["links"]["claim"]).json()
        assert told == {"revision": told["revision"], **event.data["claim"]}
        store.writer.retract(["n-1"])
        gone = [listener.next(), listener.next()]
        assert [one.kind for one in gone] == ["claim.retracted", "article.retracted"]
        assert [one.data["id"] for one in gone] == [claim, "n-1"]
        assert [one.data["claim"] for one in gone] == [None, None]


def test_a_stream_begins_with_what_happens_from_now_on(store: Store, base: str) -> None:
    with listening(base) as listener:
        assert listener.last_id == str(store.reader.changes(0).latest)
        claim = put(store, "n-1")
        assert listener.next().data["id"] == claim


def test_whoever_comes_back_misses_nothing_and_hears_nothing_twice(store: Store, base: str) -> None:
    with listening(base) as listener:
        first = put(store, "n-1")
        assert listener.next().data["id"] == first
        last_id = listener.last_id
    claims = [put(store, f"n-{number}") for number in range(2, 300)]
    with listening(base, **{"Last-Event-ID": last_id}) as listener:
        assert [listener.next().data["id"] for _ in claims] == claims
        last_id = listener.last_id
    with listening(base, f"?after={last_id}") as listener:
        store.writer.retract(["n-1"])
        assert listener.next().data["id"] == first


def test_after_zero_is_all_that_the_log_holds(store: Store, base: str) -> None:
    held = store.reader.changes(0, limit=1000)
    with listening(base, "?after=0") as listener:
        numbers = [int(listener.next().id) for _ in held.items]
    assert numbers == [change.number for change in held.items]


def test_the_last_event_id_goes_before_after(store: Store, base: str) -> None:
    latest = store.reader.changes(0).latest
    with listening(base, "?after=0", **{"Last-Event-ID": str(latest)}) as listener:
        claim = put(store, "n-1")
        assert listener.next().data["id"] == claim


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("?source=SYR", {"n-1", "n-2"}),
        ("?target=%D8%B1%D9%88%D8%B3%D9%8A%D8%A7", {"n-3"}),
        ("?actor=ISR", {"n-3"}),
        ("?actor=TUR&other=SYR", {"n-1", "n-2"}),
        ("?actor=ISR&other=SYR", set()),
        ("?type=MEDIATES", set()),
        ("?polarity=negated", {"n-2"}),
        ("?min_confidence=90", {"n-3"}),
        ("?kind=state", {"n-1", "n-2", "n-3"}),
        ("?kind=person", set()),
        ("?article=n-2", {"n-2"}),
        ("?event=claim.added&event=article.retracted&source=ISR", {"n-3"}),
        ("?event=article.retracted", set()),
        ("?since=2030-01-01", set()),
    ],
)
def test_filters_leave_what_they_leave_of_claims(
    store: Store, base: str, query: str, wanted: set[str]
) -> None:
    after = store.reader.changes(0).latest
    put(store, "n-1", "SYR", "TUR")
    put(store, "n-2", "SYR", "TUR", polarity=Polarity.NEGATED)
    put(store, "n-3", "ISR", "RUS", confidence=95)
    store.writer.retract(["a-2"])
    with listening(base, f"{query}&after={after}") as listener:
        found = set()
        if "article=" in query:
            found.add(listener.next().data["article"])
        else:
            while True:
                event = listener.next()
                if event.kind == "article.retracted":
                    break
                if event.kind == "claim.added":
                    found.add(event.data["article"])
                else:
                    assert event.data["article"] == "a-2"
    assert found == wanted


def test_a_claim_that_went_again_is_not_told_as_new(store: Store, base: str) -> None:
    after = store.reader.changes(0).latest
    claim = put(store, "n-1")
    store.writer.retract(["n-1"])
    with listening(base, f"?after={after}") as listener:
        assert listener.next().data["id"] == claim
        assert listener.next().kind == "article.retracted"


def test_signs_of_life_carry_how_far_one_has_come(store: Store, base: str) -> None:
    with listening(base, "?type=MEDIATES&event=claim.added") as listener:
        put(store, "n-1")
        latest = str(store.reader.changes(0).latest)
        listener.wait_for_beats(2)
        assert listener.last_id == latest


def test_what_was_forgotten_is_told_as_a_gap(bounded: Store) -> None:
    for number in range(10):
        put(bounded, f"n-{number}")
    with served(create_app(bounded, QUICK)) as base:
        with listening(base, "?after=2") as listener:
            gap = listener.next()
            assert (gap.kind, gap.id) == ("gap", "7")
            assert gap.data == {"after": 2, "forgotten": 7}
            assert [listener.next().id for _ in range(3)] == ["8", "9", "10"]
        with listening(base, "?after=7") as listener:
            assert listener.next().id == "8"
        # A number that has not been is of another graph.
        with listening(base, "?after=99") as listener:
            gap = listener.next()
            assert (gap.kind, gap.data) == ("gap", {"after": 99, "forgotten": 10})
            put(bounded, "n-10")
            assert listener.next().id == "11"


@pytest.fixture
def bounded() -> Iterator[Store]:
    """Give a store whose log keeps three changes."""
    with open_store("memory:", changes_kept=3) as store:
        yield store


def test_a_client_that_goes_is_let_go(store: Store) -> None:
    app = create_app(store, QUICK)
    pulse = app.state.access.pulse
    with served(app) as base:
        for _ in range(3):
            with listening(base):
                assert pulse.listeners == 1
            _until(lambda: pulse.listeners == 0)
        put(store, "n-1")
        assert httpx.get(f"{base}/healthz").is_success


def test_the_store_is_left_alone_while_nobody_listens(store: Store) -> None:
    app = create_app(store, QUICK)
    pulse = app.state.access.pulse
    with served(app) as base:
        with listening(base):
            task = pulse._task
        _until(lambda: task.done())


def test_an_ending_service_ends_its_streams_at_once(store: Store) -> None:
    with ExitStack() as client:
        with served(create_app(store, SETTINGS)) as base:
            listener = client.enter_context(listening(base))
            began = time.monotonic()
        # The server would have waited five seconds for a stream that goes on.
        assert time.monotonic() - began < 4
        assert listener.drain() == 0


def test_there_is_an_end_to_streams(store: Store) -> None:
    settings = QUICK.model_copy(update={"max_streams": 1})
    with served(create_app(store, settings)) as base, listening(base):
        answer = httpx.get(f"{base}/v1/stream")
        problem(answer, 503, "streams-taken")
        assert answer.headers["retry-after"] == "30"


def test_a_revoked_key_ends_its_streams(store: Store) -> None:
    key, token = a_key(store)
    with served(create_app(store, SETTINGS)) as base:
        assert httpx.get(f"{base}/v1/stream").status_code == 401
        with listening(base, **bearer(token)) as listener:
            claim = put(store, "n-1")
            assert listener.next().data["id"] == claim
            Keys(store.registry).revoke(key.id, now=datetime.now(UTC))
            began = time.monotonic()
            assert listener.drain() == 0
            assert time.monotonic() - began < 5


def test_a_new_first_key_ends_the_streams_of_those_without(store: Store, base: str) -> None:
    with listening(base) as listener:
        a_key(store)
        assert listener.drain() == 0


def test_another_process_may_be_the_one_that_writes(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'graph.db'}"
    with (
        open_store(address) as mine,
        open_store(address) as other,
        served(create_app(mine, QUICK)) as base,
        listening(base) as listener,
    ):
        claim = put(other, "n-1")
        assert listener.next().data["id"] == claim


@pytest.mark.parametrize(
    ("query", "header", "where"),
    [
        ("?after=-1", None, "after"),
        ("?after=x", None, "after"),
        ("?after=9223372036854775808", None, "after"),
        ("?event=claim.moved", None, "event.0"),
        ("?type=HUGS", None, "type"),
        ("?limit=5", None, "limit"),
        ("", "-1", "Last-Event-ID"),
        ("", "1; DROP TABLE changes", "Last-Event-ID"),
        ("", "9" * 30, "Last-Event-ID"),
        ("", "\u0663".encode().decode("latin-1"), "Last-Event-ID"),
    ],
)
def test_what_cannot_be_listened_to_is_named(
    client: Client, query: str, header: str | None, where: str
) -> None:
    headers = [(b"Last-Event-ID", header.encode("latin-1"))] if header else []
    answer = client.request("GET", f"/v1/stream{query}", headers=headers)
    refused = problem(answer, 422, "bad-parameter")
    assert [error["where"] for error in refused["errors"]] == [where]


def test_nobody_listens_to_an_unknown_actor(client: Client) -> None:
    problem(client.get("/v1/stream", actor="Sirya"), 404, "unknown-actor")


def test_a_changed_article_tells_what_of_it_changed(store: Store, base: str) -> None:
    article = an_article("n-1")
    claim = a_claim(article)
    store.writer.put(coded(article, claim))
    with listening(base) as listener:
        store.writer.put(coded(article, replace(claim, confidence=11)))
        assert listener.next().data["claim"]["confidence"] == 11
        store.writer.put(coded(replace(article, publisher="Other"), replace(claim, confidence=11)))
        assert listener.next().data["claim"]["article"]["publisher"] == "Other"


def _until(true: Any) -> None:
    end = time.monotonic() + 10
    while not true():
        assert time.monotonic() < end, "it did not come to pass in time"
        time.sleep(0.02)
