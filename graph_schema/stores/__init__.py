"""The stores of the graph, chosen by address."""

from __future__ import annotations

import re

from graph_schema.errors import StoreAddressError
from graph_schema.interfaces import Store
from graph_schema.settings import CHANGES_KEPT
from graph_schema.stores.embedded.store import open_embedded
from graph_schema.stores.memory.store import MemoryStore

UNDERSTOOD = "memory:, sqlite:///relative.db or sqlite:////absolute/path.db"
_SQLITE = "sqlite:///"
# A password may itself hold a slash or an at sign, so all before the last at sign goes.
_CREDENTIALS = re.compile(r"(?<=//).*@", re.DOTALL)
_QUERY = re.compile(r"\?.*", re.DOTALL)


def open_store(address: str, *, create: bool = True, changes_kept: int = CHANGES_KEPT) -> Store:
    """Open the store at `address`, and make it when it is not there and `create` is true.

    The log of changes keeps `changes_kept` entries, the newest.

    Raises StoreAddressError for an address that is not understood, StoreUnavailable when there is
    no store or it cannot be reached, StoreMismatch when it is not a graph that this version reads.
    """
    if address == "memory:":
        return MemoryStore(changes_kept=changes_kept)
    if address.startswith(_SQLITE) and len(address) > len(_SQLITE):
        path = address.removeprefix(_SQLITE)
        return open_embedded(path, create=create, changes_kept=changes_kept)
    raise StoreAddressError(
        f"the store address {without_secrets(address)!r} is not understood; use {UNDERSTOOD}"
    )


def without_secrets(address: str) -> str:
    """Give an address that is fit to be shown: without user, password and query."""
    return _QUERY.sub("?...", _CREDENTIALS.sub("...@", address))
