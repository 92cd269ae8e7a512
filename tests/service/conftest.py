"""The service over each store, with a small graph in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph_schema.interfaces import Store
from graph_schema.keys import Scope
from graph_schema.settings import Settings
from graph_schema.stores import open_store
from service.app import create_app
from tests.service import blocs as blocs_world
from tests.service.client import Client, client_of
from tests.service.graph import fill
from tests.service.guarded import Guarded
from tests.service.keys import a_key
from tests.service.server import served

SETTINGS = Settings(store="memory:", max_article_bytes=20_000)
STRICT = SETTINGS.model_copy(update={"body_seconds": 1})


@pytest.fixture(params=["memory", "sqlite"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """Give a store of each sort with the small graph in it."""
    address = "memory:" if request.param == "memory" else f"sqlite:///{tmp_path / 'graph.db'}"
    with open_store(address) as opened:
        fill(opened)
        yield opened


@pytest.fixture(scope="module", params=["memory", "sqlite"])
def blocs(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Client]:
    """Give a client of the service over the world of two blocs, for questions alone."""
    file = tmp_path_factory.mktemp("blocs") / "graph.db"
    address = "memory:" if request.param == "memory" else f"sqlite:///{file}"
    with open_store(address) as opened:
        blocs_world.fill(opened)
        with client_of(opened, SETTINGS) as made:
            yield made


@pytest.fixture
def client(store: Store) -> Iterator[Client]:
    """Give a client of the service over the store."""
    with client_of(store, SETTINGS) as made:
        yield made


@pytest.fixture(scope="module")
def guarded() -> Iterator[Guarded]:
    """Give a guarded service over a small graph."""
    with open_store("memory:") as store:
        fill(store)
        tokens = {scope.value: a_key(store, scope)[1] for scope in Scope}
        with served(create_app(store, STRICT)) as base:
            yield Guarded(base, store, tokens)
