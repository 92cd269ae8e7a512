"""The saved queries: `.cypher` files that people open in Neo4j Browser and change to their needs.

A file's first lines are comments: its name in English, its name in Arabic, and what to change.
Browser shows the first comment of a favourite as its name.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from graph_schema.browser.style import Caption

FOLDER = "actorgraph"
# The earliest time that a zip file can hold: the same queries give the same bytes.
_EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """A query with its file's name, its names for people, and what follows them."""

    file: str
    name_en: str
    name_ar: str
    body: str

    def text(self, caption: Caption = Caption.EN) -> str:
        """Give the whole query, with its name in one language before that in the other."""
        names = [self.name_en, self.name_ar]
        if caption is Caption.AR:
            names.reverse()
        return "".join(f"// {name}\n" for name in names) + self.body


@cache
def saved_queries() -> tuple[SavedQuery, ...]:
    """Give the saved queries in the order of their files' names."""
    found = []
    for file in (files("graph_schema.browser") / "queries").iterdir():
        if file.name.endswith(".cypher"):
            english, arabic, body = file.read_text(encoding="utf-8").split("\n", maxsplit=2)
            names = (english.removeprefix("// "), arabic.removeprefix("// "))
            found.append(SavedQuery(file.name, *names, body))
    return tuple(sorted(found, key=lambda query: query.file))


def favourites(caption: Caption) -> bytes:
    """Give the zip file that Neo4j Browser takes as favourites, in one folder of its own."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for query in saved_queries():
            entry = zipfile.ZipInfo(f"{FOLDER}/{query.file}", date_time=_EPOCH)
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, query.text(caption))
    return stream.getvalue()
