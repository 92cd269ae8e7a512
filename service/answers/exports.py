"""Files of the graph for other programs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import chain

from graph_schema.exports.formats import Format
from graph_schema.interfaces import GraphReader
from graph_schema.views import GraphView
from service.queries import ExportQuestion
from service.resolving import Resolver


@dataclass(frozen=True, slots=True)
class Export:
    """A file on its way: its name, what it is to a browser, and its bytes as they are made."""

    file_name: str
    media_type: str
    chunks: Iterator[bytes]


def export(
    graph: GraphReader, view: GraphView, form: Format, asked: ExportQuestion, opened: ExitStack
) -> Export:
    """Begin an export of what `view` shows; `opened` ends the making of it when it is closed.

    Raises Refused or FilterError for what does not exist, FormatUnavailable where a library is
    missing. The first chunk is made at once, so that what fails soon fails before it is sent.
    """
    where, _ = asked.narrowed(Resolver(graph))
    chosen = form.selection(view, where, asked.edges, asked.part)
    chunks = form.write(chosen)
    opened.callback(getattr(chunks, "close", lambda: None))
    first = next(chunks, b"")
    return Export(form.file_name(chosen), form.media_type, chain((first,), chunks))
