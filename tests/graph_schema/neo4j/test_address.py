"""Addresses of Neo4j: what they name, and that no secret of theirs is ever shown."""

from __future__ import annotations

import pytest

from graph_schema.errors import StoreAddressError
from graph_schema.stores.neo4j.address import SCHEMES, place_of


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_part_of_an_address_is_used(scheme: str) -> None:
    place = place_of(f"{scheme}reader:s3cret@db.example.org:7688/graph", None)
    assert place.uri == f"{scheme}db.example.org:7688"
    assert (place.user, place.password, place.database) == ("reader", "s3cret", "graph")
    assert place.shown == f"{scheme}db.example.org:7688/graph"


@pytest.mark.parametrize(
    ("address", "password"),
    [
        ("bolt://neo4j:a/b@c:d@host:7687/db", "a/b@c:d"),
        ("bolt://neo4j:p%40ss%2Fword@host:7687/db", "p@ss/word"),
        ("bolt://neo4j:كلمة السر@host:7687/db", "كلمة السر"),
        ("bolt://neo4j:with\nlines@host:7687/db", "with\nlines"),
    ],
)
def test_a_password_may_hold_anything(address: str, password: str) -> None:
    place = place_of(address, None)
    assert (place.uri, place.password) == ("bolt://host:7687", password)
    assert password not in repr(place)


def test_a_password_given_apart_is_used_when_the_address_has_none() -> None:
    assert place_of("neo4j://host", "apart").user == "neo4j"
    assert place_of("neo4j://reader@host", "apart").password == "apart"
    assert place_of("neo4j://reader:own@host", "apart").password == "own"
    assert place_of("neo4j://host", None).user is None
    with pytest.raises(StoreAddressError, match="there is no password for reader"):
        place_of("neo4j://reader@host", None)


def test_what_is_left_out_is_left_to_the_server() -> None:
    for address in ("neo4j://u:p@host", "neo4j://u:p@host/", "neo4j+s://u:p@[::1]:7687"):
        assert place_of(address, None).database is None
    assert place_of("neo4j://u:p@host/db?policy=eu", None).uri == "neo4j://host?policy=eu"


@pytest.mark.parametrize(
    "address",
    [
        "bolt://",
        "bolt://u:s3cret@",
        "bolt://u:s3cret@host:port",
        "bolt://u:s3cret@host/db/more",
        "bolt://u:s3cret@ho st",
    ],
)
def test_what_is_no_address_is_refused_without_its_secrets(address: str) -> None:
    with pytest.raises(StoreAddressError, match="is not understood; use neo4j://") as caught:
        place_of(address, "apart")
    assert "s3cret" not in str(caught.value)
    assert "apart" not in str(caught.value)
