"""The registry of the embedded store."""

from __future__ import annotations

from graph_schema.records import Entry
from graph_schema.stores.embedded.connections import Connections
from graph_schema.stores.embedded.sql import changes as sql


class EmbeddedRegistry:
    """Documents of the embedded store; see `graph_schema.registry.Registry`."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def entry(self, kind: str, entry_id: str) -> Entry | None:
        """Give an entry, or None."""
        with self._connections.reading() as connection:
            row = connection.execute(sql.ENTRY, (kind, entry_id)).fetchone()
            return None if row is None else Entry(*row)

    def entries(self, kind: str) -> tuple[Entry, ...]:
        """Give all entries of a kind, in the order of their ids."""
        with self._connections.reading() as connection:
            return tuple(Entry(*row) for row in connection.execute(sql.ENTRIES, (kind,)))

    def swap(self, kind: str, entry_id: str, document: str, *, version: int) -> bool:
        """Put a document in the place of the one with this version; 0 when there must be none."""
        with self._connections.writing() as connection:
            if version == 0:
                done = connection.execute(sql.ADD_ENTRY, (kind, entry_id, document))
            else:
                done = connection.execute(sql.SWAP_ENTRY, (document, kind, entry_id, version))
            return done.rowcount == 1

    def remove(self, kind: str, entry_id: str) -> bool:
        """Remove an entry; gives False when there is none."""
        with self._connections.writing() as connection:
            return connection.execute(sql.REMOVE_ENTRY, (kind, entry_id)).rowcount == 1
