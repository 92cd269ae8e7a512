"""The stores that the contract is put to; one more engine is one more entry of ENGINES."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from typing import Any

import pytest

from graph_schema.interfaces import Store
from graph_schema.stores import open_store

Fresh = Callable[..., Store]

# Each gives what opens a new, empty store every time it is called, with what it is to be opened
# with.
ENGINES: dict[str, Callable[[pytest.FixtureRequest], Fresh]] = {
    "memory": lambda _request: lambda **given: open_store("memory:", **given),
    "sqlite": lambda request: _files(request.getfixturevalue("tmp_path_factory")),
    "neo4j": lambda request: request.getfixturevalue("neo4j_pool").fresh,
}
LIVE = {"neo4j"}


@pytest.fixture(
    params=[pytest.param(name, marks=pytest.mark.live if name in LIVE else ()) for name in ENGINES],
    scope="module",
)
def fresh(request: pytest.FixtureRequest) -> Iterator[Fresh]:
    """Give a function that opens a new, empty store; all are closed at the end of the module."""
    open_new, opened = ENGINES[request.param](request), list[Store]()

    def open_fresh(**given: Any) -> Store:
        opened.append(open_new(**given))
        return opened[-1]

    yield open_fresh
    for store in opened:
        store.close()


@pytest.fixture
def bounded(fresh: Fresh) -> Iterator[Store]:
    """Give a new, empty store whose log keeps three changes."""
    with fresh(changes_kept=3) as opened:
        yield opened


@pytest.fixture
def store(fresh: Fresh) -> Iterator[Store]:
    """Give a new, empty store."""
    with fresh() as opened:
        yield opened


def _files(factory: pytest.TempPathFactory) -> Fresh:
    folder, numbers = factory.mktemp("stores"), count()
    return lambda **given: open_store(f"sqlite:///{folder / f'{next(numbers)}.db'}", **given)
