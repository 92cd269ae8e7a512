"""Each format of graphs opened by NetworkX has what the store has, whatever the names are."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from datetime import date
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_schema.exports.tables import (
    ACTOR_COLUMNS,
    Column,
    ColumnType,
    Edges,
    Row,
    Selection,
    Value,
)
from graph_schema.exports.xml_graphs import gexf, graphml
from graph_schema.interfaces import Store
from graph_schema.queries import GraphFilter
from graph_schema.records import Polarity
from graph_schema.stores import open_store
from tests.builders import a_claim, an_actor, an_article, coded
from tests.graph_schema.exports.conftest import HOSTILE, exported

Reader = Callable[[bytes], Any]
XML = ("graphml", "gexf")
READERS: dict[str, Reader] = {
    "node-link": lambda data: nx.node_link_graph(json.loads(data), edges="edges"),
    "cytoscape": lambda data: nx.cytoscape_graph(json.loads(data)),
    "graphml": lambda data: nx.read_graphml(io.BytesIO(data)),
    "gexf": lambda data: nx.read_gexf(io.BytesIO(data)),
}
FILTERS = (
    GraphFilter(),
    GraphFilter(source="SYR"),
    GraphFilter(polarity=Polarity.NEGATED),
    GraphFilter(types=frozenset({"CONSULTS"}), since=date(2025, 1, 1)),
    GraphFilter(source="NOBODY"),
)


@pytest.mark.parametrize("where", FILTERS)
@pytest.mark.parametrize("edges", Edges)
@pytest.mark.parametrize("form", READERS)
def test_networkx_reads_what_the_store_has(
    store: Store, form: str, edges: Edges, where: GraphFilter
) -> None:
    graph = READERS[form](exported(store, form, where, edges=edges))
    with store.reader.view() as view:
        chosen = Selection(view, where, edges)
        nodes, links = list(chosen.node_rows()), list(chosen.edge_rows())
    assert graph.is_directed()
    assert graph.number_of_nodes() == len(nodes)
    assert graph.number_of_edges() == len(links)
    for row in nodes:
        expected = _read_back(form, ACTOR_COLUMNS, row)
        identity = expected.pop("id")
        assert _some_of(graph.nodes[identity], expected) == expected
    found = {data["id"]: (source, target, data) for source, target, data in _edges(form, graph)}
    for row in links:
        expected = _read_back(form, chosen.columns, row)
        source, target, data = found[expected.pop("id")]
        assert (source, target) == (expected.pop("source"), expected.pop("target"))
        assert _some_of(data, expected) == expected


@pytest.mark.parametrize("form", ["node-link", "cytoscape", "graphml"])
def test_a_graph_says_which_state_it_is_of(store: Store, form: str) -> None:
    graph = READERS[form](exported(store, form, edges=Edges.CLAIMS))
    said = {"name": "actorgraph", "revision": store.reader.revision(), "edges": "claims"}
    assert {name: graph.graph[name] for name in said} == said


def test_a_weight_in_gexf_is_the_number_of_claims(store: Store) -> None:
    graph = READERS["gexf"](exported(store, "gexf"))
    weighed = [(data["weight"], data["claims"]) for _, _, data in graph.edges(data=True)]
    assert weighed
    assert all(weight == claims for weight, claims in weighed)
    assert b"<description>relations of revision" in exported(store, "gexf")


def test_the_same_content_gives_the_same_bytes(store: Store) -> None:
    for form in READERS:
        assert exported(store, form) == exported(store, form)
    with open_store("memory:") as other:
        for entry in reversed(list(store.reader.export())):
            other.writer.put(entry)
        assert other.reader.revision() == store.reader.revision()
        for form in READERS:
            assert exported(other, form) == exported(store, form)


@settings(max_examples=150, deadline=None)
@given(name=st.text(st.characters(codec="utf-8"), min_size=1, max_size=40))
def test_any_name_comes_back(name: str) -> None:
    article = an_article(text=name, publisher=name)
    actor = an_actor("SYR", name=name, aliases=[f"{name}!"])
    with open_store("memory:") as store:
        store.writer.put(coded(article, a_claim(article), actors=[actor]))
        for form, read in READERS.items():
            graph = read(exported(store, form, edges=Edges.CLAIMS))
            expected = _safe(form, name)
            aliases = graph.nodes["SYR"]["aliases"]
            assert graph.nodes["SYR"]["name"] == expected
            [(_, _, data)] = graph.edges(data=True)
            assert data["quote"] == expected
            if form in XML:
                # Control characters are escaped in JSON, so only two are not to be had in XML.
                assert json.loads(aliases) == [re.sub("[\ufffe\uffff]", "\ufffd", f"{name}!")]
            else:
                assert aliases == [f"{name}!"]


def test_what_is_hostile_is_in_the_world(store: Store) -> None:
    names = {row[3] for row in _rows_of(store)}
    assert set(HOSTILE) <= names
    for write in (graphml, gexf):
        with store.reader.view() as view:
            text = "".join(write(Selection(view, GraphFilter(), Edges.CLAIMS)))
        assert "\ufffe" not in text
        assert "\0" not in text


def _rows_of(store: Store) -> list[Row]:
    with store.reader.view() as view:
        return list(Selection(view, GraphFilter()).node_rows())


def _edges(form: str, graph: Any) -> Any:
    # NetworkX keeps the ids of edges as keys where they can be parallel.
    if form == "graphml" and graph.is_multigraph():
        return ((s, t, {**d, "id": k}) for s, t, k, d in graph.edges(keys=True, data=True))
    return graph.edges(data=True)


def _read_back(form: str, columns: tuple[Column, ...], row: Row) -> dict[str, Any]:
    """Give what a reader of the format must have of a row; XML leaves out what is missing."""
    return {
        column.name: _value(form, column, value)
        for column, value in zip(columns, row, strict=True)
        if form not in XML or value is not None
    }


def _value(form: str, column: Column, value: Value) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if column.type is ColumnType.TEXTS and isinstance(value, tuple):
        return _safe(form, json.dumps(value, ensure_ascii=False)) if form in XML else list(value)
    return _safe(form, value) if isinstance(value, str) else value


def _safe(form: str, text: str) -> str:
    if form not in XML:
        return text
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "\ufffd", text)


def _some_of(data: dict[str, Any], names: dict[str, Any]) -> dict[str, Any]:
    return {name: data.get(name) for name in names}
