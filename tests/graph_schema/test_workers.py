"""Signs of life of workers."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from graph_schema.stores import open_store
from graph_schema.workers import KIND, WorkerSign, leave_sign, remove_sign, seen_workers

NOW = datetime(2026, 3, 1, tzinfo=UTC)


def test_a_sign_is_seen_for_a_minute_and_cleared_away_when_it_is_old() -> None:
    with open_store("memory:") as store:
        registry = store.registry
        gone = WorkerSign("w-1", NOW, NOW, 1, 0)
        leave_sign(registry, gone)
        leave_sign(registry, WorkerSign("w-1", NOW, NOW + timedelta(seconds=10), 2, 1))
        [seen] = seen_workers(registry, now=NOW + timedelta(seconds=70))
        assert (seen.coded, seen.failed) == (2, 1)
        assert seen_workers(registry, now=NOW + timedelta(seconds=71)) == ()
        later = WorkerSign("w-2", NOW, NOW + timedelta(hours=1), 5, 0)
        leave_sign(registry, later)
        assert [entry.id for entry in registry.entries(KIND)] == ["w-2"]
        assert seen_workers(registry, now=later.seen) == (later,)
        remove_sign(registry, "w-2")
        assert registry.entries(KIND) == ()
