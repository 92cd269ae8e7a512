"""Webhooks are told what comes and goes: signed, in order, at least once, and not for ever."""

from __future__ import annotations

import ssl
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
import trustme
from standardwebhooks import WebhookVerificationError

from graph_schema.errors import StoreUnavailable
from graph_schema.interfaces import Store
from graph_schema.records import ChangeKind
from graph_schema.stores import open_store
from graph_schema.webhooks import HookState, Webhook, Webhooks
from service.app import create_app
from service.courier import Courier
from tests.builders import a_claim, an_article, coded
from tests.service.conftest import SETTINGS
from tests.service.receiver import Receiver, receiving
from tests.service.server import served

ALLOWED = SETTINGS.model_copy(update={"webhook_private_targets": True, "webhook_attempts": 3})


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    """Give a receiver of webhooks."""
    with receiving() as made:
        yield made


def add(store: Store, url: str, *events: ChangeKind) -> Webhook:
    latest = store.reader.changes(0).latest
    return Webhooks(store.registry).add(url, events, position=latest, now=datetime.now(UTC))


def now_of(store: Store, hook: Webhook) -> Webhook:
    found = Webhooks(store.registry).one(hook.id)
    assert found is not None
    return found


def make_due(store: Store, hook: Webhook) -> None:
    """Let a webhook that waits be due at once."""
    hooks = Webhooks(store.registry)
    waiting = now_of(store, hook)
    assert waiting.due is not None
    held = hooks.lease("test", now=waiting.due, seconds=1, latest=10**9)
    assert held is not None
    assert hooks.settle(replace(waiting, due=None), "test")


def trusted(folder: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> ssl.SSLContext:
    """Give what proves a receiver to have a name, and let it be believed."""
    authority = trustme.CA()
    authority.cert_pem.write_to_path(folder / "ca.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(folder / "ca.pem"))
    secure = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name).configure_cert(secure)
    return secure


def put(store: Store, article_id: str) -> str:
    article = an_article(article_id)
    claim = a_claim(article)
    store.writer.put(coded(article, claim))
    return claim.id


def test_changes_are_told_in_order_and_signed(store: Store, receiver: Receiver) -> None:
    hook = add(store, receiver.url)
    claim = put(store, "n-1")
    courier = Courier(store, ALLOWED)
    assert courier.tell_next() is True
    store.writer.retract(["n-1"])
    assert courier.tell_next() is True
    assert courier.tell_next() is False
    first, second = receiver.received
    body = first.verified(hook.secret)
    assert body["type"] == "graph.changed"
    assert body["data"]["gap"] is None
    [change] = body["data"]["changes"]
    assert (change["kind"], change["id"]) == ("claim.added", claim)
    assert change["claim"]["quote"]
    kinds = [change["kind"] for change in second.verified(hook.secret)["data"]["changes"]]
    assert kinds == ["claim.retracted", "article.retracted"]
    assert first.path == "/hook?a=1"
    assert first.headers["content-type"] == "application/json"
    assert first.id != second.id
    state = now_of(store, hook)
    assert (state.delivered, state.attempts, state.error, state.holder) == (2, 0, None, None)
    assert state.position == store.reader.changes(0).latest


def test_a_signature_is_of_its_own_secret_and_body(store: Store, receiver: Receiver) -> None:
    hook, other = add(store, receiver.url), add(store, receiver.url)
    put(store, "n-1")
    courier = Courier(store, ALLOWED)
    assert courier.tell_next()
    assert courier.tell_next()
    by_hook = {message.id.partition(".")[0]: message for message in receiver.received}
    mine = by_hook[hook.id]
    mine.verified(hook.secret)
    with pytest.raises(WebhookVerificationError):
        mine.verified(other.secret)
    with pytest.raises(WebhookVerificationError):
        replace(mine, body=mine.body + b" ").verified(hook.secret)


def test_only_the_events_that_are_wanted_are_told(store: Store, receiver: Receiver) -> None:
    hook = add(store, receiver.url, ChangeKind.ARTICLE_RETRACTED)
    put(store, "n-1")
    courier = Courier(store, ALLOWED)
    assert courier.tell_next()
    assert receiver.received == []
    assert now_of(store, hook).position == store.reader.changes(0).latest
    store.writer.retract(["n-1"])
    assert courier.tell_next()
    [message] = receiver.received
    assert [change["id"] for change in message.data["changes"]] == ["n-1"]


def test_what_is_not_taken_comes_again_the_same_and_then_the_rest(
    store: Store, receiver: Receiver
) -> None:
    hook = add(store, receiver.url)
    receiver.answers += [500]
    first = put(store, "n-1")
    courier = Courier(store, ALLOWED)
    assert courier.tell_next()
    waiting = now_of(store, hook)
    assert (waiting.attempts, waiting.error) == (1, "500 was the answer")
    assert waiting.due is not None
    assert timedelta(seconds=3) < waiting.due - datetime.now(UTC) < timedelta(seconds=7)
    second = put(store, "n-2")
    assert courier.tell_next() is False
    make_due(store, hook)
    assert courier.tell_next()
    assert courier.tell_next()
    assert courier.tell_next() is False
    told = [[c["id"] for c in message.data["changes"]] for message in receiver.received]
    assert told == [[first], [first], [second]]
    ids = [message.id for message in receiver.received]
    assert ids[0] == ids[1] != ids[2]
    for message in receiver.received:
        message.verified(hook.secret)


def test_the_pause_doubles_and_after_the_last_try_the_webhook_is_dead(
    store: Store, receiver: Receiver
) -> None:
    hook = add(store, receiver.url)
    receiver.answers += [503, 404, 302]
    receiver.location = receiver.url
    put(store, "n-1")
    courier = Courier(store, ALLOWED)
    pauses = []
    for _ in range(2):
        assert courier.tell_next()
        due = now_of(store, hook).due
        assert due is not None
        pauses.append((due - datetime.now(UTC)).total_seconds())
        make_due(store, hook)
    assert pauses[1] > 1.4 * pauses[0]
    assert courier.tell_next()
    dead = now_of(store, hook)
    assert (dead.state, dead.error, dead.due) == (HookState.DEAD, "302 was the answer", None)
    # A redirect is not followed: it might lead to where a webhook may not point.
    assert len(receiver.received) == 3
    put(store, "n-2")
    assert courier.tell_next() is False
    Webhooks(store.registry).revive(hook.id, now=datetime.now(UTC))
    assert courier.tell_next()
    assert courier.tell_next()
    assert now_of(store, hook).position == store.reader.changes(0).latest


def test_gone_is_the_end_at_once(store: Store, receiver: Receiver) -> None:
    hook = add(store, receiver.url)
    receiver.answers += [410]
    put(store, "n-1")
    assert Courier(store, ALLOWED).tell_next()
    assert now_of(store, hook).state is HookState.DEAD


def test_a_target_that_is_not_there_is_tried_again(store: Store) -> None:
    with receiving() as gone:
        url = gone.url
    hook = add(store, url)
    put(store, "n-1")
    assert Courier(store, ALLOWED).tell_next()
    state = now_of(store, hook)
    assert (state.state, state.attempts) == (HookState.ACTIVE, 1)
    assert "cannot be reached" in str(state.error)


def test_a_target_is_looked_at_again_each_time(store: Store, receiver: Receiver) -> None:
    # It was added where private targets are allowed, or its name has moved since.
    hook = add(store, receiver.url)
    put(store, "n-1")
    assert Courier(store, SETTINGS).tell_next()
    assert receiver.received == []
    assert "not public" in str(now_of(store, hook).error)


@pytest.mark.parametrize(("name", "taken"), [("localhost", True), ("other.example", False)])
def test_over_tls_the_name_and_not_the_address_is_proved(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, taken: bool
) -> None:
    with receiving(trusted(tmp_path, monkeypatch, name)) as receiver:
        hook = add(store, receiver.url)
        put(store, "n-1")
        assert Courier(store, ALLOWED).tell_next()
        assert len(receiver.received) == taken
    assert (now_of(store, hook).error is None) == taken


def test_much_is_told_in_messages_of_a_hundred(store: Store, receiver: Receiver) -> None:
    add(store, receiver.url)
    claims = [put(store, f"n-{number}") for number in range(250)]
    courier = Courier(store, ALLOWED)
    while courier.tell_next():
        pass
    told = [[c["id"] for c in message.data["changes"]] for message in receiver.received]
    assert [len(ids) for ids in told] == [100, 100, 50]
    assert [claim for ids in told for claim in ids] == claims


def test_what_was_forgotten_is_told_as_a_gap(receiver: Receiver) -> None:
    with open_store("memory:", changes_kept=2) as store:
        add(store, receiver.url)
        for number in range(5):
            put(store, f"n-{number}")
        assert Courier(store, ALLOWED).tell_next()
    [message] = receiver.received
    assert message.data["gap"] == {"after": 0, "forgotten": 3}
    assert [change["number"] for change in message.data["changes"]] == [4, 5]


def test_several_couriers_tell_each_message_once(store: Store, receiver: Receiver) -> None:
    hooks = [add(store, receiver.url) for _ in range(6)]
    put(store, "n-1")
    couriers = [Courier(store, ALLOWED) for _ in range(4)]

    def work(courier: Courier) -> int:
        told = 0
        # A lost race looks like nothing to do; the others see to it.
        for _ in range(20):
            told += courier.tell_next()
        return told

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(work, couriers)) == len(hooks)
    ids = sorted(message.id.partition(".")[0] for message in receiver.received)
    assert ids == sorted(hook.id for hook in hooks)


def test_a_courier_that_was_killed_is_taken_over(store: Store, receiver: Receiver) -> None:
    hook = add(store, receiver.url)
    claim = put(store, "n-1")
    long_ago = datetime.now(UTC) - timedelta(hours=1)
    assert Webhooks(store.registry).lease("killed", now=long_ago, seconds=60, latest=10**9)
    assert Courier(store, ALLOWED).tell_next()
    [message] = receiver.received
    assert message.data["changes"][0]["id"] == claim
    assert now_of(store, hook).delivered == 1


def test_a_running_service_tells_by_itself_also_what_another_wrote(receiver: Receiver) -> None:
    with open_store("memory:") as store, served(create_app(store, ALLOWED)) as base:
        made = httpx.post(f"{base}/v1/webhooks", json={"url": receiver.url}).json()
        claim = put(store, "n-1")
        end = time.monotonic() + 10
        while not receiver.received:
            assert time.monotonic() < end, "nothing was told in time"
            time.sleep(0.05)
        [message] = receiver.received
        assert message.verified(made["secret"])["data"]["changes"][0]["id"] == claim
        while httpx.get(base + made["links"]["webhook"]).json()["delivered"] == 0:
            assert time.monotonic() < end
            time.sleep(0.05)


def test_a_courier_ends_though_the_store_is_gone(store: Store) -> None:
    began = time.monotonic()
    with Courier(store, ALLOWED).running():
        store.close()
        time.sleep(0.1)
    assert time.monotonic() - began < 5
    with pytest.raises(StoreUnavailable):
        Courier(store, ALLOWED).tell_next()
