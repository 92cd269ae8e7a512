"""Webhooks: made with a secret, told by one at a time, given up and revived."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from graph_schema.errors import InputRefused
from graph_schema.records import ChangeKind
from graph_schema.stores import open_store
from graph_schema.webhooks import HookState, Webhook, Webhooks

NOW = datetime(2026, 3, 1, tzinfo=UTC)
URL = "https://example.org/hook"


@pytest.fixture
def hooks() -> Iterator[Webhooks]:
    """Give the webhooks of a new, empty store."""
    with open_store("memory:") as store:
        yield Webhooks(store.registry)


def add(hooks: Webhooks, *events: ChangeKind, position: int = 0) -> Webhook:
    return hooks.add(URL, events, position=position, now=NOW)


def lease(hooks: Webhooks, holder: str, at: int = 0, latest: int = 1) -> str | None:
    found = hooks.lease(holder, now=NOW + timedelta(seconds=at), seconds=60, latest=latest)
    return found.id if found else None


def test_a_webhook_has_a_secret_and_all_events_unless_told_otherwise(hooks: Webhooks) -> None:
    every = add(hooks)
    one = add(hooks, ChangeKind.ARTICLE_RETRACTED)
    assert every.events == tuple(ChangeKind)
    assert one.events == (ChangeKind.ARTICLE_RETRACTED,)
    assert len(base64.b64decode(every.secret.removeprefix("whsec_"))) == 32
    assert every.secret != one.secret
    assert {hook.id for hook in hooks.every()} == {every.id, one.id}
    assert hooks.one(every.id) == every


def test_one_holds_a_webhook_at_a_time(hooks: Webhooks) -> None:
    hook = add(hooks)
    assert lease(hooks, "a") == hook.id
    assert lease(hooks, "b", at=59) is None
    assert lease(hooks, "b", at=60) == hook.id
    late = replace(hook, position=1)
    assert hooks.settle(late, "a") is False
    assert hooks.settle(late, "b") is True
    assert hooks.one(hook.id) == late


def test_only_what_has_something_new_and_is_due_is_leased(hooks: Webhooks) -> None:
    hook = add(hooks, position=5)
    assert lease(hooks, "a", latest=5) is None
    held = hooks.lease("a", now=NOW, seconds=60, latest=6)
    assert held is not None
    later = NOW + timedelta(seconds=10)
    assert hooks.settle(replace(held, attempts=1, due=later), "a")
    assert lease(hooks, "a", at=9, latest=6) is None
    assert lease(hooks, "a", at=10, latest=6) == hook.id


def test_a_dead_webhook_is_not_leased_until_it_is_revived(hooks: Webhooks) -> None:
    hook = add(hooks)
    held = hooks.lease("a", now=NOW, seconds=60, latest=1)
    assert held is not None
    dead = replace(held, state=HookState.DEAD, attempts=3, pending=1, error="404 was the answer")
    assert hooks.settle(dead, "a")
    assert lease(hooks, "b", at=9999) is None
    revived = hooks.revive(hook.id, now=NOW)
    assert revived is not None
    assert (revived.state, revived.attempts, revived.pending) == (HookState.ACTIVE, 0, 1)
    assert lease(hooks, "b") == hook.id
    assert hooks.revive("wh_none", now=NOW) is None


def test_a_removed_webhook_cannot_be_settled(hooks: Webhooks) -> None:
    hook = add(hooks)
    assert lease(hooks, "a") == hook.id
    assert hooks.remove(hook.id) is True
    assert hooks.remove(hook.id) is False
    assert hooks.settle(hook, "a") is False
    assert hooks.every() == ()


def test_there_is_an_end_to_webhooks(hooks: Webhooks) -> None:
    for _ in range(100):
        add(hooks)
    with pytest.raises(InputRefused, match="remove one first"):
        add(hooks)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "example.org/hook",
        "ftp://example.org/",
        "file:///etc/passwd",
        "gopher://example.org/",
        "https://",
        "https:///path",
        "https://example.org:99999/",
        "https://example.org:0/",
        "https://user:password@example.org/",
        "https://user@example.org/",
        "https://example.org/#part",
        "https://example.org/a b",
        "https://example.org\\@evil.example/",
        "https://example.org/\r\nX-Evil: 1",
        "https://ex\u0430mple.org/",
        "https://[::1/",
        "https://example.org/" + "x" * 2_000,
    ],
)
def test_an_address_that_is_none_is_refused(hooks: Webhooks, url: str) -> None:
    with pytest.raises(InputRefused, match="url"):
        hooks.add(url, (), position=0, now=NOW)
