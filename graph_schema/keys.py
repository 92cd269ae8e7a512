"""Keys that open the service: made, found, listed and revoked, and never kept as they are."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from pydantic import TypeAdapter

from graph_schema.errors import InputRefused
from graph_schema.registry import Registry

KIND = "key"
MAX_NAME = 80
_TOKEN = re.compile(r"(ag_[0-9a-f]{12})_([A-Za-z0-9_-]{43})")


class Scope(StrEnum):
    """What a key may do; it has exactly the scopes that it was made with, none implies another."""

    READ = "read"
    WRITE = "write"
    ADMIN = "admin"
    CYPHER = "cypher"


@dataclass(frozen=True, slots=True)
class Key:
    """What is kept of a key: `digest` is the SHA-256 of its secret part, which is kept nowhere.

    The secret is 256 random bits, so that its digest needs no salt and no slow hash.
    """

    id: str
    name: str
    scopes: tuple[Scope, ...]
    digest: str
    created: datetime
    expires: datetime | None = None
    revoked: datetime | None = None

    def usable(self, now: datetime) -> bool:
        """Say whether the key opens anything."""
        return self.revoked is None and (self.expires is None or now < self.expires)


_STORED = TypeAdapter(Key)


class Keys:
    """The keys of one store. Several processes may use them at once."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry

    def create(
        self,
        name: str,
        scopes: Iterable[Scope],
        *,
        now: datetime,
        expires: datetime | None = None,
    ) -> tuple[Key, str]:
        """Make a key and give it with its token, which nothing can give again.

        Raises InputRefused for a name that is no short line, no scope, or an end that is past.
        """
        named = name.strip()
        if not named or len(named) > MAX_NAME or not named.isprintable():
            raise InputRefused("name", f"must be one line of 1 to {MAX_NAME} characters")
        wanted = tuple(scope for scope in Scope if scope in set(scopes))
        if not wanted:
            raise InputRefused("scope", f"name at least one of {', '.join(Scope)}")
        if expires is not None and expires <= now:
            raise InputRefused("expires", "is in the past; name a later day")
        key_id, secret = f"ag_{secrets.token_hex(6)}", secrets.token_urlsafe(32)
        key = Key(key_id, named, wanted, _digest(secret), now, expires)
        if not self._put(key, version=0):
            raise InputRefused("key", "could not be made; try again")
        return key, f"{key_id}_{secret}"

    def every(self) -> tuple[Key, ...]:
        """Give all keys, also those that are revoked or have expired, the oldest first."""
        found = [_read(entry.document) for entry in self._registry.entries(KIND)]
        return tuple(sorted(found, key=lambda key: (key.created, key.id)))

    def find(self, token: str, *, now: datetime) -> Key | None:
        """Give the usable key of a token, or None."""
        parts = _TOKEN.fullmatch(token)
        entry = self._registry.entry(KIND, parts[1]) if parts else None
        if parts is None or entry is None:
            return None
        key = _read(entry.document)
        same = hmac.compare_digest(key.digest, _digest(parts[2]))
        return key if same and key.usable(now) else None

    def revoke(self, key_id: str, *, now: datetime) -> Key | None:
        """Make a key open nothing from now on; gives it, or None when there is none.

        It stays listed, so that its id in a log still means something.
        """
        while (entry := self._registry.entry(KIND, key_id)) is not None:
            key = _read(entry.document)
            revoked = key if key.revoked else replace(key, revoked=now)
            if revoked == key or self._put(revoked, version=entry.version):
                return revoked
        return None

    def forget(self, key_id: str) -> bool:
        """Remove a key for good; gives False when there is none."""
        return self._registry.remove(KIND, key_id)

    def _put(self, key: Key, *, version: int) -> bool:
        document = _STORED.dump_json(key).decode()
        return self._registry.swap(KIND, key.id, document, version=version)


def _read(document: str) -> Key:
    return _STORED.validate_json(document)


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode("ascii")).hexdigest()
