"""A Cypher script that loads a graph into Neo4j, through cypher-shell or Neo4j Browser."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from graph_schema.exports.json_graphs import about, records
from graph_schema.exports.tables import ACTOR_COLUMNS, Edges, Selection
from graph_schema.model import model

_ROWS = 100
_CONSTRAINTS = """\
CREATE CONSTRAINT actor_id IF NOT EXISTS FOR (n:Actor) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT claim_id IF NOT EXISTS FOR (n:Claim) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT article_id IF NOT EXISTS FOR (n:Article) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT publisher_name IF NOT EXISTS FOR (n:Publisher) REQUIRE n.name IS UNIQUE;
"""
# {label} and {type} are the model's own; all else is data, in the rows.
_ACTORS = "MERGE (n:Actor {{id: row.id}}) SET n:{label}, n += row"
_RELATIONS = (
    "MATCH (s:Actor {{id: row.source}}) MATCH (t:Actor {{id: row.target}})"
    " MERGE (s)-[r:{type}]->(t) SET r += row.said"
)
_CLAIMS = (
    "MATCH (s:Actor {id: row.said.source}) MATCH (t:Actor {id: row.said.target})"
    " MERGE (a:Article {id: row.article.id}) SET a += row.article"
    " MERGE (c:Claim {id: row.said.id}) SET c += row.said"
    " MERGE (c)-[:SOURCE]->(s) MERGE (c)-[:TARGET]->(t) MERGE (c)-[:IN]->(a)"
    " FOREACH (id IN row.speakers |"
    " MERGE (w:Actor {id: id}) MERGE (c)-[:SPEAKER]->(w))"
    " FOREACH (name IN row.publishers |"
    " MERGE (p:Publisher {name: name}) SET p.caption = name MERGE (a)-[:PUBLISHED_BY]->(p))"
)
_DAYS = frozenset({"first_seen", "last_seen", "day", "occurred_on", "published"})
# What stands in an article, and under which name; the rest is the claim's.
_ARTICLE = {"article": "id"} | {
    name: name for name in ("language", "title", "published", "publisher", "url")
}
_NOT_OF_CLAIM = frozenset({"title", "published", "url", "symmetric"})
_NOT_OF_RELATION = frozenset({"id", "source", "target", "type", "plover", "cameo", "symmetric"})
_CAPTIONS = {"label_en": "caption_en", "label_ar": "caption_ar"}
_ESCAPED = {
    "\\": "\\\\",
    "'": "\\'",
    "\n": "\\n",
    "\r": "\\r",
    "\t": "\\t",
    "\b": "\\b",
    "\f": "\\f",
}
_TO_ESCAPE = re.compile(r"[\\'\x00-\x1f\x7f-\x9f\u2028\u2029]")


def cypher(chosen: Selection) -> Iterator[str]:
    """Give a script that may be run again without harm: constraints, actors, then the edges.

    Relations become direct, typed edges, claims become nodes with their articles and publishers,
    both as in the store on Neo4j (docs/neo4j.md) but without its bookkeeping. Text stands in
    quoted literals alone, of which no character ends one early, and labels and types are the
    model's, so that no text is ever read as Cypher.
    """
    said = about(chosen)
    yield f"// {said['name']}: {said['edges']} of revision {said['revision']}\n{_CONSTRAINTS}"
    kinds = model().kinds
    yield from _statements(
        (_ACTORS.format(label=kinds[node["kind"]].node_label), _actor(node))
        for node in records(ACTOR_COLUMNS, chosen.node_rows())
    )
    edges = records(chosen.columns, chosen.edge_rows())
    if chosen.edges is Edges.RELATIONS:
        yield from _statements(
            (_RELATIONS.format(type=edge["type"]), _relation(edge)) for edge in edges
        )
    else:
        yield from _statements((_CLAIMS, _claim(edge)) for edge in edges)


def literal(value: Any) -> str:
    """Give a text, number, truth, list or map as a literal of Cypher; a null is `null`."""
    if isinstance(value, str):
        return _quoted(value) if _TO_ESCAPE.search(value) else f"'{value}'"
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, date):
        return f"date('{value.isoformat()}')"
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{name}: {literal(held)}" for name, held in value.items()) + "}"
    return "[" + ", ".join(map(literal, value)) + "]"


def _quoted(text: str) -> str:
    # Neo4j reads \uXXXX before it looks for the end of a literal, also after another backslash.
    # So no backslash of the text may come before a "u": there the literal is put together.
    parts = re.split(r"(?<=\\)(?=u)", text)
    return " + ".join(f"'{_TO_ESCAPE.sub(_escape, part)}'" for part in parts)


def _escape(found: re.Match[str]) -> str:
    char = found.group()
    return _ESCAPED.get(char) or f"\\u{ord(char):04X}"


def _statements(rows: Iterable[tuple[str, Mapping[str, Any]]]) -> Iterator[str]:
    """Give statements of some rows each; rows of one statement's text are kept until full."""
    waiting: dict[str, list[str]] = defaultdict(list)
    for what, row in rows:
        waiting[what].append(literal(row))
        if len(waiting[what]) == _ROWS:
            yield _statement(what, waiting.pop(what))
    for what, left in waiting.items():
        yield _statement(what, left)


def _statement(what: str, rows: list[str]) -> str:
    listed = ",\n  ".join(rows)
    return f"UNWIND [\n  {listed}\n] AS row\n{what};\n"


def _actor(node: Mapping[str, Any]) -> dict[str, Any]:
    return {**node, "caption": node["name"]}


def _relation(edge: Mapping[str, Any]) -> dict[str, Any]:
    said = _properties(edge, _NOT_OF_RELATION)
    return {"source": edge["source"], "target": edge["target"], "said": said}


def _claim(edge: Mapping[str, Any]) -> dict[str, Any]:
    article = {name: _typed(column, edge[column]) for column, name in _ARTICLE.items()}
    return {
        "speakers": [edge["speaker"]] if edge["speaker"] else [],
        "publishers": [edge["publisher"]] if edge["publisher"] else [],
        "article": {**article, "caption": edge["title"] or edge["article"]},
        "said": _properties(edge, _NOT_OF_CLAIM),
    }


def _properties(edge: Mapping[str, Any], leave: frozenset[str]) -> dict[str, Any]:
    kept = {name: value for name, value in edge.items() if name not in leave}
    return {_CAPTIONS.get(name, name): _typed(name, value) for name, value in kept.items()}


def _typed(column: str, value: Any) -> Any:
    return date.fromisoformat(value) if column in _DAYS and value is not None else value
