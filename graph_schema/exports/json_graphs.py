"""Graphs as JSON: node-link, which NetworkX and D3 read, and the form of Cytoscape."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from graph_schema.exports.tables import ACTOR_COLUMNS, Column, Row, Selection, Value


def node_link(chosen: Selection) -> Iterator[str]:
    """Give a node-link object: `networkx.node_link_graph(data, edges="edges")` reads it."""
    head = {"directed": True, "multigraph": True, "graph": about(chosen)}
    yield text_of(head)[:-1] + ',"nodes":['
    yield from _listed(text_of(node) for node in records(ACTOR_COLUMNS, chosen.node_rows()))
    yield '],"edges":['
    edges = records(chosen.columns, chosen.edge_rows())
    yield from _listed(text_of({**edge, "key": edge["id"]}) for edge in edges)
    yield "]}\n"


def cytoscape(chosen: Selection) -> Iterator[str]:
    """Give Cytoscape JSON: Cytoscape, Cytoscape.js and `networkx.cytoscape_graph` read it."""
    head = {"data": about(chosen), "directed": True, "multigraph": True}
    yield text_of(head)[:-1] + ',"elements":{"nodes":['
    nodes = records(ACTOR_COLUMNS, chosen.node_rows())
    yield from _listed(text_of({"data": {**node, "value": node["id"]}}) for node in nodes)
    yield '],"edges":['
    edges = records(chosen.columns, chosen.edge_rows())
    yield from _listed(text_of({"data": {**edge, "key": edge["id"]}}) for edge in edges)
    yield "]}}\n"


def about(chosen: Selection) -> dict[str, str | int]:
    """Give what is said of the whole graph: what made it, from which revision."""
    return {"name": "actorgraph", "revision": chosen.view.revision, "edges": chosen.edges.value}


def records(columns: tuple[Column, ...], rows: Iterable[Row]) -> Iterator[dict[str, Any]]:
    """Give each row as an object of what JSON can hold."""
    names = [column.name for column in columns]
    return (dict(zip(names, map(plain, row), strict=True)) for row in rows)


def plain(value: Value) -> str | int | bool | list[str] | None:
    """Give a value as JSON holds it; days are ISO 8601."""
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def text_of(record: dict[str, Any]) -> str:
    """Give the JSON of an object on one line."""
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))


def _listed(texts: Iterator[str]) -> Iterator[str]:
    between = "\n"
    for text in texts:
        yield between + text
        between = ",\n"
