"""Where a webhook may point: to the public network, unless private places are allowed."""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import urlsplit

from graph_schema.errors import InputRefused
from graph_schema.webhooks import check_url

# IPv4 addresses inside IPv6 ones, as translators of networks write them.
_NAT64 = ip_network("64:ff9b::/96")
_COMPATIBLE = ip_network("::/96")
# What older versions of Python take for parts of the public network.
_RESERVED = (ip_network("192.0.0.0/24"), ip_network("192.88.99.0/24"))


def check_target(url: str, *, private: bool) -> str:
    """Give the IP address at which a webhook's host is reached now.

    Raises InputRefused when the address is none, its host is not found, or, unless `private`,
    when any address of the host is not public. Connect to the very address given: asking for the
    name again may lead elsewhere.
    """
    check_url(url)
    parts = urlsplit(url)
    host = str(parts.hostname)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise InputRefused("url", f"the host {host} is not found") from error
    addresses = [str(entry[4][0]).partition("%")[0] for entry in found]
    if not private:
        for address in addresses:
            if not is_public(address):
                raise InputRefused(
                    "url",
                    f"the host {host} is {address}, which is not public; to allow such targets "
                    "set ACTORGRAPH_WEBHOOK_PRIVATE_TARGETS=true",
                )
    return addresses[0]


def is_public(address: str) -> bool:
    """Say whether an IP address is one of the public network, whatever it is wrapped in."""
    ip = ip_address(address)
    if isinstance(ip, IPv6Address):
        inner = _inside(ip)
        if inner is not None:
            ip = inner
    if any(ip in network for network in _RESERVED) or ip.is_reserved:
        return False
    return ip.is_global and not ip.is_multicast


def _inside(ip: IPv6Address) -> IPv4Address | None:
    if ip in _NAT64 or (ip in _COMPATIBLE and int(ip) > 1):
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
