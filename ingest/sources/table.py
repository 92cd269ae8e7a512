"""Tables (CSV, TSV): a row each article, its columns known by their names."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from graph_schema.errors import InputRefused
from ingest.sources.base import Given, Item, Reading
from ingest.sources.decoding import charset_of
from ingest.sources.lines import BOM
from ingest.sources.records import WAY_OUT, record_items, record_limit

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

FIELDS = ("id", "language", "title", "text", "published", "publisher", "url")
_SAMPLE = 1 << 18
_DELIMITERS = ",;\t|"


def read_table(stream: IO[bytes], name: str, how: Reading, given: Given) -> Iterator[Item]:
    """Give the article of each row below the names of the columns; empty rows are passed over.

    A column is that of the field of its name, or of the field that `how.columns` gives it to; the
    others are passed over. A refusal names the line that the row begins at.
    """
    most = record_limit(how.limits)
    csv.field_size_limit(most)
    try:
        rows = _Rows(stream, name, how.encoding or given.charset, most)
        header = next(rows, None)
        if header is None:
            raise InputRefused(name, "is empty")
        if isinstance(header, InputRefused):
            raise header
        columns = _columns(header.cells, name, how.columns)
    except InputRefused as refusal:
        yield refusal
        return
    empty = True
    for row in rows:
        if isinstance(row, InputRefused):
            empty = False
            yield row
        elif any(cell.strip() for cell in row.cells):
            empty = False
            yield from _row_items(row, columns, header, name, how)
    if empty:
        yield InputRefused(name, "has no row below its columns")


def _row_items(
    row: _Row, columns: Mapping[str, int], header: _Row, name: str, how: Reading
) -> Iterator[Item]:
    if len(row.cells) != len(header.cells):
        yield InputRefused(
            f"{name}:{row.line}",
            f"has {len(row.cells)} cells under {len(header.cells)} columns; quote cells that hold "
            "the delimiter",
        )
        return
    fields = {field: row.cells[at] for field, at in columns.items()}
    # A cell that is blank says nothing; of the text alone that must be told.
    known = {f: cell for f, cell in fields.items() if cell.strip() or f == "text"}
    yield from record_items(known, f"{name}:", row.line, how)


def _columns(header: Sequence[str], name: str, given: Mapping[str, str]) -> dict[str, int]:
    """Give the place of each field's column; raises InputRefused when the text has none."""
    names = [cell.strip() for cell in header]
    folded = [cell.casefold() for cell in names]
    found = {field: folded.index(field) for field in FIELDS if field in folded}
    for field, column in given.items():
        if column not in names:
            told = ", ".join(names[:20])
            raise InputRefused(name, f"has no column {column!r} for {field}; it has {told}")
        found[field] = names.index(column)
    if "text" not in found:
        told = ", ".join(names[:20])[:300]
        raise InputRefused(
            name, f"has no column for the text (--map text=COLUMN); it has {told or 'none'}"
        )
    twice = [field for field, at in found.items() if folded.count(folded[at]) > 1]
    if twice:
        raise InputRefused(name, f"has the column {names[found[twice[0]]]!r} twice; rename one")
    return found


@dataclass(frozen=True, slots=True)
class _Row:
    line: int
    cells: list[str]


class _Rows:
    """The rows of a table; a refusal in the place of each that cannot be read."""

    def __init__(self, stream: IO[bytes], name: str, encoding: str | None, most: int) -> None:
        self._name = name
        sample = stream.read(_SAMPLE)
        if not sample.removeprefix(BOM).strip():
            raise InputRefused(name, "is empty")
        charset = charset_of(name, sample, cut=len(sample) == _SAMPLE, forced=encoding)
        first = sample.decode(charset, "replace").split("\n", 1)[0]
        delimiter = max(_DELIMITERS, key=first.count)
        self._lines = _Lines(_Joined(sample, stream), name, charset, most)
        self._rows = csv.reader(self._lines, delimiter=delimiter, strict=True)

    def __iter__(self) -> Iterator[_Row | InputRefused]:
        return self

    def __next__(self) -> _Row | InputRefused:
        line = self._lines.number + 1
        try:
            return _Row(line, next(self._rows))
        except csv.Error as error:
            last = self._lines.number
            over = f", read up to line {last}" if last > line else ""
            reason = f"is no row of a table: {error}{over}; close its quotes, double those inside"
            return InputRefused(f"{self._name}:{line}", reason)
        except InputRefused as refusal:
            return refusal


class _Joined(io.RawIOBase):
    """A stream whose beginning was read already."""

    def __init__(self, start: bytes, stream: IO[bytes]) -> None:
        self._start, self._stream = start, stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        view = memoryview(buffer).cast("B")
        data, self._start = self._start[: len(view)], self._start[len(view) :]
        data = data or self._stream.read(len(view))
        view[: len(data)] = data
        return len(data)


class _Lines:
    """The lines of a table as text, counted; raises InputRefused for one and goes on after it."""

    def __init__(self, raw: io.RawIOBase, name: str, charset: str, most: int) -> None:
        self.number = 0
        self._name, self._charset, self._most = name, charset, most
        if charset.startswith("utf-16"):
            # Its line ends are no single bytes. What is wrong in it ends the table.
            wide = io.TextIOWrapper(io.BufferedReader(raw), charset, newline="")
            raw = _Encoded(wide, name)
            self._charset = "utf-8"
        self._raw = io.BufferedReader(raw)

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        raw = self._raw.readline(self._most + 1)
        if not raw:
            raise StopIteration
        self.number += 1
        where = f"{self._name}:{self.number}"
        if len(raw) > self._most:
            while not raw.endswith(b"\n") and (raw := self._raw.readline(self._most)):
                pass
            raise InputRefused(where, f"the line is longer than {self._most} bytes; {WAY_OUT}")
        if self.number == 1:
            raw = raw.removeprefix(BOM)
        if b"\x00" in raw:
            raise InputRefused(where, "has a NUL character; remove it")
        try:
            return raw.decode(self._charset)
        except UnicodeDecodeError as error:
            raise InputRefused(
                where,
                f"is not {self._charset}: byte {raw[error.start]:#04x} at {error.start}; name the "
                "charset of the table with --encoding",
            ) from error


class _Encoded(io.RawIOBase):
    """A text as bytes of UTF-8."""

    def __init__(self, text: io.TextIOWrapper, name: str) -> None:
        self._text, self._name = text, name
        self._left = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        view = memoryview(buffer).cast("B")
        try:
            self._left = self._left or self._text.read(len(view)).encode("utf-8")
        except UnicodeError as error:
            raise InputRefused(self._name, f"is not {self._text.encoding}: {error}") from error
        data, self._left = self._left[: len(view)], self._left[len(view) :]
        view[: len(data)] = data
        return len(data)
