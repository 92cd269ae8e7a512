"""A table as Parquet, for pandas, polars, DuckDB and Spark; needs the extra `parquet`."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from itertools import islice
from typing import TYPE_CHECKING, Any

from graph_schema.errors import FormatUnavailable
from graph_schema.exports.chunks import Outlet
from graph_schema.exports.json_graphs import about
from graph_schema.exports.tables import ACTOR_COLUMNS, Column, ColumnType, Part, Selection

if TYPE_CHECKING:
    import pyarrow

# Rows are kept until a group is full, so this bounds the memory.
_GROUP = 5_000


def parquet(chosen: Selection) -> Iterator[bytes]:
    """Give the table of nodes or of edges as Parquet; the file says which graph it is from.

    Raises FormatUnavailable where pyarrow is not installed.
    """
    refuse_without_arrow()
    import pyarrow
    from pyarrow.parquet import ParquetWriter

    nodes = chosen.part is Part.NODES
    columns = ACTOR_COLUMNS if nodes else chosen.columns
    rows = chosen.node_rows() if nodes else chosen.edge_rows()
    said = {name: str(value) for name, value in about(chosen).items()}
    schema = _schema(pyarrow, columns).with_metadata(said)
    outlet = Outlet()
    with ParquetWriter(outlet, schema, compression="zstd") as writer:
        while group := list(islice(rows, _GROUP)):
            filled: Any = [
                pyarrow.array(values, field.type)
                for values, field in zip(zip(*group, strict=True), schema, strict=True)
            ]
            writer.write_table(pyarrow.Table.from_arrays(filled, schema=schema))
            yield from outlet.taken()
    yield from outlet.taken(whole=True)


def refuse_without_arrow() -> None:
    """Raise FormatUnavailable, with the way out, where pyarrow is not installed."""
    if find_spec("pyarrow") is None:
        raise FormatUnavailable(
            "parquet", "needs pyarrow; install the extra parquet, or take csv instead"
        )


def _schema(arrow: Any, columns: tuple[Column, ...]) -> pyarrow.Schema:
    types = {
        ColumnType.TEXT: arrow.string(),
        ColumnType.TEXTS: arrow.list_(arrow.string()),
        ColumnType.INTEGER: arrow.int64(),
        ColumnType.BOOLEAN: arrow.bool_(),
        ColumnType.DAY: arrow.date32(),
    }
    return arrow.schema([(column.name, types[column.type]) for column in columns])
