"""The Cypher script of an export, loaded into a real Neo4j, has what the store has."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import neo4j
import pytest

from graph_schema.exports.json_graphs import records
from graph_schema.exports.tables import ACTOR_COLUMNS, Edges, Selection
from graph_schema.interfaces import Store
from graph_schema.queries import GraphFilter
from graph_schema.records import Polarity
from graph_schema.stores import open_store
from tests.graph_schema.exports.conftest import HOSTILE, everything, exported
from tests.graph_schema.exports.scripts import statements_of
from tests.neo4j.pool import Neo4jPool
from tests.neo4j.server import USER

pytestmark = pytest.mark.live
EVERY = GraphFilter()


@pytest.fixture(scope="module")
def driver(neo4j_pool: Neo4jPool) -> Iterator[neo4j.Driver]:
    """Give a driver of a server."""
    server = neo4j_pool.server(0)
    with neo4j.GraphDatabase.driver(f"bolt://{server.host}", auth=(USER, server.password)) as made:
        yield made


@pytest.fixture
def session(driver: neo4j.Driver) -> Iterator[neo4j.Session]:
    """Give a session on an empty database."""
    with driver.session(database="neo4j") as opened:
        opened.run("MATCH (n) DETACH DELETE n").consume()
        yield opened


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Give a store with everything in it."""
    file: Path = tmp_path_factory.mktemp("store") / "graph.db"
    with open_store(f"sqlite:///{file}") as opened:
        for entry in everything():
            opened.writer.put(entry)
        yield opened


def load(session: neo4j.Session, script: bytes) -> None:
    for statement in statements_of(script.decode("utf-8")):
        session.run(statement).consume()


def asked(session: neo4j.Session, query: str) -> list[dict[str, Any]]:
    return [dict(record) for record in session.run(query)]


@pytest.mark.parametrize(
    "where", [EVERY, GraphFilter(actor="SYR", polarity=Polarity.NEGATED)], ids=["all", "denied"]
)
def test_relations(session: neo4j.Session, store: Store, where: GraphFilter) -> None:
    script = exported(store, "cypher", where)
    load(session, script)
    load(session, script)  # once more changes nothing
    with store.reader.view() as view:
        chosen = Selection(view, where)
        nodes = list(records(ACTOR_COLUMNS, chosen.node_rows()))
        edges = list(records(chosen.columns, chosen.edge_rows()))
    found = asked(session, "MATCH (n) RETURN n {.*} AS said, labels(n) AS labels ORDER BY n.id")
    assert [row["said"] for row in found] == [
        {
            name: value
            for name, value in {**node, "caption": node["name"]}.items()
            if value is not None
        }
        for node in nodes
    ]
    assert all(set(row["labels"]) == {"Actor", row["said"]["kind"].capitalize()} for row in found)
    drawn = asked(
        session,
        "MATCH (s)-[r]->(t) RETURN s.id AS source, type(r) AS type, t.id AS target, r {.*} AS said",
    )
    assert len(drawn) == len(edges)
    said = {(row["source"], row["type"], row["target"]): row["said"] for row in drawn}
    for edge in edges:
        one = said[edge["source"], edge["type"], edge["target"]]
        for name in ("claims", "negated", "hypothetical", "articles", "publishers", "confidence"):
            assert one[name] == edge[name]
        assert (one["caption_en"], one["quad"]) == (edge["label_en"], edge["quad"])
        for name in ("first_seen", "last_seen"):
            day = one.get(name)
            assert (day.iso_format() if day else None) == edge[name]


def test_claims(session: neo4j.Session, store: Store) -> None:
    script = exported(store, "cypher", edges=Edges.CLAIMS)
    load(session, script)
    load(session, script)
    with store.reader.view() as view:
        claims = list(view.claims(EVERY))
        chosen = Selection(view, EVERY, Edges.CLAIMS)
        rows = {row["id"]: row for row in records(chosen.columns, chosen.edge_rows())}
    found = asked(
        session,
        """MATCH (c:Claim) RETURN c {.*} AS said,
            [(c)-[:SOURCE]->(x) | x.id] AS sources, [(c)-[:TARGET]->(x) | x.id] AS targets,
            [(c)-[:SPEAKER]->(x) | x.id] AS speakers, [(c)-[:IN]->(a:Article) | a {.*}] AS articles,
            [(c)-[:IN]->()-[:PUBLISHED_BY]->(p:Publisher) | p.name] AS publishers""",
    )
    assert len(found) == len(claims)
    by_id = {row["said"]["id"]: row for row in found}
    for cited in claims:
        claim, row = cited.claim, by_id[cited.claim.id]
        assert row["sources"] == [claim.source]
        assert row["targets"] == [claim.target]
        assert row["speakers"] == ([claim.speaker] if claim.speaker else [])
        assert row["publishers"] == ([cited.publisher] if cited.publisher else [])
        [article] = row["articles"]
        assert article["id"] == claim.article_id
        assert article.get("title") == cited.title
        assert article.get("url") == cited.url
        for name in ("quote", "start", "end", "polarity", "modality", "confidence", "coder"):
            assert row["said"][name] == rows[claim.id][name], name
        day = row["said"].get("occurred_on")
        assert (day.to_native() if day else None) == claim.occurred_on
    quotes = {row["said"]["quote"] for row in found}
    assert set(HOSTILE) <= quotes
    assert asked(session, "MATCH (n:Actor) RETURN count(n) AS n")[0]["n"] == len(
        {end for c in claims for end in (c.claim.source, c.claim.target, c.claim.speaker) if end}
    )
