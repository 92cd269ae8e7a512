"""The keys of the store as the service looks at them: again after a second, not each time."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from datetime import UTC, datetime

import anyio
from anyio import to_thread

from graph_schema.errors import StoreUnavailable
from graph_schema.keys import Keys
from graph_schema.registry import Registry
from service.scopes import Principal

FRESH_SECONDS = 1.0
_MOST_KNOWN = 1_000
# Looking a key up must not wait for a thread behind the questions that it guards.
_THREADS = 4


class Keyring:
    """Says whether keys are needed, and whose a token is; both are a second old at most.

    Keys are needed as soon as the store has one, also one that is revoked or expired: what was
    closed does not open because its last key goes.
    """

    def __init__(self, registry: Registry, now: Callable[[], float] = time.monotonic) -> None:
        self._keys = Keys(registry)
        self._now = now
        self._known: OrderedDict[str, tuple[float, Principal]] = OrderedDict()
        self._threads = anyio.CapacityLimiter(_THREADS)
        self._looked = now()
        self.was_needed = bool(self._keys.every())

    async def needed(self) -> bool:
        """Say whether keys are needed; while the store does not answer, as it was before."""
        if self._now() - self._looked >= FRESH_SECONDS:
            self._looked = self._now()
            await to_thread.run_sync(self._look, limiter=self._threads)
        return self.was_needed

    async def principal(self, token: str) -> Principal | None:
        """Give whose a token is, or None when it opens nothing; raises StoreUnavailable."""
        at, principal = self._known.get(token, (float("-inf"), None))
        if self._now() - at < FRESH_SECONDS:
            return principal
        at = self._now()
        key = await to_thread.run_sync(self._find, token, limiter=self._threads)
        if key is None:
            self._known.pop(token, None)
            return None
        self._known[token] = (at, key)
        self._known.move_to_end(token)
        while len(self._known) > _MOST_KNOWN:
            self._known.popitem(last=False)
        return key

    async def stands(self, principal: Principal) -> bool:
        """Say whether whoever began something may go on with it; raises StoreUnavailable."""
        if principal.token is None:
            return not await self.needed()
        return await self.principal(principal.token) is not None

    def _look(self) -> None:
        try:
            self.was_needed = bool(self._keys.every())
        except StoreUnavailable:
            return

    def _find(self, token: str) -> Principal | None:
        key = self._keys.find(token, now=datetime.now(UTC))
        return None if key is None else Principal(key.id, frozenset(key.scopes), token)
