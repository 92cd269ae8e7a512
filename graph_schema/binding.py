"""Where the service may listen: while there are no keys, on this machine alone."""

from __future__ import annotations

from datetime import UTC, datetime
from ipaddress import ip_address

from graph_schema.errors import SettingsError, StoreError
from graph_schema.keys import Keys
from graph_schema.settings import Settings
from graph_schema.stores import store_of


def bare(host: str) -> str:
    """Give a host name or address in small letters, without the brackets of an IPv6 address."""
    return host.strip().lower().removeprefix("[").removesuffix("]")


def is_loopback(host: str) -> bool:
    """Say whether a host name or address always means this machine."""
    name = bare(host)
    if name in {"localhost", "localhost."}:
        return True
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return False


def check_binding(settings: Settings) -> None:
    """Raise SettingsError, with the reason and what to do, where anybody could read and delete.

    That is where the host is not loopback and the store has no usable key. A store that is not
    there yet is not made.
    """
    if not is_loopback(settings.host) and not _has_key(settings):
        raise SettingsError(
            f"ACTORGRAPH_HOST: {settings.host!r} can be reached from other machines, and without "
            "keys the service would let anybody read and delete; make one (actorgraph keys create "
            "NAME --scope read), or use 127.0.0.1, ::1 or localhost and reach it from elsewhere "
            "through a tunnel (ssh -L 8000:127.0.0.1:8000)"
        )


def _has_key(settings: Settings) -> bool:
    try:
        with store_of(settings, create=False) as store:
            now = datetime.now(UTC)
            return any(key.usable(now) for key in Keys(store.registry).every())
    except StoreError:
        return False
