"""A webhook points to the public network, however the address is written."""

from __future__ import annotations

import pytest

from graph_schema.errors import InputRefused
from graph_schema.targets import check_target, is_public


@pytest.mark.parametrize("address", ["8.8.8.8", "93.184.216.34", "2606:2800:220:1::1"])
def test_the_public_network_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.8.8.8",
        "0.0.0.0",  # noqa: S104 - what is to be refused
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "192.0.2.1",
        "::",
        "::1",
        "fe80::1",
        "fc00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:169.254.169.254",
        "::127.0.0.1",
        "64:ff9b::10.0.0.1",
        "2002:7f00:1::",
        "2001:db8::1",
    ],
)
def test_no_other_address_is_public_in_whatever_it_is_wrapped(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost:8000/",
        "http://LOCALHOST/",
        "http://[::1]/",
        "http://[::ffff:7f00:1]/",
        "http://0/",
        "http://127.1/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://169.254.169.254/latest/meta-data/",
    ],
)
def test_this_machine_and_private_networks_are_refused_with_the_way_out(url: str) -> None:
    with pytest.raises(InputRefused, match=r"not public.*WEBHOOK_PRIVATE_TARGETS|is not found"):
        check_target(url, private=False)


def test_private_targets_are_taken_where_they_are_allowed() -> None:
    assert check_target("http://127.0.0.1:9/", private=True) == "127.0.0.1"
    assert check_target("http://[::1]:9/", private=True) == "::1"


def test_a_host_that_is_not_found_is_refused() -> None:
    with pytest.raises(InputRefused, match="is not found"):
        check_target("http://nowhere.invalid/", private=True)
