"""Keys: kept as digests, found by their token alone, and dead once revoked or expired."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from graph_schema.errors import InputRefused
from graph_schema.interfaces import Store
from graph_schema.keys import KIND, Keys, Scope
from graph_schema.stores import open_store

NOW = datetime(2026, 3, 1, tzinfo=UTC)
READ = [Scope.READ]


@pytest.fixture
def store() -> Iterator[Store]:
    """Give a new, empty store."""
    with open_store("memory:") as opened:
        yield opened


@pytest.fixture
def keys(store: Store) -> Keys:
    """Give the keys of the store."""
    return Keys(store.registry)


def test_a_token_finds_its_key_with_exactly_its_scopes(keys: Keys) -> None:
    key, token = keys.create(" dashboard ", [Scope.WRITE, Scope.READ, Scope.READ], now=NOW)
    assert keys.find(token, now=NOW) == key
    assert (key.name, key.scopes) == ("dashboard", (Scope.READ, Scope.WRITE))
    assert keys.every() == (key,)


def test_what_is_kept_does_not_open_anything(keys: Keys, store: Store) -> None:
    key, token = keys.create("a", READ, now=NOW)
    entry = store.registry.entry(KIND, key.id)
    assert entry is not None
    secret = token.removeprefix(f"{key.id}_")
    assert len(secret) == 43
    assert secret not in entry.document
    assert keys.find(f"{key.id}_{key.digest[:43]}", now=NOW) is None


def test_no_two_keys_are_alike(keys: Keys) -> None:
    made = [keys.create("a", READ, now=NOW) for _ in range(20)]
    assert len({key.id for key, _ in made}) == len({token for _, token in made}) == 20


@pytest.mark.parametrize(
    "change",
    [
        lambda token: token[:-1],
        lambda token: token + "A",
        lambda token: token[:-1] + ("A" if token[-1] != "A" else "B"),
        lambda token: token.swapcase(),
        lambda token: token.replace("ag_", "ag_0", 1),
        lambda token: token[:15],
        lambda token: token[:16] + "\u0663" * 43,
        lambda token: f" {token}",
        lambda token: f"{token}\n",
        lambda _: "",
        lambda _: "' OR 1=1 --",
    ],
)
def test_a_token_that_is_a_little_off_finds_nothing(keys: Keys, change: object) -> None:
    _, token = keys.create("a", READ, now=NOW)
    assert callable(change)
    assert keys.find(change(token), now=NOW) is None


def test_the_secret_of_another_key_finds_nothing(keys: Keys) -> None:
    (first, token), (second, other) = (keys.create("a", READ, now=NOW) for _ in range(2))
    mixed = first.id + other.removeprefix(second.id)
    assert mixed != token
    assert keys.find(mixed, now=NOW) is None


def test_a_key_expires_to_the_moment(keys: Keys) -> None:
    end = NOW + timedelta(days=1)
    key, token = keys.create("a", READ, now=NOW, expires=end)
    assert keys.find(token, now=end - timedelta(microseconds=1)) == key
    assert keys.find(token, now=end) is None


def test_a_revoked_key_finds_nothing_but_stays_listed(keys: Keys) -> None:
    key, token = keys.create("a", READ, now=NOW)
    later = NOW + timedelta(hours=1)
    revoked = keys.revoke(key.id, now=later)
    assert revoked is not None
    assert revoked.revoked == later
    assert keys.revoke(key.id, now=later + timedelta(hours=1)) == revoked
    assert keys.find(token, now=NOW) is None
    assert keys.every() == (revoked,)
    assert keys.revoke("ag_none", now=NOW) is None


def test_a_forgotten_key_is_gone(keys: Keys) -> None:
    key, token = keys.create("a", READ, now=NOW)
    assert keys.forget(key.id) is True
    assert keys.forget(key.id) is False
    assert (keys.find(token, now=NOW), keys.every()) == (None, ())


def test_keys_are_listed_in_the_order_they_were_made(keys: Keys) -> None:
    for number in range(5):
        keys.create(str(number), READ, now=NOW + timedelta(seconds=number))
    assert [key.name for key in keys.every()] == ["0", "1", "2", "3", "4"]


@pytest.mark.parametrize("name", ["", "  ", "two\nlines", "x" * 81, "\u202eevil"])
def test_a_name_that_is_no_short_line_is_refused(keys: Keys, name: str) -> None:
    with pytest.raises(InputRefused, match="name"):
        keys.create(name, READ, now=NOW)
    assert keys.every() == ()


def test_no_scope_and_a_past_end_are_refused(keys: Keys) -> None:
    with pytest.raises(InputRefused, match="scope"):
        keys.create("a", [], now=NOW)
    with pytest.raises(InputRefused, match="past"):
        keys.create("a", READ, now=NOW, expires=NOW)


def test_the_secret_does_not_show_in_what_is_printed(keys: Keys) -> None:
    key, token = keys.create("a", READ, now=NOW)
    assert token.removeprefix(f"{key.id}_") not in repr(key)
