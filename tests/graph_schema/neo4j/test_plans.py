"""Plans, as Neo4j 5.26 and 2026.09 write them, that may be run for an analyst and that may not."""

from __future__ import annotations

from typing import Any

import pytest

from graph_schema.model import model
from graph_schema.stores.neo4j.analysts.plans import READABLE, refusal


def plan(*steps: tuple[str, str]) -> dict[str, Any]:
    """Give a plan of which each step feeds the one before it."""
    made: dict[str, Any] = {}
    for name, details in reversed(steps):
        children = [made] if made else []
        made = {
            "operatorType": f"{name}@neo4j",
            "args": {"Details": details},
            "children": children,
        }
    return made


def reason(*steps: tuple[str, str]) -> str | None:
    return refusal("r", plan(("ProduceResults", "x"), *steps))


ALLOWED = [
    ("NodeByLabelScan", "n:Actor"),
    ("NodeByLabelScan", "`a b``:Job`:Claim"),
    ("UnionNodeByLabelsScan", "n:State|Person"),
    ("IntersectionNodeByLabelsScan", "n:Actor&State"),
    ("SubtractionNodeByLabelsScan", "n:Actor&!Person"),
    ("NodeUniqueIndexSeek", "UNIQUE n:Actor(id) WHERE id = $autostring_0, cache[n.id]"),
    ("NodeUniqueIndexSeekByRange", "UNIQUE n:Actor(id) WHERE id STARTS WITH $x, cache[n.id]"),
    ("NodeIndexScan", "RANGE INDEX a:Actor(id) WHERE id IS NOT NULL, cache[a.id]"),
    ("NodeIndexContainsScan", "TEXT INDEX a:Actor(name) WHERE name CONTAINS $x"),
    ("NodeCountFromCountStore", "count( (:Job) ) AS `COUNT { (:Job) }`"),
    ("DirectedRelationshipTypeScan", "(a)-[:ATTACKS]->()"),
    ("DirectedAllRelationshipsScan", "(a)-[r]->(b)"),
    ("UndirectedRelationshipByElementIdSeek", "(anon_0)-[r]-(anon_1) WHERE elementId(r) = $x"),
    ("DirectedUnionRelationshipTypesScan", "(a)-[r:ATTACKS|SUPPORTS]->(b)"),
    ("Projection", "$autoint_0 AS `1`"),
    ("Projection", '`COUNT { (:Actor) }` AS `EXISTS { x }`, "COLLECT { }" AS y'),
    ("Expand(All)", "(a)-[r:ATTACKS]->(b)"),
    ("VarLengthExpand(Pruning,BFS,All)", "(a)-[*..3]->(b)"),
    ("StatefulShortestPath(All, Trail)", "SHORTEST 1 (a) ((`x`)-[`y`]->(`z`)){1, } (b)"),
    ("ProcedureCall", "db.labels() :: (label :: STRING)"),
    ("ProcedureCall", "db.index.fulltext.queryNodes($a, $b) :: (node :: NODE)"),
]
REFUSED = [
    ("AllNodesScan", "n", "name a label"),
    ("NodeByElementIdSeek", "n WHERE elementId(n) = $x", "name a label"),
    ("NodeByIdSeek", "n WHERE id(n) = $x", "name a label"),
    ("DynamicLabelNodeLookup", "n:$all($l)", "name a label"),
    ("NodeByLabelScan", "n:Job", "no part of the graph (n:Job)"),
    ("NodeByLabelScan", "n:ActorTally", "name a label"),
    ("NodeByLabelScan", "`n:Actor`:Job", "name a label"),
    ("NodeByLabelScan", "n:`Act``or|Job`", "name a label"),
    ("NodeByLabelScan", "", "name a label"),
    ("UnionNodeByLabelsScan", "n:Actor|Job", "name a label"),
    ("IntersectionNodeByLabelsScan", "n:Job&Actor", "name a label"),
    ("NodeUniqueIndexSeek", "UNIQUE n:Job(id) WHERE id = $x", "name a label"),
    ("NodeUniqueIndexSeek", "UNIQUE `UNIQUE n:Actor(id)`:Job(id) WHERE id = $x", "name a label"),
    ("ProcedureCall", "dbms.listConfig() :: (name :: STRING)", "it calls dbms.listConfig"),
    ("ProcedureCall", "apoc.load.json($x) :: (value :: MAP)", "it calls apoc.load.json"),
    ("ProcedureCall", "db.labelsX() :: ()", "it calls db.labelsX"),
    ("LoadCSV", "l", "its step LoadCSV"),
    ("ShowSettings", "allSettings", "its step ShowSettings"),
    ("TerminateTransactions", "x", "its step TerminateTransactions"),
    ("TransactionApply", "IN TRANSACTIONS OF 1000 ROWS", "its step TransactionApply"),
    ("SetProperty", "n.x = $x", "its step SetProperty"),
    ("RunQueryAt", "remote", "its step RunQueryAt"),
    ("", "", "without a name"),
    ("Projection", "[x IN $l | COLLECT { MATCH (j) RETURN j.text }] AS t", "in a CALL { }"),
    ("Projection", "CASE WHEN EXISTS {\n  MATCH (j) } THEN 1 END AS `x`", "in a CALL { }"),
    ("Projection", '"`" + COLLECT { MATCH (j) } + "`"', "in a CALL { }"),
    ("Projection", "'\"' + COUNT { (j) } + '\"'", "in a CALL { }"),
    ("NodeUniqueIndexSeek", "UNIQUE a:Actor(id) WHERE id IN [COLLECT { MATCH (j) }]", "a CALL { }"),
    ("VarLengthExpand(All)", "(a)-[*..2]-(b) WHERE all(n IN x WHERE EXISTS { (j) })", "CALL { }"),
    ("ProcedureCall", "db.index.fulltext.queryNodes($a, COLLECT { MATCH (j) })", "in a CALL { }"),
]


@pytest.mark.parametrize("step", ALLOWED)
def test_what_reads_the_graph_alone_may_be_run(step: tuple[str, str]) -> None:
    assert reason(step) is None
    assert reason(("Limit", "5"), step) is None


@pytest.mark.parametrize("step", REFUSED)
def test_what_may_lead_elsewhere_is_refused_wherever_it_stands(step: tuple[str, str, str]) -> None:
    name, details, told = step
    for steps in ([(name, details)], [("Limit", "5"), (name, details), ("Argument", "a")]):
        found = reason(*steps)
        assert found is not None
        assert told in found


def test_every_branch_is_looked_at() -> None:
    joined = plan(("ProduceResults", "a, b"), ("CartesianProduct", ""))
    joined["children"][0]["children"] = [
        plan(("NodeByLabelScan", "a:Actor")),
        plan(("NodeByLabelScan", "b:Job")),
    ]
    assert "b:Job" in (refusal("r", joined) or "")


@pytest.mark.parametrize("query_type", ["w", "rw", "s", None])
def test_only_reading_queries_may_be_run(query_type: str | None) -> None:
    told = refusal(query_type, plan(("ProduceResults", "x")))
    assert told == "it is not a query that only reads"
    assert refusal("r", None) is not None


def test_the_graph_for_people_has_all_kinds_of_actors() -> None:
    assert {kind.node_label for kind in model().kinds.values()} < set(READABLE)
    assert not {"Job", "Tally", "ActorTally", "ActorName", "Actorgraph"} & set(READABLE)
