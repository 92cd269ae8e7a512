"""Small documents beside the graph, as every store keeps them."""

from __future__ import annotations

from typing import Protocol

from graph_schema.records import Entry


class Registry(Protocol):
    """Small documents beside the graph, such as keys and webhooks, found by kind and id.

    They change by comparing and swapping, so that of several processes one wins; a change here is
    no change of the graph.
    """

    def entry(self, kind: str, entry_id: str) -> Entry | None:
        """Give an entry, or None."""

    def entries(self, kind: str) -> tuple[Entry, ...]:
        """Give all entries of a kind, in the order of their ids."""

    def swap(self, kind: str, entry_id: str, document: str, *, version: int) -> bool:
        """Put a document in the place of the one with this version; 0 when there must be none.

        The new one has the next version. Gives False, and changes nothing, when another change
        was faster.
        """

    def remove(self, kind: str, entry_id: str) -> bool:
        """Remove an entry; gives False when there is none."""
