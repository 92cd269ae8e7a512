"""Which addresses of the network may be fetched from: those that anybody could reach."""

from __future__ import annotations

import socket
from collections.abc import Collection

from graph_schema.targets import is_public


class Forbidden(OSError):
    """A host is, or leads to, an address that may not be fetched from; the text says which."""


def addresses_of(host: str, port: int, private_hosts: Collection[str]) -> list[str]:
    """Give the addresses that a host has now, all fit to be fetched from.

    A host of `private_hosts`, by its name as it was asked for, may be anywhere. Raises Forbidden
    when any address is not public: a name that has both kinds is not to be trusted with either;
    OSError when there is none.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    listed = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    if host.lower().rstrip(".") not in private_hosts:
        for written in listed:
            if not is_public(written.partition("%")[0]):
                raise Forbidden(
                    f"leads to {written}, which is not on the open internet; name the host in "
                    "ACTORGRAPH_PRIVATE_HOSTS if that is meant"
                )
    return listed
