"""Which addresses may be fetched from."""

from __future__ import annotations

import socket

import pytest

from graph_schema.targets import is_public
from ingest.fetching.addresses import Forbidden, addresses_of

INSIDE = [
    *("127.0.0.1", "127.9.9.9", "10.0.0.1", "172.16.0.1", "192.168.1.1", "0.0.0.0"),  # noqa: S104
    *("169.254.169.254", "100.64.0.1", "192.0.0.8", "198.18.0.1", "224.0.0.1", "255.255.255.255"),
    *("240.0.0.1", "192.0.2.1"),
    *("::1", "::", "fe80::1", "fc00::1", "fd00:ec2::254", "ff02::1", "2001:db8::1"),
    *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "::127.0.0.1"),
    *("2002:7f00:1::", "2002:a9fe:a9fe::1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe"),
    "2001:0:4136:e378:8000:63bf:80ff:fffe",
]
OUTSIDE = ["93.184.216.34", "8.8.8.8", "2606:4700:4700::1111", "64:ff9b::808:808"]


@pytest.mark.parametrize("address", INSIDE)
def test_what_only_this_network_reaches_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", OUTSIDE)
def test_the_open_internet_is_public(address: str) -> None:
    assert is_public(address)


# As a browser reads it, 2130706433, 0x7f000001, 017700000001 and 127.1 are all 127.0.0.1.
@pytest.mark.parametrize(
    "host",
    [
        *("localhost", "127.0.0.1", "::1", "2130706433", "0x7f000001", "017700000001", "127.1"),
        *("169.254.169.254", "::ffff:127.0.0.1"),
    ],
)
def test_a_host_that_leads_inside_is_forbidden_however_it_is_written(host: str) -> None:
    with pytest.raises((Forbidden, socket.gaierror)) as caught:
        addresses_of(host, 80, ())
    if isinstance(caught.value, Forbidden):
        assert "ACTORGRAPH_PRIVATE_HOSTS" in str(caught.value)


def test_a_host_that_is_named_may_be_inside() -> None:
    assert addresses_of("127.0.0.1", 80, ("127.0.0.1",)) == ["127.0.0.1"]
    assert "127.0.0.1" in addresses_of("LocalHost", 80, ("localhost",))
    with pytest.raises(Forbidden):
        addresses_of("127.0.0.2", 80, ("127.0.0.1",))


def test_a_name_with_one_address_inside_is_forbidden(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = [
        (socket.AF_INET, socket.SOCK_STREAM, 6, "", (a, 80)) for a in ("8.8.8.8", "10.0.0.1")
    ]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_args, **_more: answers)
    with pytest.raises(Forbidden, match=r"leads to 10\.0\.0\.1"):
        addresses_of("two.example", 80, ())
