"""The saved queries: `.cypher` files that people open in Neo4j Browser and change to their needs.

A file's first lines are comments. The first is the query's name, which Browser shows; the others
say what comes out and what to change.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

FOLDER = "actorgraph"
# The earliest time that a zip file can hold: the same queries give the same bytes.
_EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """A query with its file's name, the name people see, and its whole text with the comments."""

    file: str
    name: str
    text: str


@cache
def saved_queries() -> tuple[SavedQuery, ...]:
    """Give the saved queries in the order of their files' names."""
    found = []
    for file in (files("graph_schema.browser") / "queries").iterdir():
        if file.name.endswith(".cypher"):
            text = file.read_text(encoding="utf-8")
            found.append(SavedQuery(file.name, text.splitlines()[0].removeprefix("// "), text))
    return tuple(sorted(found, key=lambda query: query.file))


def favourites() -> bytes:
    """Give the zip file that Neo4j Browser takes as favourites, in one folder of its own."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for query in saved_queries():
            entry = zipfile.ZipInfo(f"{FOLDER}/{query.file}", date_time=_EPOCH)
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, query.text)
    return stream.getvalue()
