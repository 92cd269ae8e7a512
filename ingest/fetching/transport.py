"""Connections that go to the very address that was checked."""

from __future__ import annotations

import ssl
from collections.abc import Collection, Iterable

import httpcore

from ingest.fetching.addresses import addresses_of


class CheckedBackend(httpcore.NetworkBackend):
    """Resolves a host, checks its addresses, and connects to one of just these.

    The name is not looked up again, so that a second answer cannot lead elsewhere. TLS still
    checks the certificate against the name.
    """

    def __init__(self, private_hosts: Collection[str]) -> None:
        self._private_hosts = private_hosts
        self._plain = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first address of a host that answers; raises Forbidden or OSError."""
        failure: Exception | None = None
        for address in addresses_of(host, port, self._private_hosts):
            try:
                return self._plain.connect_tcp(
                    address, port, timeout, local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure or httpcore.ConnectError("has no address")


def connections(private_hosts: Collection[str]) -> httpcore.ConnectionPool:
    """Give a pool of connections; no proxy, since a proxy would look names up by itself."""
    return httpcore.ConnectionPool(
        ssl_context=ssl.create_default_context(),
        max_connections=4,
        network_backend=CheckedBackend(private_hosts),
    )
