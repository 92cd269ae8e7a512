"""Keys for tests of a guarded service."""

from __future__ import annotations

from datetime import UTC, datetime

from graph_schema.interfaces import Store
from graph_schema.keys import Key, Keys, Scope


def a_key(store: Store, *scopes: Scope, expires: datetime | None = None) -> tuple[Key, str]:
    """Give a new key of a store with its token; it may read unless scopes say otherwise."""
    wanted = scopes or (Scope.READ,)
    return Keys(store.registry).create("test", wanted, now=datetime.now(UTC), expires=expires)


def bearer(token: str) -> dict[str, str]:
    """Give the headers that carry a token."""
    return {"Authorization": f"Bearer {token}"}
