"""CSV and Parquet opened by the csv module, pandas and pyarrow have what the store has."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
import zipfile
from datetime import date

import pandas as pd
import pyarrow as pa
import pyarrow.csv as arrow_csv
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_schema.errors import FilterError
from graph_schema.exports.tables import ACTOR_COLUMNS, Column, Edges, Part, Row, Selection, Value
from graph_schema.interfaces import Store
from graph_schema.queries import GraphFilter
from graph_schema.stores import open_store
from tests.builders import a_claim, an_actor, an_article, coded
from tests.graph_schema.exports.conftest import HOSTILE, exported

# What spreadsheets take for the beginning of a formula.
STARTS = "=+-@|%＝＋－＠"


def tables_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def rows_of(store: Store, edges: Edges) -> dict[str, tuple[tuple[Column, ...], list[Row]]]:
    with store.reader.view() as view:
        chosen = Selection(view, GraphFilter(), edges)
        return {
            "nodes.csv": (ACTOR_COLUMNS, list(chosen.node_rows())),
            "edges.csv": (chosen.columns, list(chosen.edge_rows())),
        }


@pytest.mark.parametrize("edges", Edges)
def test_csv_holds_what_the_store_has(store: Store, edges: Edges) -> None:
    tables = tables_of(exported(store, "csv", edges=edges))
    assert list(tables) == ["nodes.csv", "edges.csv"]
    for name, (columns, rows) in rows_of(store, edges).items():
        text = tables[name].decode("utf-8-sig")
        read = list(csv.reader(io.StringIO(text, newline=""), strict=True))
        assert read[0] == [column.name for column in columns]
        back = [[_taken_back(cell) for cell in row] for row in read[1:]]
        assert back == [[_cell(value) for value in row] for row in rows]


@pytest.mark.parametrize("edges", Edges)
def test_pandas_and_arrow_read_the_csv(store: Store, edges: Edges) -> None:
    tables = tables_of(exported(store, "csv", edges=edges))
    for name, (columns, rows) in rows_of(store, edges).items():
        names = [column.name for column in columns]
        frame = pd.read_csv(io.BytesIO(tables[name]), dtype=str, keep_default_na=False)
        assert list(frame.columns) == names
        assert [[_taken_back(cell) for cell in row] for row in frame.to_numpy().tolist()] == [
            [_cell(value) for value in row] for row in rows
        ]
        options = arrow_csv.ParseOptions(newlines_in_values=True)
        table = arrow_csv.read_csv(io.BytesIO(tables[name]), parse_options=options)
        assert (table.column_names, table.num_rows) == (names, len(rows))


def test_numbers_and_days_are_read_as_such(store: Store) -> None:
    edges = tables_of(exported(store, "csv"))["edges.csv"]
    frame = pd.read_csv(io.BytesIO(edges), parse_dates=["first_seen", "last_seen"])
    assert frame["claims"].dtype.kind == "i"
    assert frame["symmetric"].dtype.kind == "b"
    assert frame["first_seen"].dtype.kind == "M"
    assert frame["claims"].sum() == sum(
        relation.claims for relation in store.reader.relations(GraphFilter(), limit=1000).items
    )


@settings(max_examples=150, deadline=None)
@given(name=st.text(st.characters(codec="utf-8"), min_size=1, max_size=30))
def test_no_text_is_a_formula_and_each_comes_back(name: str) -> None:
    article = an_article(text=name)
    actor = an_actor("SYR", name=name)
    with open_store("memory:") as store:
        store.writer.put(coded(article, a_claim(article), actors=[actor]))
        data = exported(store, "csv", edges=Edges.CLAIMS)
        table = pq.read_table(io.BytesIO(exported(store, "parquet", part=Part.NODES)))
    assert name in table.column("name").to_pylist()
    for name_of_table, column in (("nodes.csv", "name"), ("edges.csv", "quote")):
        text = tables_of(data)[name_of_table].decode("utf-8-sig")
        read = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
        cells = [row[column] for row in read]
        assert not any(cell.strip().startswith(tuple(STARTS)) for cell in cells)
        assert name.replace("\0", "\ufffd") in [_taken_back(cell) for cell in cells]


@pytest.mark.parametrize("edges", Edges)
def test_parquet_holds_what_the_store_has(store: Store, edges: Edges) -> None:
    expected = rows_of(store, edges)
    for part, (columns, rows) in zip((Part.NODES, Part.EDGES), expected.values(), strict=True):
        data = exported(store, "parquet", edges=edges, part=part)
        table = pq.read_table(io.BytesIO(data))
        assert table.column_names == [column.name for column in columns]
        read = [tuple(_tupled(value) for value in row.values()) for row in table.to_pylist()]
        assert read == rows
        said = table.schema.metadata
        assert said[b"revision"] == str(store.reader.revision()).encode()
        assert said[b"edges"] == edges.value.encode()
        assert len(pd.read_parquet(io.BytesIO(data))) == len(rows)
    schema = pq.read_schema(io.BytesIO(exported(store, "parquet", edges=Edges.CLAIMS)))
    assert schema.field("occurred_on").type == pa.date32()
    assert schema.field("plover").type == pa.list_(pa.string())
    assert schema.field("confidence").type == pa.int64()


def test_an_export_of_nothing_is_whole(store: Store) -> None:
    nothing = GraphFilter(source="NOBODY")
    table = pq.read_table(io.BytesIO(exported(store, "parquet", nothing)))
    assert (table.num_rows, "claims" in table.column_names) == (0, True)
    tables = tables_of(exported(store, "csv", nothing))
    assert [len(text.splitlines()) for text in tables.values()] == [1, 1]


def test_a_format_has_only_what_it_can_hold(store: Store) -> None:
    with pytest.raises(FilterError, match="edges: jsonl holds claims only"):
        exported(store, "jsonl", edges=Edges.RELATIONS)
    with pytest.raises(FilterError, match="part: csv holds nodes and edges"):
        exported(store, "csv", part=Part.NODES)


def test_without_arrow_parquet_is_refused_with_the_way_out_and_all_else_works() -> None:
    # A None among the modules is how Python is told that one is not there.
    program = """
import sys
sys.modules["pyarrow"] = None
import importlib.util
from graph_schema.errors import FormatUnavailable
from graph_schema.exports.formats import FORMATS
from graph_schema.queries import GraphFilter
from graph_schema.stores import open_store
with open_store("memory:") as store, store.reader.view() as view:
    for known in FORMATS.values():
        try:
            b"".join(known.write(known.selection(view, GraphFilter(), None, None)))
        except FormatUnavailable as error:
            print(error)
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout == (
        "parquet: needs pyarrow; install the extra parquet, or take csv instead\n"
    )


def test_the_world_has_formulas() -> None:
    assert any(text.strip().startswith("=") for text in HOSTILE)
    assert any(text.startswith("'=") for text in HOSTILE)


def _taken_back(cell: str) -> str:
    """Give the text of a cell, as the documentation says."""
    return cell[1:] if re.match(rf"'['\s]*[{re.escape(STARTS)}\t\r]", cell) else cell


def _cell(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, date):
        return value.isoformat()
    return str(value).replace("\0", "\ufffd")


def _tupled(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value
