"""Small documents beside the graph: swapped, never overwritten unseen."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from graph_schema.errors import StoreUnavailable
from graph_schema.interfaces import Store
from graph_schema.records import Entry


def test_what_is_not_there_is_none(store: Store) -> None:
    assert store.registry.entry("key", "k-1") is None
    assert store.registry.entries("key") == ()
    assert store.registry.remove("key", "k-1") is False


def test_a_document_comes_changes_and_goes(store: Store) -> None:
    assert store.registry.swap("key", "k-1", '{"a": "مفتاح"}', version=0) is True
    assert store.registry.entry("key", "k-1") == Entry("key", "k-1", 1, '{"a": "مفتاح"}')
    assert store.registry.swap("key", "k-1", "two", version=1) is True
    assert store.registry.entry("key", "k-1") == Entry("key", "k-1", 2, "two")
    assert store.registry.remove("key", "k-1") is True
    assert store.registry.entry("key", "k-1") is None
    assert store.registry.swap("key", "k-1", "anew", version=0) is True
    assert store.registry.entry("key", "k-1") == Entry("key", "k-1", 1, "anew")


@pytest.mark.parametrize("version", [0, 1, 3])
def test_a_swap_of_another_version_changes_nothing(store: Store, version: int) -> None:
    store.registry.swap("key", "k-1", "one", version=0)
    store.registry.swap("key", "k-1", "two", version=1)
    assert store.registry.swap("key", "k-1", "late", version=version) is False
    assert store.registry.entry("key", "k-1") == Entry("key", "k-1", 2, "two")


def test_what_was_removed_is_not_swapped(store: Store) -> None:
    assert store.registry.swap("key", "k-1", "one", version=1) is False
    assert store.registry.entries("key") == ()


def test_kinds_are_apart_and_ids_in_order(store: Store) -> None:
    for kind, entry_id in (("key", "b"), ("webhook", "b"), ("key", "a"), ("key", "c")):
        assert store.registry.swap(kind, entry_id, f"{kind} {entry_id}", version=0)
    assert [entry.id for entry in store.registry.entries("key")] == ["a", "b", "c"]
    assert store.registry.entries("webhook") == (Entry("webhook", "b", 1, "webhook b"),)
    assert store.registry.remove("webhook", "a") is False
    assert store.registry.remove("webhook", "b") is True
    assert store.registry.entry("key", "b") is not None


def test_of_many_who_swap_at_once_one_wins(store: Store) -> None:
    store.registry.swap("webhook", "w", "0", version=0)

    def take(number: int) -> bool:
        return store.registry.swap("webhook", "w", str(number), version=1)

    with ThreadPoolExecutor(8) as pool:
        won = list(pool.map(take, range(1, 17)))
    assert won.count(True) == 1
    assert store.registry.entry("webhook", "w") == Entry(
        "webhook", "w", 2, str(won.index(True) + 1)
    )


def test_a_document_is_no_change_of_the_graph(store: Store) -> None:
    store.registry.swap("key", "k-1", "one", version=0)
    assert store.reader.revision() == 0
    assert store.reader.changes(0).latest == 0


def test_a_closed_store_has_no_documents_to_give(store: Store) -> None:
    store.close()
    for ask in (
        lambda: store.registry.entry("key", "k-1"),
        lambda: store.registry.entries("key"),
        lambda: store.registry.swap("key", "k-1", "", version=0),
        lambda: store.registry.remove("key", "k-1"),
        lambda: store.reader.changes(0),
        store.queue.dead,
    ):
        with pytest.raises(StoreUnavailable):
            ask()
