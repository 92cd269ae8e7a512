"""What every opened store is: five views of one place, closed at the end of a `with`."""

from __future__ import annotations

from abc import ABC, abstractmethod
from types import TracebackType
from typing import Self

from graph_schema.cypher import CypherReader
from graph_schema.interfaces import GraphReader
from graph_schema.jobs import JobQueue
from graph_schema.registry import Registry
from graph_schema.reviews import Reviews
from graph_schema.writer import GraphWriter


class OpenedStore(ABC):
    """A store with its views; an engine says only how it is closed."""

    def __init__(
        self,
        reader: GraphReader,
        writer: GraphWriter,
        queue: JobQueue,
        registry: Registry,
        reviews: Reviews,
    ) -> None:
        self._reader = reader
        self._writer = writer
        self._queue = queue
        self._registry = registry
        self._reviews = reviews

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

    @property
    def cypher(self) -> CypherReader | None:
        """Give what answers questions in Cypher; None where an engine does not say otherwise."""
        return None

    @property
    def registry(self) -> Registry:
        """Give the registry."""
        return self._registry

    @property
    def reviews(self) -> Reviews:
        """Give the reviews."""
        return self._reviews

    @abstractmethod
    def close(self) -> None:
        """Let go of files and connections; whatever is asked later raises StoreUnavailable."""

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
