"""The registry of the memory store."""

from __future__ import annotations

from graph_schema.records import Entry
from graph_schema.stores.memory.content import Content


class MemoryRegistry:
    """Documents of the memory store; see `graph_schema.registry.Registry`."""

    def __init__(self, content: Content) -> None:
        self._content = content

    def entry(self, kind: str, entry_id: str) -> Entry | None:
        """Give an entry, or None."""
        with self._content.held():
            return self._content.entries.get((kind, entry_id))

    def entries(self, kind: str) -> tuple[Entry, ...]:
        """Give all entries of a kind, in the order of their ids."""
        with self._content.held():
            found = [entry for entry in self._content.entries.values() if entry.kind == kind]
            return tuple(sorted(found, key=lambda entry: entry.id))

    def swap(self, kind: str, entry_id: str, document: str, *, version: int) -> bool:
        """Put a document in the place of the one with this version; 0 when there must be none."""
        with self._content.held():
            there = self._content.entries.get((kind, entry_id))
            if (there.version if there else 0) != version:
                return False
            self._content.entries[kind, entry_id] = Entry(kind, entry_id, version + 1, document)
            return True

    def remove(self, kind: str, entry_id: str) -> bool:
        """Remove an entry; gives False when there is none."""
        with self._content.held():
            return self._content.entries.pop((kind, entry_id), None) is not None
