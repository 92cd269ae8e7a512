"""What neo4j-admin imports is exactly what the writer would have written, and is written on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from neo4j import GraphDatabase

from graph_schema.interfaces import Store
from graph_schema.records import CodedArticle
from graph_schema.stores import open_store
from graph_schema.stores.neo4j.files.writing import Written, write_files
from tests.builders import a_claim, an_article, coded
from tests.contract.world import a_world
from tests.graph_schema.transfer.watching import found
from tests.hostile import hostile_articles
from tests.load.generate import generate
from tests.neo4j.jars import NoNeo4j
from tests.neo4j.pool import Neo4jPool
from tests.neo4j.server import USER, Neo4jServer

pytestmark = pytest.mark.live
NOW = datetime(2025, 3, 1, 12, tzinfo=UTC)
LONG = an_article("long", text="long " * 1_000_000)


def content() -> list[CodedArticle]:
    """Give all sorts of articles, each once."""
    long = coded(LONG, a_claim(LONG, end=4))
    return [*a_world(30), *hostile_articles(), *generate(200), long, coded(an_article("none"))]


@pytest.fixture(scope="module")
def source() -> Iterator[Store]:
    with open_store("memory:") as store:
        store.writer.put_all(content())
        for number, title in enumerate((None, 'a "title"')):
            job = store.queue.enqueue(an_article(f"waits-{number}", title=title), now=NOW)
        store.queue.lease("w", now=NOW, seconds=60, limit=1)
        store.queue.fail(job.id, "nobody", "not held", retry_at=None)
        yield store


@pytest.fixture(scope="module")
def imported(source: Store, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4jServer]:
    home = tmp_path_factory.mktemp("imported")
    written = write_files(home / "files", source.reader.export, source.queue.unfinished, most=1_000)
    try:
        server = Neo4jServer(home / "server")
    except NoNeo4j as reason:
        pytest.skip(str(reason))
    load(server, written, home / "files")
    server.start()
    yield server
    server.kill()


def load(server: Neo4jServer, written: Written, folder: Path) -> None:
    told = server.admin(*written.arguments("neo4j"), folder=folder, heap="1g")
    assert "IMPORT DONE" in told
    report = folder / "import.report"
    assert not report.exists() or report.read_text() == ""


def test_the_import_answers_as_the_source_does(source: Store, imported: Neo4jServer) -> None:
    with open_store(imported.address, create=False) as store:
        assert found(source, store, most=150) == []


def test_it_is_what_the_writer_writes_and_stays_so(
    source: Store, imported: Neo4jServer, neo4j_pool: Neo4jPool
) -> None:
    with neo4j_pool.fresh() as written, open_store(imported.address) as loaded:
        written.writer.put_all(list(source.reader.export()))
        written.queue.restore(list(source.queue.unfinished()))
        server = neo4j_pool.server(0)
        assert everything(imported) == everything(server)
        # An import tells nothing apart from what is written afterwards.
        changed = an_article("h-01", text="Another text.")
        for store in (written, loaded):
            store.writer.put(coded(changed, a_claim(changed)))
            store.writer.retract(["h-00", "long", "g1-000000003", "a-007"])
            store.queue.enqueue(an_article("waits-2"), now=NOW)
        assert everything(imported) == everything(server)
        assert found(written, loaded, most=50) == []


def everything(server: Neo4jServer) -> dict[str, list[str]]:
    """Give all nodes, relationships and indexes of a database, in an order that does not tell."""
    end = "labels({0}), coalesce({0}.id, {0}.key, {0}.name)"
    statements = {
        # The log of changes begins after an import.
        "nodes": "MATCH (n) WHERE NOT n:Change RETURN labels(n), n {.*, forgotten: null}",
        "relationships": "MATCH (a)-[r]->(b) RETURN type(r), properties(r), "
        f"{end.format('a')}, {end.format('b')}",
        "indexes": "SHOW INDEXES YIELD name, state, type, labelsOrTypes, properties "
        "WHERE name STARTS WITH 'actorgraph' RETURN name, state, type, labelsOrTypes, properties",
    }
    with GraphDatabase.driver(f"bolt://{server.host}", auth=(USER, server.password)) as driver:
        return {
            name: sorted(map(plainly, driver.execute_query(statement).records))
            for name, statement in statements.items()
        }


def plainly(record: Iterable[Any]) -> str:
    """Give a record as text, its labels and properties in order."""
    parts = []
    for value in record:
        if isinstance(value, dict):
            parts.append(sorted(value.items()))
        elif isinstance(value, list) and all(isinstance(part, str) for part in value):
            parts.append(sorted(value))
        else:
            parts.append(value)
    return repr(parts)
