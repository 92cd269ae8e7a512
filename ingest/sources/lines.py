"""Lines of JSON, an article each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from graph_schema.errors import InputRefused
from ingest.sources.base import NOTHING, Given, Item, Notice, Reading
from ingest.sources.decoding import Decoded, decode_any
from ingest.sources.parsing import parsed
from ingest.sources.records import WAY_OUT, record_items, record_limit

BOM = b"\xef\xbb\xbf"


def read_lines(
    stream: IO[bytes], name: str, how: Reading, given: Given = NOTHING
) -> Iterator[Item]:
    """Give the article of each JSON line; blank lines are passed over.

    A line longer than the limit is never held in memory whole. A stream with nothing but blank
    lines is refused as empty, and an id that came before at its second line.
    """
    for number, line in _raw_lines(stream, name, record_limit(how.limits)):
        if isinstance(line, InputRefused):
            yield line
            continue
        where = f"{name}:{number}"
        try:
            decoded = decode_any(where, line, declared=given.charset, forced=how.encoding)
            data = parsed(where, decoded.text)
        except InputRefused as refusal:
            yield refusal
            continue
        yield from remarks(decoded, where)
        yield from record_items(data, f"{name}:", number, how)


def remarks(decoded: Decoded, where: str) -> Iterator[Notice]:
    """Give the notice that a charset was found, not told."""
    if decoded.found:
        yield Notice(where, f"is read as {decoded.shown}, which is what its bytes are")


def _raw_lines(
    stream: IO[bytes], name: str, most: int
) -> Iterator[tuple[int, bytes | InputRefused]]:
    number, empty = 0, True
    while raw := stream.readline(len(BOM) + most + 1):
        number += 1
        if number == 1:
            raw = raw.removeprefix(BOM)
        if len(raw) > most:
            while not raw.endswith(b"\n") and (raw := stream.readline(most)):
                pass
            empty = False
            reason = f"the line is longer than {most} bytes; {WAY_OUT}"
            yield number, InputRefused(f"{name}:{number}", reason)
        elif raw.strip():
            empty = False
            yield number, raw
    if empty:
        yield 0, InputRefused(name, "is empty")
