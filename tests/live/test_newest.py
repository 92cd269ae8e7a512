"""The newest release line of Neo4j answers as the long-term one does."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from graph_schema.queries import GraphFilter
from graph_schema.serial import dump
from graph_schema.stores import open_store
from tests.contract.world import Expected, a_world
from tests.live.picture import recounted, typed_edges
from tests.neo4j.jars import NEWEST, NoNeo4j, installation
from tests.neo4j.server import Neo4jServer

pytestmark = pytest.mark.live
EVERYTHING = GraphFilter()
NOW = datetime(2025, 3, 1, tzinfo=UTC)


@pytest.mark.slow
def test_the_newest_line_keeps_and_answers_the_same(tmp_path: Path) -> None:
    try:
        server = Neo4jServer(tmp_path / "newest", runs=installation(NEWEST))
        server.start()
    except NoNeo4j as reason:
        pytest.skip(str(reason))
    world = a_world(30)
    try:
        with open_store(server.address) as store, open_store("memory:") as plain:
            for entry in world[:20]:
                assert store.writer.put(entry)
                plain.writer.put(entry)
            for entry in world[20:]:
                plain.writer.put(entry)
                store.queue.enqueue(entry.article, now=NOW)
            coded = {entry.article.id: entry for entry in world}
            for job in store.queue.lease("w-1", now=NOW, seconds=60, limit=100):
                assert store.queue.complete(job.id, "w-1", coded[job.article.id])
            for writer in (store.writer, plain.writer):
                assert writer.retract(["a-003", "a-021", "a-999"]) == ("a-003", "a-021")
            left = [entry for entry in world if entry.article.id not in ("a-003", "a-021")]
            expected = Expected.of(left, store.reader)
            assert [dump(e) for e in store.reader.export()] == [
                dump(e) for e in plain.reader.export()
            ]
            for where in (EVERYTHING, GraphFilter(language="ar"), GraphFilter(source="SYR")):
                found = store.reader.relations(where, limit=1000).items
                assert list(found) == expected.relations(where)
                claims = store.reader.claims(where, limit=1000).items
                assert list(claims) == expected.claims_of(where)
                asked = ("SYR", "UN", where)
                assert store.reader.paths(*asked) == plain.reader.paths(*asked)
            for name in ("عربي", "name of p 1", "Syria"):
                assert store.reader.search_actors(name) == plain.reader.search_actors(name)
            assert store.reader.totals() == plain.reader.totals()
            assert typed_edges(server) == recounted(left)
    finally:
        server.kill()
