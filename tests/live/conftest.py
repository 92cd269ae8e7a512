"""A server of its own for what kills, fills or starves it; the shared one for the rest."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph_schema.interfaces import Store
from tests.neo4j.jars import NoNeo4j
from tests.neo4j.pool import Neo4jPool
from tests.neo4j.server import Neo4jServer


@pytest.fixture
def opened(neo4j_pool: Neo4jPool) -> Iterator[Store]:
    """Give a new, empty store on the first server of the pool."""
    with neo4j_pool.fresh() as store:
        yield store


@pytest.fixture
def shared(neo4j_pool: Neo4jPool) -> Neo4jServer:
    """Give the first server of the pool."""
    return neo4j_pool.server(0)


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Neo4jServer]:
    """Give a server that the test may do anything with; skips where none can be had."""
    try:
        server = Neo4jServer(tmp_path / "own")
        server.start()
    except NoNeo4j as reason:
        pytest.skip(str(reason))
    yield server
    server.kill()
