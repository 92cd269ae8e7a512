"""Who may reach the service: while there are no keys, those on this machine alone."""

from __future__ import annotations

import re

from starlette.types import Scope

from graph_schema.binding import is_loopback

_PORT = re.compile(r":[0-9]*$")


def stranger(scope: Scope, host: str) -> str | None:
    """Give why a request did not come to this machine under its own name, or None when it did.

    The Host header must be a loopback name or the configured host, so that a web page whose
    name is made to point at 127.0.0.1 (DNS rebinding) reads nothing. The address on which the
    server took the connection must be loopback too, whatever host it was started with.
    """
    hosts = [value.decode("latin-1") for name, value in scope["headers"] if name == b"host"]
    if len(hosts) != 1:
        return "the request must carry one Host header"
    named = _without_port(hosts[0])
    if not is_loopback(named) and named != _without_port(host):
        return "the Host header names another host; ask for 127.0.0.1 or localhost"
    # A Unix socket has a path (or nothing) here and is as near as a loopback address.
    address = (scope.get("server") or ("/",))[0]
    if not address.startswith("/") and not is_loopback(address):
        return "without keys the service answers on loopback addresses alone"
    return None


def _without_port(host: str) -> str:
    host = host.strip().lower()
    return host if host.count(":") > 1 and not host.startswith("[") else _PORT.sub("", host)
