"""A pair of CSV tables in a zip archive, written as it is read."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date

from graph_schema.exports.chunks import Outlet
from graph_schema.exports.tables import ACTOR_COLUMNS, Column, Row, Selection, Value

# What a spreadsheet takes for the beginning of a formula, also after quotes and white space.
_FORMULA = re.compile(r"['\s]*[=+\-@|%\uff1d\uff0b\uff0d\uff20\t\r]")
# The first day that an archive can tell; the same content gives the same bytes.
_NO_TIME = (1980, 1, 1, 0, 0, 0)
_FULL = 1 << 16


def csv_pair(chosen: Selection) -> Iterator[bytes]:
    """Give a zip archive of nodes.csv and edges.csv: UTF-8 with a byte order mark, RFC 4180.

    A text that a spreadsheet would take for a formula has one `'` put before it, also when it
    begins with such quotes already, so that taking one away gives the text back. Lists are JSON.
    A NUL, which no reader of CSV takes, is U+FFFD; a day is ISO 8601; what is missing is empty.
    """
    outlet = Outlet()
    with zipfile.ZipFile(outlet, "w", zipfile.ZIP_DEFLATED) as archive:
        tables = (
            ("nodes.csv", ACTOR_COLUMNS, chosen.node_rows()),
            ("edges.csv", chosen.columns, chosen.edge_rows()),
        )
        for name, columns, rows in tables:
            member = zipfile.ZipInfo(name, _NO_TIME)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = 0o644 << 16
            # How large it gets is not known when it begins.
            with archive.open(member, "w", force_zip64=True) as file:
                for part in _delimited(columns, rows):
                    file.write(part.encode("utf-8"))
                    yield from outlet.taken()
    yield from outlet.taken(whole=True)


def _delimited(columns: tuple[Column, ...], rows: Iterable[Row]) -> Iterator[str]:
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    buffer.write("\ufeff")
    writer.writerow(column.name for column in columns)
    for row in rows:
        writer.writerow(map(_cell, row))
        if buffer.tell() > _FULL:
            yield buffer.getvalue()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue()


def _cell(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return json.dumps(value, ensure_ascii=False)
    if not isinstance(value, str):
        return "" if value is None else str(value)
    text = value.replace("\0", "\ufffd")
    return f"'{text}" if _FORMULA.match(text) else text
