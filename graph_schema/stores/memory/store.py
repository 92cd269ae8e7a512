"""The memory store itself."""

from __future__ import annotations

from types import TracebackType
from typing import Self

from graph_schema.interfaces import GraphReader, GraphWriter, JobQueue
from graph_schema.stores.memory.content import Content
from graph_schema.stores.memory.reader import MemoryReader
from graph_schema.stores.memory.writer import MemoryQueue, MemoryWriter


class MemoryStore:
    """A store that lives as long as the object; safe to use from many threads."""

    def __init__(self) -> None:
        self._content = Content()
        self._reader = MemoryReader(self._content)
        self._writer = MemoryWriter(self._content)
        self._queue = MemoryQueue(self._content, self._writer)

    @property
    def reader(self) -> GraphReader:
        """Give the reader."""
        return self._reader

    @property
    def writer(self) -> GraphWriter:
        """Give the writer."""
        return self._writer

    @property
    def queue(self) -> JobQueue:
        """Give the queue."""
        return self._queue

    def close(self) -> None:
        """Let go of everything; whatever is asked from now on raises StoreUnavailable."""
        self._content.close()

    def __enter__(self) -> Self:
        """Give the store itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the store."""
        self.close()
