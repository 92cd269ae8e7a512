"""Which addresses open which store, and what is said of those that open none."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph_schema.errors import StoreAddressError
from graph_schema.stores import open_store, without_secrets


def test_memory_is_new_each_time() -> None:
    with open_store("memory:") as one, open_store("memory:") as other:
        assert one is not other


def test_a_relative_path_is_below_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with open_store("sqlite:///deep/er/graph.db"):
        assert (tmp_path / "deep" / "er" / "graph.db").is_file()


def test_an_absolute_path_has_four_slashes(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'ä b?c#d%20.db'}"
    assert address.startswith("sqlite:////")
    with open_store(address):
        assert [path.name for path in tmp_path.iterdir() if path.suffix == ".db"] == [
            "ä b?c#d%20.db"
        ]


@pytest.mark.parametrize(
    "address",
    [
        "",
        "memory",
        "memory:x",
        "graph.db",
        "sqlite:///",
        "sqlite:",
        "sqlite://graph.db",
        "oracle://x",
    ],
)
def test_other_addresses_are_refused_with_what_is_understood(address: str) -> None:
    with pytest.raises(StoreAddressError) as caught:
        open_store(address)
    assert repr(address) in str(caught.value)
    assert "sqlite:////absolute/path.db" in str(caught.value)


@pytest.mark.parametrize(
    "address",
    [
        "bolt://neo4j:s3cret@host:port/db",
        "bolt://neo4j:s3cret@with@ats/and/slashes@ho st",
        "postgres://host/db?user=x&password=s3cret",
        "sqlite://user:s3cret@graph.db",
        "x://u:multi\ns3cret@host",
    ],
)
def test_no_password_is_ever_shown(address: str) -> None:
    assert "s3cret" not in without_secrets(address)
    with pytest.raises(StoreAddressError) as caught:
        open_store(address)
    assert "s3cret" not in str(caught.value)
