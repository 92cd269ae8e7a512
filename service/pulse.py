"""Notices that the graph has changed, whoever changed it, for all who listen at once."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from anyio import to_thread

from graph_schema.errors import StoreError
from graph_schema.interfaces import GraphReader

GLANCE_SECONDS = 0.5
_log = logging.getLogger(__name__)


class Pulse:
    """Looks at the revision twice a second while somebody listens, and wakes all listeners.

    One look serves every listener, and with none there is no look. `ending` may be set to a
    function that says that the process ends; the listeners are woken then too.
    """

    def __init__(self, reader: GraphReader, seconds: float = GLANCE_SECONDS) -> None:
        self._reader = reader
        self._seconds = seconds
        self._listeners: set[asyncio.Event] = set()
        self._task: asyncio.Task[None] | None = None
        self.ending: Callable[[], bool] = lambda: False

    @property
    def listeners(self) -> int:
        """Give the number of those who listen."""
        return len(self._listeners)

    @contextmanager
    def listening(self) -> Iterator[asyncio.Event]:
        """Give an event that is set when the graph may have changed; the listener clears it.

        It is set at first, for what happened before.
        """
        changed = asyncio.Event()
        changed.set()
        self._listeners.add(changed)
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._watch())
        try:
            yield changed
        finally:
            self._listeners.discard(changed)

    async def _watch(self) -> None:
        seen: int | None = None
        while self._listeners:
            revision: int | None
            try:
                revision = await to_thread.run_sync(self._reader.revision)
            except StoreError as error:
                # It may come back; the listeners are kept waiting, and told they are not alone.
                _log.warning("the stream cannot look at the store now: %s", error)
                revision = seen
            ending = self.ending()
            if revision != seen or ending:
                seen = revision
                for changed in self._listeners:
                    changed.set()
            if ending:
                return
            await asyncio.sleep(self._seconds)
