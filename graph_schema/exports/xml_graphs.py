"""Graphs as XML: GraphML and GEXF, which Gephi, yEd, igraph and NetworkX read."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from graph_schema.exports.json_graphs import about
from graph_schema.exports.tables import ACTOR_COLUMNS, Column, ColumnType, Row, Selection, Value

# What XML 1.0 has no way to write.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# What must be written in another way; most texts have nothing of it, and looking is quick.
_SPECIAL = re.compile("[^ !#-%'-;=?-~\u00a0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_TYPES = {
    ColumnType.TEXT: "string",
    ColumnType.TEXTS: "string",
    ColumnType.INTEGER: "long",
    ColumnType.BOOLEAN: "boolean",
    ColumnType.DAY: "string",
}
# What GraphML and GEXF say with attributes of their own.
_OWN = frozenset({"id", "source", "target"})


def graphml(chosen: Selection) -> Iterator[str]:
    """Give GraphML: a directed graph with parallel edges, whose attributes are typed.

    A character that XML cannot hold is U+FFFD; lists are JSON; days are ISO 8601; what is missing
    has no element.
    """
    yield _HEAD + '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    said = about(chosen)
    for name, value in said.items():
        kind = "long" if isinstance(value, int) else "string"
        yield f'<key id="g_{name}" for="graph" attr.name="{name}" attr.type="{kind}"/>\n'
    for prefix, domain, columns in (("n", "node", ACTOR_COLUMNS), ("e", "edge", chosen.columns)):
        for column in _kept(columns):
            yield (
                f'<key id="{prefix}_{column.name}" for="{domain}" attr.name="{column.name}" '
                f'attr.type="{_TYPES[column.type]}"/>\n'
            )
    yield '<graph id="actorgraph" edgedefault="directed">\n'
    yield from (f'<data key="g_{name}">{_text(value)}</data>\n' for name, value in said.items())
    for row in chosen.node_rows():
        data = _graphml_data("n", ACTOR_COLUMNS, row)
        yield f"<node id={_quoted(row[0])}>{data}</node>\n"
    for row in chosen.edge_rows():
        ends = f"source={_quoted(row[1])} target={_quoted(row[2])}"
        data = _graphml_data("e", chosen.columns, row)
        yield f"<edge id={_quoted(row[0])} {ends}>{data}</edge>\n"
    yield "</graph>\n</graphml>\n"


def gexf(chosen: Selection) -> Iterator[str]:
    """Give GEXF 1.2: as GraphML, with names as labels and the number of claims as weight."""
    said = about(chosen)
    yield _HEAD + '<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">\n'
    yield f"<meta><creator>{_text(said['name'])}</creator>"
    yield f"<description>{said['edges']} of revision {said['revision']}</description></meta>\n"
    yield '<graph defaultedgetype="directed" mode="static">\n'
    for prefix, domain, columns in (("n", "node", ACTOR_COLUMNS), ("e", "edge", chosen.columns)):
        yield f'<attributes class="{domain}" mode="static">\n'
        for column in _kept(columns):
            kind = _TYPES[column.type]
            yield f'<attribute id="{prefix}_{column.name}" title="{column.name}" type="{kind}"/>\n'
        yield "</attributes>\n"
    yield "<nodes>\n"
    name = [column.name for column in ACTOR_COLUMNS].index("name")
    for row in chosen.node_rows():
        data = _gexf_data("n", ACTOR_COLUMNS, row)
        yield f"<node id={_quoted(row[0])} label={_quoted(row[name])}>{data}</node>\n"
    yield "</nodes>\n<edges>\n"
    names = [column.name for column in chosen.columns]
    weight = names.index("claims") if "claims" in names else None
    for row in chosen.edge_rows():
        ends = f"source={_quoted(row[1])} target={_quoted(row[2])} label={_quoted(row[3])}"
        # A relation that nobody asserts has no claims, and programs take no weight for 1.
        if weight is not None:
            ends += f" weight={_quoted(row[weight])}"
        yield f"<edge id={_quoted(row[0])} {ends}>{_gexf_data('e', chosen.columns, row)}</edge>\n"
    yield "</edges>\n</graph>\n</gexf>\n"


def _graphml_data(prefix: str, columns: tuple[Column, ...], row: Row) -> str:
    return "".join(
        f'<data key="{prefix}_{column.name}">{_text(value)}</data>'
        for column, value in zip(columns, row, strict=True)
        if value is not None and column.name not in _OWN
    )


def _gexf_data(prefix: str, columns: tuple[Column, ...], row: Row) -> str:
    values = "".join(
        f'<attvalue for="{prefix}_{column.name}" value={_quoted(value)}/>'
        for column, value in zip(columns, row, strict=True)
        if value is not None and column.name not in _OWN
    )
    return f"<attvalues>{values}</attvalues>"


def _kept(columns: tuple[Column, ...]) -> Iterator[Column]:
    return (column for column in columns if column.name not in _OWN)


def _text(value: Value) -> str:
    text = _written(value)
    # A reader would take a carriage return for the end of a line.
    return escape(_in_xml(text), {"\r": "&#13;"}) if _SPECIAL.search(text) else text


def _quoted(value: Value) -> str:
    text = _written(value)
    return quoteattr(_in_xml(text)) if _SPECIAL.search(text) else f'"{text}"'


def _in_xml(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)


def _written(value: Value) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False) if isinstance(value, tuple) else str(value)
