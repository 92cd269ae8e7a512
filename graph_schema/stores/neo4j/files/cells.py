"""Values as cells of the files that Neo4j imports; each comes out of the import as it went in.

Text is quoted, so that it may hold commas, quotes, line ends and NUL; nothing is a cell without
quotes, which imports no property. Parts of a list stand apart by a character that no part holds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from graph_schema.errors import InputRefused

# Controls, which names hardly ever hold, then what Unicode keeps free for such a use.
DELIMITERS = tuple(map(chr, (0x1F, 0x1E, 0x1D, 0x1C, *range(0xFDD0, 0xFDF0))))
_NUMBERS = (
    *(
        "articles",
        "attempts",
        "changes",
        "claims",
        "confidence",
        "day_number",
        "due",
        "end",
        "enqueued",
    ),
    *(
        "events",
        "first_day",
        "forgotten",
        "hypothetical",
        "jobs",
        "last_day",
        "layout",
        "length",
        "negated",
    ),
    *("number", "publishers", "revision", "sightings", "start", "stories", "time", "times"),
)
_DAYS = ("day", "first_seen", "last_seen", "occurred_on", "published")
_TYPES = {
    **dict.fromkeys(_NUMBERS, "long"),
    **dict.fromkeys(_DAYS, "date"),
    **dict.fromkeys(("counts", "dead", "held", "in_title", "open"), "boolean"),
    **dict.fromkeys(("aliases", "bands", "givers", "keys", "names", "plover"), "string[]"),
    "confidences": "long[]",
}


class DelimiterTaken(Exception):
    """A part of a list holds the character that lists are delimited by."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a file: what Neo4j takes for labels, types and ends, then properties.

    `given` are the headers of the first, like `:START_ID(Claim)`; `named` is the label of all
    nodes, or the type of all relationships where the file `relates`. Relationships find a node by
    its `key`, a property.
    """

    properties: tuple[str, ...]
    given: tuple[str, ...]
    named: str | None
    key: str | None = None
    relates: bool = False

    def header(self) -> str:
        """Give the first line of the file."""
        return ",".join((*self.given, *map(self._typed, self.properties))) + "\n"

    def _typed(self, name: str) -> str:
        if name == self.key:
            return f"{name}:ID({self.named})"
        return f"{name}:{_TYPES.get(name, 'string')}"


def row(given: Sequence[str], names: Sequence[str], values: Mapping[str, Any], apart: str) -> str:
    """Give a line of a file; raises DelimiterTaken when `apart` stands in a part of a list."""
    cells = [quoted(text) for text in given]
    cells += [cell(name, values.get(name), apart) for name in names]
    return ",".join(cells) + "\n"


def cell(name: str, value: Any, apart: str) -> str:
    """Give the cell of a property.

    Raises InputRefused for the one list that no cell can stand for, of a single empty text.
    """
    if value is None or value == []:
        return ""
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        parts = [str(part) for part in value]
        if any(apart in part for part in parts):
            raise DelimiterTaken
        if parts == [""]:
            raise InputRefused(
                name, "a list of one empty text cannot be imported; use actorgraph store migrate"
            )
        return quoted(apart.join(parts))
    return str(value)


def quoted(text: str) -> str:
    """Give text in quotes."""
    return '"' + text.replace('"', '""') + '"'


class Files:
    """Files of one folder, each opened with its header when it is first asked for."""

    def __init__(self, folder: Path, columns: Mapping[str, Columns], apart: str) -> None:
        self._folder = folder
        self._columns = columns
        self._apart = apart
        self._streams = {
            name: (folder / name).open("w", encoding="utf-8", newline="") for name in columns
        }
        # The bytes of the longest line, which Neo4j must be told how to hold.
        self.longest = 0
        for name, stream in self._streams.items():
            stream.write(columns[name].header())

    def add(self, name: str, values: Mapping[str, Any], *given: str) -> None:
        """Write a line of a file: the cells given, then the properties that are among `values`."""
        properties = self._columns[name].properties
        unknown = values.keys() - set(properties)
        assert not unknown, f"{name} has no column for {unknown}"  # noqa: S101
        line = row(given, properties, values, self._apart)
        # A character has four bytes at most.
        if 4 * len(line) > self.longest:
            self.longest = max(self.longest, len(line.encode("utf-8")))
        self._streams[name].write(line)

    def close(self) -> None:
        """Finish all files."""
        for stream in self._streams.values():
            stream.close()

    def __enter__(self) -> Files:
        """Give the files themselves."""
        return self

    def __exit__(self, *_: object) -> None:
        """Finish all files."""
        self.close()
