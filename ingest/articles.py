"""Articles from files: text, JSON and JSON lines, read one at a time; bad ones refused by name."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from graph_schema.errors import InputRefused
from graph_schema.intake import MAX_FIELD, ArticleRefused, article_from
from graph_schema.records import Article

LINE_SUFFIXES = frozenset({".jsonl", ".ndjson"})
SUFFIXES = frozenset({".txt", ".json", *LINE_SUFFIXES})

_BOM = b"\xef\xbb\xbf"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_WAY_OUT = "split the article or raise ACTORGRAPH_MAX_ARTICLE_BYTES"
_MANY = 1 << 40


@dataclass(frozen=True, slots=True)
class Limits:
    """How large an article may be, in bytes of UTF-8."""

    article_bytes: int = 2_000_000


class Seen:
    """The ids that the articles of a run came with, and where each came first.

    An id that comes again would take the place of the first article without a word. Articles
    without an id are not counted: the same content twice loses nothing.
    """

    def __init__(self) -> None:
        self._starts: list[str] = []
        # A file and a line packed in one number, because there may be millions of them.
        self._places: dict[str, int] = {}

    def earlier(self, article_id: str, start: str, number: int) -> str | None:
        """Give the place where an id came first, or None when that is now, and remember it.

        A place is written as its `start` (`FILE:`) and, unless it is 0, its `number`.
        """
        known = self._places.get(article_id)
        if known is not None:
            index, before = divmod(known, _MANY)
            return _place(self._starts[index], before)
        if not self._starts or self._starts[-1] != start:
            self._starts.append(start)
        self._places[article_id] = (len(self._starts) - 1) * _MANY + number
        return None


def find_files(path: Path) -> Iterator[Path]:
    """Give the article files under a path in the order of their names, or the file itself.

    Raises InputRefused when there is nothing there, or a folder holds no article file.
    """
    if path.is_file():
        yield path
        return
    if not path.is_dir():
        raise InputRefused(str(path), "no such file or folder")
    found = [p for p in sorted(path.rglob("*")) if p.is_file() and p.suffix.lower() in SUFFIXES]
    if not found:
        wanted = ", ".join(sorted(SUFFIXES))
        raise InputRefused(str(path), f"holds no article file (one that ends in {wanted})")
    yield from found


def read_file(
    path: Path, limits: Limits, seen: Seen | None = None
) -> Iterator[Article | InputRefused]:
    """Give the articles of a file in order, and a refusal in the place of each bad one.

    An id that came before is refused; give the same `seen` for all the files of a run.
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        wanted = ", ".join(sorted(SUFFIXES))
        yield InputRefused(str(path), f"its name must end in one of {wanted}")
        return
    try:
        with path.open("rb") as stream:
            if suffix in LINE_SUFFIXES:
                yield from read_lines(stream, str(path), limits, seen)
            elif suffix == ".json":
                yield from _read_json(stream, str(path), limits, seen or Seen())
            else:
                yield _read_text(stream, str(path), limits)
    except OSError as error:
        yield InputRefused(str(path), error.strerror or str(error))


def read_lines(
    stream: IO[bytes], name: str, limits: Limits, seen: Seen | None = None
) -> Iterator[Article | InputRefused]:
    """Give the article of each JSON line; blank lines are passed over.

    A line longer than the limit is never held in memory whole. A stream with nothing but blank
    lines is refused as empty, and an id that came before at its second line.
    """
    seen = seen or Seen()
    for number, line in _lines(stream, name, _line_limit(limits), _WAY_OUT):
        if isinstance(line, InputRefused):
            yield line
            continue
        try:
            data = _parsed(f"{name}:{number}", line)
            yield _taken(data, f"{name}:", number, limits, seen)
        except InputRefused as refusal:
            yield refusal


def read_text_lines(path: Path, most_bytes: int) -> Iterator[tuple[str, str] | InputRefused]:
    """Give each line of a UTF-8 file as its place, `FILE:LINE`, and its text without its end.

    Blank lines are passed over and a byte order mark is dropped. In the place of a line that is
    not UTF-8 or has more than `most_bytes` bytes there is a refusal, and the lines around it are
    kept; no more than one line is held in memory. A file that cannot be read or has nothing but
    blank lines is refused by its name.
    """
    try:
        with path.open("rb") as stream:
            for number, line in _lines(stream, str(path), most_bytes, "split it"):
                if isinstance(line, InputRefused):
                    yield line
                else:
                    yield f"{path}:{number}", line.removesuffix("\n").removesuffix("\r")
    except OSError as error:
        yield InputRefused(str(path), error.strerror or str(error))


def _lines(
    stream: IO[bytes], name: str, most: int, way_out: str
) -> Iterator[tuple[int, str | InputRefused]]:
    number, empty = 0, True
    while raw := stream.readline(len(_BOM) + most + 1):
        number += 1
        if number == 1:
            raw = raw.removeprefix(_BOM)
        where = f"{name}:{number}"
        if len(raw) > most:
            while not raw.endswith(b"\n") and (raw := stream.readline(most)):
                pass
            empty = False
            yield number, InputRefused(where, f"the line is longer than {most} bytes; {way_out}")
        elif raw.strip():
            empty = False
            try:
                yield number, decode(where, raw)
            except InputRefused as refusal:
                yield number, refusal
    if empty:
        yield 0, InputRefused(name, "is empty")


def _read_text(stream: IO[bytes], name: str, limits: Limits) -> Article | InputRefused:
    most = limits.article_bytes
    raw = stream.read(len(_BOM) + most + 1).removeprefix(_BOM)
    if len(raw) > most:
        return InputRefused(name, f"is larger than {most} bytes; {_WAY_OUT}")
    if not raw.strip():
        return InputRefused(name, "is empty")
    try:
        return article_of({"text": decode(name, raw)}, name, limits)
    except InputRefused as refusal:
        return refusal


def _read_json(
    stream: IO[bytes], name: str, limits: Limits, seen: Seen
) -> Iterator[Article | InputRefused]:
    most = 50 * _line_limit(limits)
    raw = stream.read(len(_BOM) + most + 1).removeprefix(_BOM)
    if len(raw) > most:
        yield InputRefused(name, f"is larger than {most} bytes; give it as .jsonl, one a line")
        return
    if not raw.strip():
        yield InputRefused(name, "is empty")
        return
    try:
        data = _parsed(name, decode(name, raw), of_lines=True)
    except InputRefused as refusal:
        yield refusal
        return
    many = isinstance(data, list)
    for number, item in enumerate(data if many else [data], 1):
        try:
            yield _taken(item, f"{name}: item " if many else name, many * number, limits, seen)
        except InputRefused as refusal:
            yield refusal


def _taken(data: Any, start: str, number: int, limits: Limits, seen: Seen) -> Article:
    where = _place(start, number)
    article = article_of(data, where, limits)
    if data.get("id") is not None and (first := seen.earlier(article.id, start, number)):
        raise InputRefused(
            where, f"id: {article.id[:40]!r} came before, at {first}; ids must differ"
        )
    return article


def _place(start: str, number: int) -> str:
    return f"{start}{number or ''}"


def _line_limit(limits: Limits) -> int:
    # JSON may write one byte as six (\u0041), and there are fields beside the text.
    return 6 * limits.article_bytes + 6 * 5 * MAX_FIELD


def decode(where: str, raw: bytes) -> str:
    """Give the text of UTF-8 bytes; raises InputRefused with the place of the first wrong one."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        known = "UTF-16" if raw.startswith(_UTF16) else "WINDOWS-1256"
        raise InputRefused(
            where,
            f"is not UTF-8: byte {raw[error.start]:#04x} at {error.start}; "
            f"convert it first (for {known.lower()}: iconv -f {known} -t UTF-8)",
        ) from error


def parse(where: str, raw: bytes) -> Any:
    """Give the value of a line of JSON; raises InputRefused with the column where it breaks."""
    return _parsed(where, decode(where, raw))


def _parsed(where: str, text: str, *, of_lines: bool = False) -> Any:
    try:
        # Stripped, so that a line cut short breaks at its own last column, not on the next line.
        return json.loads(text.rstrip())
    except RecursionError as error:
        raise InputRefused(where, "is nested too deeply") from error
    except json.JSONDecodeError as error:
        place = f"{where}:{error.lineno}" if of_lines else where
        reason = f"is not JSON: {error.msg} at column {error.colno}"
        raise InputRefused(place, reason) from error
    except ValueError as error:
        raise InputRefused(where, "is not JSON: a number has too many digits") from error


def article_of(data: Any, where: str, limits: Limits) -> Article:
    """Give the article of a mapping with `text` and, if known, the other fields of an article.

    What may come in is what `graph_schema.intake` says. Raises InputRefused at `where`, naming
    each field that is wrong.
    """
    if not isinstance(data, Mapping):
        raise InputRefused(where, 'must be an object like {"id": "...", "text": "..."}')
    try:
        return article_from(data, limits.article_bytes)
    except ArticleRefused as refusal:
        told = "; ".join(f"{fault.field}: {fault.reason}" for fault in refusal.faults)
        raise InputRefused(where, told) from refusal
