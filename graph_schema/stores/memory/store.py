"""The memory store itself."""

from __future__ import annotations

from graph_schema.stores.memory.content import Content
from graph_schema.stores.memory.reader import MemoryReader
from graph_schema.stores.memory.writer import MemoryQueue, MemoryWriter
from graph_schema.stores.opened import OpenedStore


class MemoryStore(OpenedStore):
    """A store that lives as long as the object; safe to use from many threads."""

    def __init__(self) -> None:
        self._content = Content()
        writer = MemoryWriter(self._content)
        reader = MemoryReader(self._content.snapshot)
        super().__init__(reader, writer, MemoryQueue(self._content, writer))

    def close(self) -> None:
        """Let go of everything; whatever is asked from now on raises StoreUnavailable."""
        self._content.close()
