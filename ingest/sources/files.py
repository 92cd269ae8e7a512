"""Files, folders and standard input as sources."""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, BinaryIO

from graph_schema.errors import InputRefused
from ingest.sources.base import NOTHING, Given, Item, Reading
from ingest.sources.compressed import GZIP_MARK, inflated
from ingest.sources.formats import ENDINGS, FORMATS, format_of

_READ = ", ".join(sorted(ENDINGS))
_PACKED = {
    b"PK\x03\x04": "zip",
    b"\xfd7zXZ\x00": "xz",
    b"BZh": "bzip2",
    b"7z\xbc\xaf": "7-Zip",
    b"Rar!": "RAR",
    b"\x28\xb5\x2f\xfd": "zstd",
}


@dataclass(frozen=True, slots=True)
class FileSource:
    """The articles of one file; `form` names its format when its ending does not."""

    path: Path
    how: Reading
    form: str | None = None

    @property
    def expected(self) -> int:
        """Give how many articles there seem to be, or 0 when that takes reading them."""
        if (self.form or format_of(self.path.name)) not in ("jsonl", "csv"):
            return 1
        try:
            with self.path.open("rb") as stream:
                if stream.peek(2)[:2] == GZIP_MARK:
                    return 0
                return sum(part.count(b"\n") for part in iter(lambda: stream.read(1 << 20), b""))
        except OSError:
            return 1

    def items(self) -> Iterator[Item]:
        """Give the articles in order; a file that cannot be read is refused by its name."""
        name, form = str(self.path), self.form or format_of(self.path.name)
        if form is None:
            yield InputRefused(name, f"its name must end in one of {_READ}; or give --format")
            return
        try:
            if stat.S_ISDIR(self.path.stat().st_mode):
                yield InputRefused(name, "is a folder")
                return
            with self.path.open("rb") as stream:
                yield from read_stream(stream, name, form, self.how)
        except OSError as error:
            yield InputRefused(name, error.strerror or str(error))


@dataclass(frozen=True, slots=True)
class StreamSource:
    """The articles of an open stream, such as standard input."""

    stream: BinaryIO
    name: str
    how: Reading
    form: str = "jsonl"

    @property
    def expected(self) -> int:
        """Give 0: nobody knows before it has come."""
        return 0

    def items(self) -> Iterator[Item]:
        """Give the articles in order."""
        yield from read_stream(self.stream, self.name, self.form, self.how)


def read_stream(
    stream: IO[bytes], name: str, form: str, how: Reading, given: Given = NOTHING
) -> Iterator[Item]:
    """Give the articles of bytes in a format, inflated first when they are compressed."""
    start = stream.peek(8)[:8] if isinstance(stream, io.BufferedReader) else b""
    packed = next((kind for mark, kind in _PACKED.items() if start.startswith(mark)), None)
    if packed is not None:
        yield InputRefused(name, f"is packed with {packed}; unpack it first")
        return
    if start.startswith(GZIP_MARK):
        stream = inflated(stream, name)
    try:
        yield from FORMATS[form](stream, name, how, given)
    except InputRefused as refusal:
        # Raised by the stream itself, in the middle of reading.
        yield refusal


def find_files(path: Path) -> Iterator[Path]:
    """Give the article files under a path in the order of their names, or the file itself.

    Links to folders are followed, each folder once, so that links in a circle do no harm. Raises
    InputRefused when there is nothing there, or a folder holds no article file.
    """
    if not path.is_dir():
        if not path.exists():
            raise InputRefused(str(path), "no such file or folder")
        yield path
        return
    found = False
    for file in _walk(path, set()):
        found = True
        yield file
    if not found:
        raise InputRefused(str(path), f"holds no article file (one that ends in {_READ})")


def _walk(folder: Path, been: set[tuple[int, int]]) -> Iterator[Path]:
    status = folder.stat()
    if (status.st_dev, status.st_ino) in been:
        return
    been.add((status.st_dev, status.st_ino))
    with os.scandir(folder) as entries:
        names = sorted(entry.name for entry in entries)
    for name in names:
        path = folder / name
        if path.is_dir():
            yield from _walk(path, been)
        elif format_of(name) is not None and path.is_file():
            yield path
