"""Webhooks: who is told of changes, how far, and under whose lease."""

from __future__ import annotations

import base64
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from urllib.parse import urlsplit

from pydantic import TypeAdapter

from graph_schema.errors import InputRefused
from graph_schema.records import ChangeKind
from graph_schema.registry import Registry

KIND = "webhook"
MAX_URL = 2_000
SECRET_PREFIX = "whsec_"  # noqa: S105 - it only begins one
_SECRET_BYTES = 32
_MOST_HOOKS = 100


class HookState(StrEnum):
    """Whether a webhook is told of changes, or was given up."""

    ACTIVE = "active"
    DEAD = "dead"


@dataclass(frozen=True, slots=True)
class Webhook:
    """Where changes are told, and how far that has come.

    `events` are the kinds that are told. All changes up to the number `position` have been told
    or were not wanted; while `attempts` of telling those up to `pending` have failed, the next is
    due at `due`. `error` is the last reason. `holder` may tell it until `held_until`.
    """

    id: str
    url: str
    secret: str
    events: tuple[ChangeKind, ...]
    created: datetime
    position: int
    state: HookState = HookState.ACTIVE
    attempts: int = 0
    pending: int | None = None
    due: datetime | None = None
    error: str | None = None
    delivered: int = 0
    holder: str | None = None
    held_until: datetime | None = None


_STORED = TypeAdapter(Webhook)


class Webhooks:
    """The webhooks of one store. Several processes may tell them at once; one holds each."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry

    def add(
        self, url: str, events: Iterable[ChangeKind], *, position: int, now: datetime
    ) -> Webhook:
        """Add a webhook that is told what happens after the change `position`.

        Its secret is made here. Raises InputRefused for an address that is none, or when there
        are too many.
        """
        check_url(url)
        wanted = set(events)
        if len(self._registry.entries(KIND)) >= _MOST_HOOKS:
            raise InputRefused("webhook", f"there are {_MOST_HOOKS} already; remove one first")
        hook = Webhook(
            id=f"wh_{secrets.token_hex(6)}",
            url=url,
            secret=SECRET_PREFIX + base64.b64encode(secrets.token_bytes(_SECRET_BYTES)).decode(),
            events=tuple(kind for kind in ChangeKind if not wanted or kind in wanted),
            created=now,
            position=position,
        )
        if not self._put(hook, version=0):
            raise InputRefused("webhook", "could not be made; try again")
        return hook

    def take_over(self, hook: Webhook, *, position: int) -> bool:
        """Add a webhook of another store, told what happens here after the change `position`.

        Gives False, and changes nothing, when it is here already.
        """
        taken = replace(
            hook,
            position=position,
            attempts=0,
            pending=None,
            due=None,
            holder=None,
            held_until=None,
        )
        return self._put(taken, version=0)

    def every(self) -> tuple[Webhook, ...]:
        """Give all webhooks, the oldest first."""
        found = [_STORED.validate_json(entry.document) for entry in self._registry.entries(KIND)]
        return tuple(sorted(found, key=lambda hook: (hook.created, hook.id)))

    def one(self, hook_id: str) -> Webhook | None:
        """Give a webhook, or None."""
        entry = self._registry.entry(KIND, hook_id)
        return None if entry is None else _STORED.validate_json(entry.document)

    def remove(self, hook_id: str) -> bool:
        """Remove a webhook; gives False when there is none."""
        return self._registry.remove(KIND, hook_id)

    def revive(self, hook_id: str, *, now: datetime) -> Webhook | None:
        """Let a webhook that was given up be told again from where it stopped; None if unknown."""
        while (entry := self._registry.entry(KIND, hook_id)) is not None:
            hook = _STORED.validate_json(entry.document)
            awake = replace(hook, state=HookState.ACTIVE, attempts=0, due=now, error=None)
            if hook.state is HookState.ACTIVE or self._put(awake, version=entry.version):
                return hook if hook.state is HookState.ACTIVE else awake
        return None

    def lease(self, holder: str, *, now: datetime, seconds: int, latest: int) -> Webhook | None:
        """Give a webhook to be told now, held by `holder` for a while, or None.

        That is one that is active and due, whose position is behind `latest`, the number of the
        newest change, and that nobody holds.
        """
        for entry in self._registry.entries(KIND):
            hook = _STORED.validate_json(entry.document)
            free = hook.held_until is None or hook.held_until <= now
            ready = hook.state is HookState.ACTIVE and (hook.due is None or hook.due <= now)
            if free and ready and hook.position < latest:
                held_until = now + timedelta(seconds=seconds)
                held = replace(hook, holder=holder, held_until=held_until)
                if self._put(held, version=entry.version):
                    return held
        return None

    def settle(self, hook: Webhook, holder: str) -> bool:
        """Keep what became of a webhook that `holder` has told, and let go of it.

        Gives False, and changes nothing, when it is held by another by now or was removed.
        """
        entry = self._registry.entry(KIND, hook.id)
        if entry is None or _STORED.validate_json(entry.document).holder != holder:
            return False
        return self._put(replace(hook, holder=None, held_until=None), version=entry.version)

    def _put(self, hook: Webhook, *, version: int) -> bool:
        document = _STORED.dump_json(hook).decode()
        return self._registry.swap(KIND, hook.id, document, version=version)


def check_url(url: str) -> None:
    """Raise InputRefused unless an address is http or https, with a host and without a password.

    Whether the host may be told anything is asked each time it is, for names may move.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise InputRefused("url", f"is no address ({error})") from error
    printable = url.isascii() and url.isprintable() and " " not in url
    if parts.scheme not in {"http", "https"} or not parts.hostname or port == 0:
        raise InputRefused("url", "must be like https://example.org/hook")
    if len(url) > MAX_URL or not printable or "\\" in url:
        raise InputRefused("url", f"must be at most {MAX_URL} plain ASCII characters")
    if parts.username is not None or parts.password is not None or parts.fragment:
        raise InputRefused("url", "must have no user, password or fragment")
