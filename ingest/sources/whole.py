"""Files that are read whole: a plain text, and one JSON value."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Protocol

from graph_schema.errors import InputRefused
from ingest.sources.base import Given, Item, Reading
from ingest.sources.decoding import Decoded, decode_any
from ingest.sources.lines import BOM, remarks
from ingest.sources.parsing import parsed
from ingest.sources.records import WAY_OUT, items_of, record_items, record_limit, taken_of


class Readable(Protocol):
    """What bytes can be read from."""

    def read(self, size: int = ..., /) -> bytes:
        """Give at most so many bytes; fewer only at the end."""


def read_text(stream: IO[bytes], name: str, how: Reading, given: Given) -> Iterator[Item]:
    """Give the one article of a plain text."""
    try:
        decoded = whole_text(stream, name, how, given, how.limits.article_bytes, WAY_OUT)
        fields = {"text": decoded.text, "url": given.url, "title": given.title}
        taken = taken_of({**fields, "published": given.published}, name, how.limits)
    except InputRefused as refusal:
        yield refusal
        return
    yield from remarks(decoded, name)
    yield from items_of(taken, name)


def read_json(stream: IO[bytes], name: str, how: Reading, given: Given) -> Iterator[Item]:
    """Give the article of a JSON object, or those of a list of them."""
    most = 50 * record_limit(how.limits)
    try:
        decoded = whole_text(stream, name, how, given, most, "give it as .jsonl, one a line")
        data = parsed(name, decoded.text, of_lines=True)
    except InputRefused as refusal:
        yield refusal
        return
    yield from remarks(decoded, name)
    if isinstance(data, list):
        for number, item in enumerate(data, 1):
            yield from record_items(item, f"{name}: item ", number, how)
    else:
        yield from record_items(data, name, 0, how)


def whole_text(
    stream: IO[bytes], name: str, how: Reading, given: Given, most: int, way_out: str
) -> Decoded:
    """Give the text of all bytes; raises InputRefused for none, or more than `most` of them."""
    raw = whole(stream, name, most, way_out)
    decoded = decode_any(name, raw, declared=given.charset, forced=how.encoding)
    if not decoded.text.strip():
        raise InputRefused(name, "is empty")
    return decoded


def whole(stream: Readable, name: str, most: int, way_out: str) -> bytes:
    """Give all bytes; raises InputRefused for none, or more than `most` of them."""
    raw = stream.read(len(BOM) + most + 1)
    if len(raw.removeprefix(BOM)) > most:
        raise InputRefused(name, f"is larger than {most} bytes; {way_out}")
    if not raw.strip():
        raise InputRefused(name, "is empty")
    return raw
