"""Picks the source for what a user names."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from ingest.sources.base import Reading, Source
from ingest.sources.files import FileSource, StreamSource, find_files
from ingest.sources.web import Web, WebSource

STANDARD_INPUT = "-"
_WEB = re.compile(r"https?://", re.IGNORECASE)


def sources_of(place: str, how: Reading, web: Web, *, form: str | None = None) -> Iterator[Source]:
    """Give the sources that a place stands for.

    `-` is standard input (JSON lines, unless `form` says otherwise), an address of the web is
    fetched, a folder gives its article files, and all else is a file. `form` names the format of
    bytes whose name or media type does not. Raises InputRefused when there is nothing there.
    """
    if place == STANDARD_INPUT:
        yield StreamSource(sys.stdin.buffer, "standard input", how, form or "jsonl")
    elif _WEB.match(place):
        yield WebSource(place, how, web, form)
    else:
        for file in find_files(Path(place)):
            yield FileSource(file, how, form)
