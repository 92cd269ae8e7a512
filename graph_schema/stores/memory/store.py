"""The memory store itself."""

from __future__ import annotations

from graph_schema.settings import CHANGES_KEPT
from graph_schema.stores.memory.content import Content
from graph_schema.stores.memory.reader import MemoryReader
from graph_schema.stores.memory.registry import MemoryRegistry
from graph_schema.stores.memory.reviews import MemoryReviews
from graph_schema.stores.memory.writer import MemoryQueue, MemoryWriter
from graph_schema.stores.opened import OpenedStore


class MemoryStore(OpenedStore):
    """A store that lives as long as the object; safe to use from many threads."""

    def __init__(self, *, changes_kept: int = CHANGES_KEPT) -> None:
        self._content = Content(changes_kept)
        writer = MemoryWriter(self._content)
        super().__init__(
            MemoryReader(self._content),
            writer,
            MemoryQueue(self._content, writer),
            MemoryRegistry(self._content),
            MemoryReviews(self._content),
        )

    def close(self) -> None:
        """Let go of everything; whatever is asked from now on raises StoreUnavailable."""
        self._content.close()
