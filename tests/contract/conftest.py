"""The stores that the contract is put to; one more engine is one more entry of ENGINES."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from graph_schema.interfaces import Store
from graph_schema.stores import open_store

Fresh = Callable[[], Store]

# Each gives the address of a new, empty store; the number is new each time.
ENGINES: dict[str, Callable[[Path, int], str]] = {
    "memory": lambda _folder, _number: "memory:",
    "sqlite": lambda folder, number: f"sqlite:///{folder / f'{number}.db'}",
}


@pytest.fixture(params=sorted(ENGINES), scope="module")
def fresh(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Fresh]:
    """Give a function that opens a new, empty store; all are closed at the end of the module."""
    folder, numbers, opened = tmp_path_factory.mktemp("stores"), count(), list[Store]()

    def open_fresh() -> Store:
        opened.append(open_store(ENGINES[request.param](folder, next(numbers))))
        return opened[-1]

    yield open_fresh
    for store in opened:
        store.close()


@pytest.fixture(params=sorted(ENGINES))
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Give the address of a new, empty store."""
    return ENGINES[request.param](tmp_path, 0)


@pytest.fixture
def bounded(address: str) -> Iterator[Store]:
    """Give a new, empty store whose log keeps three changes."""
    with open_store(address, changes_kept=3) as opened:
        yield opened


@pytest.fixture
def store(fresh: Fresh) -> Iterator[Store]:
    """Give a new, empty store."""
    with fresh() as opened:
        yield opened
