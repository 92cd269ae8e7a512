"""The stores of the graph, chosen by address."""

from __future__ import annotations

import re

from graph_schema.errors import StoreAddressError
from graph_schema.interfaces import Store
from graph_schema.settings import CHANGES_KEPT, Settings
from graph_schema.stores.embedded.store import open_embedded
from graph_schema.stores.memory.store import MemoryStore
from graph_schema.stores.neo4j import address as neo4j
from graph_schema.stores.neo4j.store import open_neo4j

UNDERSTOOD = f"memory:, sqlite:///relative.db, sqlite:////absolute/path.db or {neo4j.UNDERSTOOD}"
_SQLITE = "sqlite:///"
# A password may itself hold a slash or an at sign, so all before the last at sign goes.
_CREDENTIALS = re.compile(r"(?<=//).*@", re.DOTALL)
_QUERY = re.compile(r"\?.*", re.DOTALL)


def open_store(
    address: str,
    *,
    create: bool = True,
    password: str | None = None,
    changes_kept: int = CHANGES_KEPT,
) -> Store:
    """Open the store at `address`, and make it when it is not there and `create` is true.

    `password` is that of a Neo4j address that has none; the log of changes keeps `changes_kept`
    entries, the newest. Raises StoreAddressError for an address that is not understood,
    StoreUnavailable when there is no store or it cannot be reached, StoreMismatch when it is not
    a graph that this version reads.
    """
    if address == "memory:":
        return MemoryStore(changes_kept=changes_kept)
    if address.startswith(_SQLITE) and len(address) > len(_SQLITE):
        path = address.removeprefix(_SQLITE)
        return open_embedded(path, create=create, changes_kept=changes_kept)
    if address.startswith(neo4j.SCHEMES):
        return open_neo4j(address, create=create, password=password, changes_kept=changes_kept)
    raise StoreAddressError(
        f"the store address {without_secrets(address)!r} is not understood; use {UNDERSTOOD}"
    )


def store_of(settings: Settings, *, create: bool = True) -> Store:
    """Open the store that the settings name; see `open_store`."""
    secret = settings.neo4j_password
    password = secret.get_secret_value() if secret is not None else None
    return open_store(
        settings.store, create=create, password=password, changes_kept=settings.changes_kept
    )


def without_secrets(address: str) -> str:
    """Give an address that is fit to be shown: without user, password and query."""
    return _QUERY.sub("?...", _CREDENTIALS.sub("...@", address))
