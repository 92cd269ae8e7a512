"""A graph goes into Neo4j and back without loss, in batches, and what is tampered with is found."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from neo4j import GraphDatabase

from graph_schema.interfaces import Store
from graph_schema.serial import dump
from graph_schema.stores import open_store
from graph_schema.transfer import copying
from graph_schema.transfer.copying import Migrated, migrate
from tests.builders import an_article
from tests.contract.world import a_world
from tests.graph_schema.transfer.watching import found
from tests.hostile import hostile_articles
from tests.load.generate import generate
from tests.neo4j.pool import Neo4jPool
from tests.neo4j.server import USER

pytestmark = pytest.mark.live
NOW = datetime(2025, 3, 1, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("source")
    with open_store(f"sqlite:///{folder / 'graph.db'}") as store:
        store.writer.put_all([*a_world(30), *hostile_articles(), *generate(150)])
        store.queue.enqueue(an_article("waits", title=None), now=NOW)
        yield store


def test_into_neo4j_stopped_and_gone_on_with_and_back(
    source: Store, neo4j_pool: Neo4jPool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    articles = source.reader.totals().articles
    monkeypatch.setattr(copying, "BATCH", 150)
    stops = iter((False, False, True))

    def stop(steps: int) -> None:
        if steps > 1 and next(stops):
            raise KeyboardInterrupt

    with neo4j_pool.fresh() as neo4j, open_store(f"sqlite:///{tmp_path / 'back.db'}") as back:
        with pytest.raises(KeyboardInterrupt):
            migrate(source, neo4j, advance=stop)
        part = neo4j.reader.totals().articles
        assert 0 < part < articles
        assert migrate(source, neo4j) == Migrated(articles, articles - part, 1, 0, 0)
        assert found(source, neo4j, most=150) == []
        assert migrate(source, neo4j).changed == 0
        assert migrate(neo4j, back) == Migrated(articles, articles, 1, 0, 0)
        assert found(neo4j, back, most=40) == []
        assert list(map(dump, back.reader.export())) == list(map(dump, source.reader.export()))


# One after the other, each with what must then be told besides.
TAMPERED = {
    "MATCH (:Actor)-[e:ATTACKS]->(:Actor) WITH e LIMIT 1 DELETE e": "total of relations",
    "MATCH (r:Relation) WHERE r.claims > 0 WITH r LIMIT 1 SET r.claims = r.claims + 1": "claims is",
    "MATCH (a:Actor {id: 'TUR'}) SET a.name = 'Nobody'": "actor TUR: name is",
    "MATCH (c:Claim) WITH c LIMIT 1 SET c.confidence = 101": "confidence is",
    "MATCH (a:Article {id: 'h-01'}) SET a.text = a.text + ' '": "article h-01: text is",
    "MATCH (j:Job) SET j.attempts = 3": "job j-",
    "MATCH (t:ActorTally) REMOVE t.keys": "search for",
    "MATCH (c:Claim) SET c.day_number = 0": "claims, all",
}


def test_tampering_is_found(source: Store, neo4j_pool: Neo4jPool) -> None:
    with neo4j_pool.fresh() as neo4j:
        migrate(source, neo4j)
        server = neo4j_pool.server(0)
        before: list[str] = []
        for statement, told in TAMPERED.items():
            with GraphDatabase.driver(
                f"bolt://{server.host}", auth=(USER, server.password)
            ) as driver:
                driver.execute_query(statement)
            lines = found(source, neo4j, most=60)
            assert any(told in line for line in lines if line not in before), (statement, lines)
            before = lines
