"""Which plans of Neo4j may be run for a person who asks in Cypher.

A plan says what a query does whatever the words it is written in. It may be run when each of its
steps is known to read the graph alone, and each step that finds nodes on its own begins at a label
of the graph for people. What is kept beside the graph, such as waiting articles, keys and the
secrets of webhooks, has other labels and no relationships, so that no other step leads there.
Whatever is not known is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from graph_schema.model import model

READABLE = (
    "Actor",
    *(kind.node_label for kind in model().kinds.values()),
    "Article",
    "Claim",
    "Office",
    "Publisher",
    "Relation",
)
# Procedures that tell of the graph alone, by their names; the index is over names of actors.
PROCEDURES = frozenset(
    {
        "db.index.fulltext.queryNodes",
        "db.labels",
        "db.propertyKeys",
        "db.relationshipTypes",
        "db.schema.nodeTypeProperties",
        "db.schema.relTypeProperties",
        "db.schema.visualization",
    }
)
_READS = "r"
# Steps that work on what other steps give, or follow relationships from there.
_WORKING = frozenset(
    {
        *("AntiSemiApply", "Apply", "Argument", "AssertSameNode", "AssertSameRelationship"),
        *("CacheProperties", "CartesianProduct", "ConditionalApply", "AntiConditionalApply"),
        *("Distinct", "OrderedDistinct", "Eager", "EagerAggregation", "OrderedAggregation"),
        *("EmptyResult", "EmptyRow", "ExhaustiveLimit", "Expand", "Filter"),
        *("LetAntiSemiApply", "LetSemiApply", "LetSelectOrAntiSemiApply", "LetSelectOrSemiApply"),
        *("LeftOuterHashJoin", "RightOuterHashJoin", "NodeHashJoin", "NodeLeftOuterHashJoin"),
        *("NodeRightOuterHashJoin", "ValueHashJoin", "Limit", "Skip", "Optional", "OptionalExpand"),
        *("PartialSort", "PartialTop", "Sort", "Top", "PartitionedUnwind", "Unwind"),
        *("ProduceResults", "ProjectEndpoints", "Projection", "PruningVarLengthExpand", "Repeat"),
        *("BFSPruningVarLengthExpand", "RepeatOptions", "RollUpApply", "SelectOrAntiSemiApply"),
        *("SelectOrSemiApply", "SemiApply", "ShortestPath", "StatefulShortestPath", "Trail"),
        *("TriadicBuild", "TriadicFilter", "TriadicSelection", "Union", "OrderedUnion"),
        *("VarLengthExpand", "NodeCountFromCountStore", "RelationshipCountFromCountStore"),
    }
)
_RELATIONSHIPS = re.compile(
    r"(Partitioned)?(Directed|Undirected)(All|Union)?Relationships?"
    r"(Types?|Index(Contains|EndsWith)?|ById|ByElementId)?(Scan|Seek|SeekByRange)"
)
_LABELLED = re.compile(
    r"(Partitioned)?(Node(ByLabel|Index(Contains|EndsWith)?|UniqueIndex)(Scan|Seek|SeekByRange)"
    r"|(Union|Intersection|Subtraction)NodeByLabelsScan|MultiNodeIndexSeek)"
)
_NAME = r"(?:\w+|`(?:[^`]|``)*`)"
_LABEL = "(?:" + "|".join(READABLE) + ")"
# `n:Actor`, `n:State|Person`, `n:Actor&!Person`, `UNIQUE n:Actor(id) WHERE ...`.
_BEGINS_READABLE = re.compile(
    rf"(?:[A-Z]+ (?:INDEX )?)?{_NAME}:{_LABEL}(?:\|{_LABEL}|&!?{_NAME})*(?:$|[\s(,])"
)
_CALLED = re.compile(r"([\w.]+)\(")
# Text and quoted names, which may hold anything; and questions within an expression, which have
# no steps of their own in a plan.
_QUOTED = re.compile(r'"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])*\'|`(?:``|[^`])*`', re.DOTALL)
_WITHIN = re.compile(r"\b(?:COLLECT|COUNT|EXISTS)\s*\{")


def refusal(query_type: str | None, plan: Mapping[str, Any] | None) -> str | None:
    """Give why a query with this type and plan may not be run, or None when it may.

    `query_type` and `plan` are those that the driver gives of an explained query.
    """
    if query_type != _READS:
        return "it is not a query that only reads"
    if plan is None:
        return "the server gave no plan to check it by"
    for step in _steps(plan):
        reason = _refused(step)
        if reason is not None:
            return reason
    return None


def _steps(plan: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    waiting: list[Mapping[str, Any]] = [plan]
    while waiting:
        step = waiting.pop()
        yield step
        children: Sequence[Mapping[str, Any]] = step.get("children") or ()
        waiting.extend(children)


def _refused(step: Mapping[str, Any]) -> str | None:
    name = str(step.get("operatorType", "")).partition("@")[0].partition("(")[0]
    details = str((step.get("args") or {}).get("Details", ""))
    counts = name.endswith("FromCountStore")
    if name != "ProduceResults" and not counts and _WITHIN.search(_QUOTED.sub("", details)):
        return (
            "it asks a question within a list expression, CASE or path condition, which cannot be "
            "checked; ask it in a CALL { } of its own and use what that gives"
        )
    if _LABELLED.fullmatch(name):
        return None if _BEGINS_READABLE.match(details) else _elsewhere(details)
    if name in _WORKING or _RELATIONSHIPS.fullmatch(name):
        return None
    if name == "ProcedureCall":
        called = _CALLED.match(details)
        if called is not None and called[1] in PROCEDURES:
            return None
        return f"it calls {called[1] if called else 'a procedure'}, which is not among the allowed"
    if name in ("AllNodesScan", "NodeByIdSeek", "NodeByElementIdSeek", "DynamicLabelNodeLookup"):
        return _elsewhere(details)
    return f"its step {name or 'without a name'} is not known to read the graph alone"


def _elsewhere(details: str) -> str:
    return (
        f"it begins at nodes that may be no part of the graph ({details[:60]}); name a label for "
        f"each node that it does not come to over a relationship, such as (n:Actor); there are "
        f"{', '.join(READABLE)}"
    )
