"""Tab-separated tables, read and checked; refused with file and line when wrong."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from importlib.resources.abc import Traversable
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from graph_schema.errors import ModelError

Row = TypeVar("Row", bound=BaseModel)


def read_rows(file: Traversable, shape: type[Row], *, unique: Sequence[str]) -> tuple[Row, ...]:
    """Give the rows of a tab-separated file with a header, each as a checked `shape`.

    Raises ModelError, naming the file and the line, when the header is not the fields of
    `shape`, a row is malformed, or the fields `unique` repeat an earlier row.
    """
    found: list[Row] = []
    seen: dict[tuple[str, ...], int] = {}
    for number, cells in _cells(file, tuple(shape.model_fields)):
        try:
            row = shape.model_validate(cells)
        except ValidationError as error:
            first = error.errors()[0]
            field = ".".join(map(str, first["loc"]))
            raise ModelError(file.name, f"line {number}: {field}", first["msg"]) from error
        key = tuple(cells[name] for name in unique)
        if key in seen:
            raise ModelError(file.name, f"line {number}", f"repeats line {seen[key]}: {key}")
        seen[key] = number
        found.append(row)
    return tuple(found)


def _cells(file: Traversable, fields: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ModelError(file.name, "the whole file", str(error)) from error
    reader = csv.reader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    header = tuple(next(reader, ()))
    if header != fields:
        raise ModelError(file.name, "line 1", f"the columns must be {fields}, not {header}")
    for number, cells in enumerate(reader, 2):
        if len(cells) != len(fields):
            raise ModelError(file.name, f"line {number}", f"{len(cells)} cells, not {len(fields)}")
        if any(cell != cell.strip() for cell in cells):
            raise ModelError(file.name, f"line {number}", "a cell begins or ends with a space")
        yield number, dict(zip(fields, cells, strict=True))
