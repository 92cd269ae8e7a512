"""Where the service may listen: while there are no keys, on this machine alone."""

from __future__ import annotations

from ipaddress import ip_address

from graph_schema.errors import SettingsError


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


def check_binding(host: str) -> None:
    """Raise SettingsError, with the reason and what to do, unless `host` is loopback."""
    if not is_loopback(host):
        raise SettingsError(
            f"ACTORGRAPH_HOST: {host!r} can be reached from other machines, and without keys the "
            "service would let anybody read and delete; use 127.0.0.1, ::1 or localhost, and "
            "reach it from elsewhere through a tunnel (ssh -L 8000:127.0.0.1:8000)"
        )
