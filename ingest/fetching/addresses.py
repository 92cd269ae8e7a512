"""Which addresses of the network may be fetched from: those that anybody could reach."""

from __future__ import annotations

import socket
from collections.abc import Collection
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

_NAT64 = IPv6Network("64:ff9b::/96")
# What older versions of Python take for parts of the open internet.
_RESERVED = (IPv4Network("192.0.0.0/24"), IPv4Network("192.88.99.0/24"))
Address = IPv4Address | IPv6Address


class Forbidden(OSError):
    """A host is, or leads to, an address that may not be fetched from; the text says which."""


def is_public(address: Address) -> bool:
    """Say whether an address is one of the open internet.

    Private, loopback, link-local (where clouds answer with secrets), shared, reserved and
    multicast ones are not, nor is an IPv6 address that carries such an IPv4 address within it.
    """
    if isinstance(address, IPv6Address):
        if address in _NAT64:
            return is_public(IPv4Address(int(address) & 0xFFFF_FFFF))
        inner = address.ipv4_mapped or address.sixtofour
        if inner is not None and not is_public(inner):
            return False
        if address.teredo is not None:
            return False
    elif any(address in network for network in _RESERVED):
        return False
    return address.is_global and not address.is_multicast and not address.is_reserved


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
            if not is_public(ip_address(written.partition("%")[0])):
                raise Forbidden(
                    f"leads to {written}, which is not on the open internet; name the host in "
                    "ACTORGRAPH_PRIVATE_HOSTS if that is meant"
                )
    return listed
