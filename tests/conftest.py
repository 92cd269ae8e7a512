"""What several parts of the tests share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.neo4j.jars import NoNeo4j
from tests.neo4j.pool import Neo4jPool


@pytest.fixture(scope="session")
def neo4j_pool(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4jPool]:
    """Give servers of Neo4j, each started when it is first needed; skips where none can be had."""
    pool = Neo4jPool(tmp_path_factory.mktemp("neo4j"))
    try:
        pool.server(0)
    except NoNeo4j as reason:
        pytest.skip(str(reason))
    yield pool
    pool.kill()


@pytest.fixture(scope="session")
def tiny_models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder of Stanza's models, trained now from sentences of our own."""
    pytest.importorskip("stanza", reason="needs Stanza, an extra: make setup-stanza")
    from tests.ingest.trained.tiny import train_tiny

    folder = tmp_path_factory.mktemp("stanza")
    train_tiny(folder / "work", folder / "models")
    return folder / "models"
