"""The registry of the Neo4j store."""

from __future__ import annotations

import secrets

from graph_schema.records import Entry
from graph_schema.stores.neo4j.connection import Connection
from graph_schema.stores.neo4j.cypher import log as cypher


class Neo4jRegistry:
    """Documents of the Neo4j store; see `graph_schema.registry.Registry`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def entry(self, kind: str, entry_id: str) -> Entry | None:
        """Give an entry, or None."""
        key = _key(kind, entry_id)
        row = self._connection.read(lambda transaction: transaction.row(cypher.ENTRY, key=key))
        return None if row is None else Entry(*row)

    def entries(self, kind: str) -> tuple[Entry, ...]:
        """Give all entries of a kind, in the order of their ids."""
        rows = self._connection.read(
            lambda transaction: transaction.rows(cypher.ENTRIES, kind=kind)
        )
        return tuple(Entry(*row) for row in rows)

    def swap(self, kind: str, entry_id: str, document: str, *, version: int) -> bool:
        """Put a document in the place of the one with this version; 0 when there must be none."""
        values = {"key": _key(kind, entry_id), "document": document}
        if version == 0:
            statement = cypher.ADD_ENTRY
            values |= {"kind": kind, "id": entry_id, "maker": secrets.token_hex(16)}
        else:
            statement = cypher.SWAP_ENTRY
        row = self._connection.write(
            lambda transaction: transaction.row(statement, version=version, **values)
        )
        return row is not None and bool(row[0])

    def remove(self, kind: str, entry_id: str) -> bool:
        """Remove an entry; gives False when there is none."""
        key = _key(kind, entry_id)
        row = self._connection.write(
            lambda transaction: transaction.row(cypher.REMOVE_ENTRY, key=key)
        )
        return row is not None


def _key(kind: str, entry_id: str) -> str:
    return f"{kind} {entry_id}"
