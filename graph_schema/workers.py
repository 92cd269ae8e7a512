"""The signs of life that workers leave beside the graph."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from pydantic import TypeAdapter

from graph_schema.registry import Registry

KIND = "worker"
# A worker that has said nothing for so long is taken for gone.
SILENCE = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class WorkerSign:
    """How many articles a worker has read and could not, and when it last said so."""

    name: str
    started: datetime
    seen: datetime
    coded: int
    failed: int


_STORED = TypeAdapter(WorkerSign)


def leave_sign(registry: Registry, sign: WorkerSign) -> None:
    """Put a sign in the place of the worker's earlier one, and clear away those of the gone."""
    for entry in registry.entries(KIND):
        there = _STORED.validate_json(entry.document)
        if sign.seen - there.seen > 10 * SILENCE:
            registry.remove(KIND, entry.id)
    entry_now = registry.entry(KIND, sign.name)
    version = entry_now.version if entry_now else 0
    # Nobody else writes under this name, so that a lost swap is no loss.
    registry.swap(KIND, sign.name, _STORED.dump_json(sign).decode(), version=version)


def remove_sign(registry: Registry, name: str) -> None:
    """Take a worker's sign away, because it ends."""
    registry.remove(KIND, name)


def seen_workers(registry: Registry, *, now: datetime) -> tuple[WorkerSign, ...]:
    """Give the workers that left a sign within the last minute, by name."""
    signs = (_STORED.validate_json(entry.document) for entry in registry.entries(KIND))
    return tuple(sign for sign in signs if now - sign.seen <= SILENCE)
