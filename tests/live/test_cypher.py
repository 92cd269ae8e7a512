"""Questions in Cypher: what reads the graph is answered, and every way around that is refused."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import pytest

from graph_schema.cypher import CypherAnswer, CypherReader, Plain
from graph_schema.errors import CypherError, CypherRefused, CypherTimeout
from graph_schema.interfaces import Store
from graph_schema.settings import Settings
from graph_schema.stores.neo4j.analysts import asking
from graph_schema.stores.neo4j.analysts.plans import READABLE
from tests.builders import an_article
from tests.contract.queueing import NOW
from tests.neo4j.pool import Neo4jPool
from tests.service.client import Client, client_of, problem
from tests.service.graph import fill

pytestmark = pytest.mark.live


@pytest.fixture(scope="module")
def store(neo4j_pool: Neo4jPool) -> Iterator[Store]:
    with neo4j_pool.fresh() as opened:
        fill(opened)
        opened.queue.enqueue(an_article("waits", text="A text that is no part of it yet."), now=NOW)
        yield opened


@pytest.fixture(scope="module")
def graph(store: Store) -> CypherReader:
    assert store.cypher is not None
    return store.cypher


@pytest.fixture(scope="module")
def client(store: Store) -> Iterator[Client]:
    settings = Settings(store="memory:", cypher=True, cypher_seconds=20, cypher_rows=5)
    with client_of(store, settings) as made:
        yield made


def ask(
    graph: CypherReader, query: str, *, seconds: float = 20, rows: int = 100, **values: Plain
) -> CypherAnswer:
    return graph.ask(query, values, seconds=seconds, rows=rows)


ANSWERED = [
    ("RETURN 1 AS one", [(1,)]),
    (
        "MATCH (a:Actor {id: $id})-[r:ATTACKS]->(b) RETURN b.name, r.claims",
        [("Syria", 2)],
    ),
    ("MATCH (n) RETURN count(n) > 10 AS many", [(True,)]),
    ("MATCH (a:State|Person) WHERE a.name CONTAINS 'South' RETURN a.id", [("SSD",)]),
    ("MATCH (a:Actor) WHERE a.id IN [$id, 'QAT'] RETURN a.id ORDER BY a.id", [("ISR",), ("QAT",)]),
    ("MATCH (a:Actor) WHERE EXISTS { (a)-[:ATTACKS]->(:Actor) } RETURN a.id", [("ISR",)]),
    ("MATCH (a:Actor {id: $id}) RETURN COUNT { (a)-[:ATTACKS]->() } AS n", [(1,)]),
    (
        "MATCH (a:Actor {id: $id}) RETURN COLLECT { MATCH (a)-[:ATTACKS]->(b) RETURN b.id } AS x",
        [(["SYR"],)],
    ),
    ("MATCH ()-[r:ATTACKS]->() RETURN count(r)", [(1,)]),
    (
        "MATCH p = shortestPath((a:Actor {id: 'QAT'})-[*..3]-(b:Actor {id: 'HAMAS'})) "
        "RETURN length(p)",
        [(1,)],
    ),
    (
        "MATCH (c:Claim)-[:STATES]->(:Relation {source: 'ISR', type: 'ATTACKS', target: 'SYR'}) "
        "RETURN c.polarity, count(*)",
        [("asserted", 2)],
    ),
    ("MATCH (c:Claim)-[:IN]->(a:Article) RETURN max(a.published) AS last", [("2026-03-16",)]),
    (
        "CALL db.index.fulltext.queryNodes('actorgraph_names', 'موسكو') YIELD node RETURN node.id",
        [("RUS",)],
    ),
    ("CALL (*) { MATCH (a:Publisher {name: 'SANA'}) RETURN a } RETURN a.name", [("SANA",)]),
    ("UNWIND range(1, 3) AS x RETURN x", [(1,), (2,), (3,)]),
    ("CYPHER 5 MATCH (a:Actor {id: $id}) RETURN a.name_ar", [("إسرائيل",)]),
    ("MATCH (a:Actor {id: $id})  // a note\nRETURN /* and one */ a.id", [("ISR",)]),
    ("MATCH (a:Actor {id: 'SYR'}) RETURN a.id UNION MATCH (a:Actor {id: 'QAT'}) RETURN a.id", None),
    ("MATCH (a:Actor {id: 'ISR'})-->{1,3}(b:Actor) RETURN DISTINCT b.id", None),
    ("MATCH (a:Actor)-[r]->(b:Actor) RETURN a, r, b ORDER BY r.claims DESC LIMIT 2", None),
]


@pytest.mark.parametrize(("query", "rows"), ANSWERED, ids=lambda part: str(part)[:60])
def test_what_reads_the_graph_is_answered(
    graph: CypherReader, query: str, rows: list[tuple[Plain, ...]] | None
) -> None:
    answer = ask(graph, query, id="ISR")
    assert not answer.truncated
    assert answer.rows if rows is None else list(answer.rows) == rows


REFUSED = {
    # Writing, in whatever words.
    "CREATE (n:Actor {id: 'X'}) RETURN n": "only reads",
    "MATCH (n:Actor) SET n.name = 'x'": "only reads",
    "MATCH (n:Actor) DETACH DELETE n": "only reads",
    "MATCH (n:Actor) REMOVE n:Actor": "only reads",
    "MERGE (n:Actor {id: 'ISR'}) RETURN n": "only reads",
    "FOREACH (x IN [1] | CREATE (:X))": "only reads",
    "MATCH (n:Actor) CALL (n) { SET n.x = 1 } RETURN n": "only reads",
    "/* MATCH */ CREATE (n)": "only reads",
    "EXPLAIN CREATE (n)": "only reads",
    # The schema, users and the server.
    "CREATE INDEX x FOR (n:Actor) ON (n.x)": "only reads",
    "DROP CONSTRAINT actorgraph_actor_id_unique": "only reads",
    "CREATE USER bob SET PASSWORD 'abcdefgh1'": "only reads",
    "ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'b'": "only reads",
    "SHOW USERS": "only reads",
    "SHOW DATABASES": "only reads",
    "SHOW SETTINGS": "ShowSettings",
    "SHOW TRANSACTIONS": "ShowTransactions",
    "SHOW TRANSACTIONS YIELD currentQuery RETURN currentQuery": "ShowTransactions",
    "TERMINATE TRANSACTIONS 'x'": "TerminateTransactions",
    "SHOW PROCEDURES": "ShowProcedures",
    "CALL dbms.listConfig() YIELD name, value RETURN name, value": "only reads",
    "CALL dbms.components()": "only reads",
    "CALL db.awaitIndexes(1)": "db.awaitIndexes",
    "CALL db.info()": "db.info",
    "CALL db.createLabel('X')": "only reads",
    "CALL tx.getMetaData()": "only reads",
    # Files and the network.
    "LOAD CSV FROM 'file:///etc/passwd' AS l RETURN l": "LoadCSV",
    "LOAD CSV FROM 'http://127.0.0.1:1/' AS l RETURN l": "LoadCSV",
    "RETURN COLLECT { LOAD CSV FROM 'file:///x' AS l RETURN l } AS x": "LoadCSV",
    "RETURN [x IN [1] | COLLECT { LOAD CSV FROM 'file:///x' AS l RETURN l }] AS x": "CALL { }",
    # Nodes beside the graph: what waits, keys, secrets.
    "MATCH (n) RETURN n": "name a label",
    "MATCH (j:Job) RETURN j.text": "name a label",
    "MATCH (j:`Job`) RETURN j.text": "name a label",
    "MATCH (j:\\u004Aob) RETURN j.text": "name a label",
    "MATCH (j:Job {id: 'x'}) RETURN j.text": "name a label",
    "MATCH (j:Job) WHERE j.article = 'waits' RETURN j.text": "name a label",
    "MATCH (`n:Actor`:Job) RETURN `n:Actor`.text": "name a label",
    "MATCH (j:Actor|Job) RETURN j.text": "name a label",
    "MATCH (j:!Actor) RETURN j.text": "name a label",
    "MATCH (j:$('Job')) RETURN j.text": "name a label",
    "MATCH (j) WHERE 'Job' IN labels(j) RETURN j.text": "name a label",
    "MATCH (j) WHERE elementId(j) = $id RETURN j": "name a label",
    "MATCH (j) WHERE id(j) = 1 RETURN j": "name a label",
    "MATCH (a:Actor) OPTIONAL MATCH (j) RETURN j.text": "name a label",
    "CALL () { MATCH (j) RETURN j } RETURN j.text": "name a label",
    "MATCH (a:Actor), (j) RETURN j.text": "name a label",
    "MATCH (a:Actor) WHERE EXISTS { (j) WHERE j.text STARTS WITH 'A' } RETURN a": "name a label",
    "MATCH (a:Actor) RETURN COLLECT { MATCH (j:Job) RETURN j.text } AS x": "name a label",
    "RETURN CASE WHEN EXISTS { MATCH (j) WHERE j.text > 'a' } THEN 1 END AS x": "CALL { }",
    "RETURN [x IN [1] | COLLECT { MATCH (j) RETURN j.text }] AS x": "CALL { }",
    "RETURN all(x IN [1] WHERE EXISTS { MATCH (j) WHERE j.text > 'a' }) AS x": "CALL { }",
    "RETURN CASE WHEN true THEN COLLECT \\u007b MATCH (j) RETURN j.text } END AS x": "CALL { }",
    "MATCH p = (a:Actor)-[*1..2]-(b) "
    "WHERE all(n IN nodes(p) WHERE EXISTS { (j) WHERE j.text > n.id }) RETURN p": "CALL { }",
    "MATCH (a:Actor {id: 'ISR'}) ((x)-[]->(y) WHERE EXISTS { (j) WHERE j.text > x.id }){1,2} (b) "
    "RETURN b": "name a label",
    "CALL db.index.fulltext.queryNodes('actorgraph_names', COLLECT { MATCH (j:Job) "
    "RETURN j.text }[0]) YIELD node RETURN node": "CALL { }",
    "MATCH (n:Tally) RETURN n": "name a label",
    "MATCH (n:Actorgraph) RETURN n": "name a label",
}


@pytest.mark.parametrize("query", REFUSED, ids=lambda query: query[:60])
def test_what_does_more_than_read_the_graph_is_refused(
    store: Store, graph: CypherReader, query: str
) -> None:
    revision = store.reader.revision()
    with pytest.raises(CypherRefused) as refused:
        ask(graph, query, id="4:x:0")
    assert REFUSED[query] in str(refused.value)
    assert store.reader.revision() == revision
    assert store.queue.waiting() == 1


WRONG = {
    "MATCH (a:Actor RETURN a": ("Invalid input", 1, 16),
    "MATCH (a:Actor)\nRETURN b": ("Variable `b` not defined", 2, 8),
    "RETURN $missing": ("Expected parameter(s): missing", None, None),
    "RETURN no.such.function(1)": ("Unknown function 'no.such.function'", 1, 8),
    "CALL no.such.procedure()": ("no procedure with the name", None, None),
    "USE other MATCH (n:Actor) RETURN n": ("other", None, None),
    "USE system SHOW USERS": ("USE", 1, 17),
    "PROFILE MATCH (n:Actor) RETURN n": ("execution mode", None, None),
    "MATCH (n:Actor) RETURN n; MATCH (m:Actor) RETURN m": ("one statement", None, None),
    "\\u0043REATE (n)": ("Invalid input", None, None),
    " ": ("the query is empty", None, None),
    "RETURN 1/0": ("/ by zero", None, None),
}


@pytest.mark.parametrize("query", WRONG, ids=lambda query: query[:60])
def test_what_neo4j_does_not_take_is_told_with_its_place(graph: CypherReader, query: str) -> None:
    words, line, column = WRONG[query]
    with pytest.raises(CypherError) as wrong:
        ask(graph, query)
    assert words in wrong.value.reason
    if line is not None:
        assert (wrong.value.line, wrong.value.column) == (line, column)
    assert "\n" not in str(wrong.value)
    assert "EXPLAIN" not in wrong.value.reason


def test_a_query_ends_when_its_time_is_over(graph: CypherReader) -> None:
    slow = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN sum(a * b) AS s"
    begin = time.monotonic()
    with pytest.raises(CypherTimeout, match="longer than it may"):
        ask(graph, slow, seconds=1)
    assert time.monotonic() - begin < 15
    assert ask(graph, "RETURN 1 AS one").rows == ((1,),)


def test_rows_and_size_are_limited(graph: CypherReader, monkeypatch: pytest.MonkeyPatch) -> None:
    query = "UNWIND range(1, $n) AS x RETURN x"
    now = ask(graph, "RETURN 1 AS x").revision
    assert ask(graph, query, rows=3, n=3) == CypherAnswer(now, ("x",), ((1,), (2,), (3,)), False)
    assert ask(graph, query, rows=3, n=4) == CypherAnswer(now, ("x",), ((1,), (2,), (3,)), True)
    assert ask(graph, query, rows=3, n=10_000_000).truncated
    monkeypatch.setattr(asking, "MOST_CHARACTERS", 100)
    answer = ask(graph, "UNWIND range(1, 9) AS x RETURN 'a text of twenty two' AS t", rows=99)
    assert (len(answer.rows), answer.truncated) == (4, True)


def test_a_number_that_neo4j_has_not_is_named(graph: CypherReader) -> None:
    with pytest.raises(CypherError, match="18446744073709551616 in the parameters"):
        ask(graph, "RETURN $x", x=[{"y": 2**64}])


def test_no_relationship_leads_from_the_graph_to_what_is_beside_it(graph: CypherReader) -> None:
    # The check of plans rests on this.
    answer = ask(
        graph,
        "MATCH (a)-[r]-(b) UNWIND labels(a) + labels(b) AS label RETURN collect(DISTINCT label)",
    )
    ((labels,),) = answer.rows
    assert isinstance(labels, list)
    assert labels
    assert set(map(str, labels)) <= set(READABLE)


def test_analysts_ask_over_http(client: Client) -> None:
    asked: dict[str, Any] = {
        "query": "MATCH (a:Actor {id: $id})-[r:ATTACKS]->(b) RETURN b.id, r, b",
        "parameters": {"id": "ISR"},
    }
    answer = client.request("POST", "/v1/cypher", json=asked)
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    body = answer.json()
    assert set(body) == {"columns", "revision", "rows", "truncated"}
    assert body["columns"] == ["b.id", "r", "b"]
    ((name, relation, actor),) = body["rows"]
    assert name == "SYR"
    assert relation["relationship"]["type"] == "ATTACKS"
    assert relation["relationship"]["properties"]["last_seen"] == "2026-03-15"
    assert actor["node"]["labels"] == ["Actor", "State"]
    many = client.request("POST", "/v1/cypher", json={"query": "UNWIND range(1,9) AS x RETURN x"})
    assert (len(many.json()["rows"]), many.json()["truncated"]) == (5, True)


def test_faults_are_problems_over_http(client: Client) -> None:
    def told(body: object, status: int, slug: str) -> Any:
        return problem(client.request("POST", "/v1/cypher", json=body), status, slug)

    wrong = told({"query": "MATCH (a:Actor)\nRETURN b"}, 422, "bad-cypher")
    assert wrong["errors"][0]["where"] == "query:2:8"
    assert "Variable `b` not defined" in wrong["detail"]
    assert "Job" in told({"query": "MATCH (j:Job) RETURN j"}, 403, "cypher-refused")["detail"]
    told({"query": ""}, 422, "bad-body")
    told({"query": "RETURN 1", "params": {}}, 422, "bad-body")
    told({"query": "RETURN 1", "parameters": []}, 422, "bad-body")
    told({"query": "x" * 20_001}, 422, "bad-body")
    form = client.request("POST", "/v1/cypher", data={"query": "RETURN 1"})
    problem(form, 415, "wrong-media-type")


def test_the_documentation_has_the_route_when_it_is_on(client: Client) -> None:
    document = client.json("/openapi.json")
    operation = document["paths"]["/v1/cypher"]["post"]
    assert {"200", "403", "422", "504"} <= set(operation["responses"])
    example = operation["responses"]["200"]["content"]["application/json"]["example"]
    assert set(example) == {"columns", "revision", "rows", "truncated"}
    assert operation["tags"] == ["cypher"]
    assert "408" in operation["responses"]
    refused = operation["responses"]["403"]["content"]["application/problem+json"]["examples"]
    assert set(refused) == {"forbidden", "cypher-refused"}
    assert "cypher" in {tag["name"] for tag in document["tags"]}
