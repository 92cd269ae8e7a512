"""A worker's signs of life, for those who watch over the graph."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime

from graph_schema.errors import StoreError
from graph_schema.registry import Registry
from graph_schema.workers import WorkerSign, leave_sign, remove_sign
from ingest.worker import Done, Told

EVERY_SECONDS = 10.0
_log = logging.getLogger(__name__)


@contextmanager
def signs_of(name: str, registry: Registry) -> Iterator[Told]:
    """Give what a worker calls after each step: it leaves a sign every ten seconds at most.

    The first is left at once; the last is taken away at the end.
    """
    started, left_at = datetime.now(UTC), float("-inf")

    def told(done: Done) -> None:
        nonlocal left_at
        if time.monotonic() - left_at < EVERY_SECONDS:
            return
        left_at = time.monotonic()
        sign = WorkerSign(name, started, datetime.now(UTC), done.coded, done.failed)
        try:
            leave_sign(registry, sign)
        except StoreError as error:
            # The work matters, the sign does not.
            _log.warning("no sign of life could be left: %s", error)

    try:
        yield told
    finally:
        # A sign that stays is taken for that of a worker gone, after a minute.
        with suppress(StoreError):
            remove_sign(registry, name)
