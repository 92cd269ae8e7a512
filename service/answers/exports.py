"""Files of the graph for other programs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import chain
from typing import Annotated

from pydantic import Field

from graph_schema.exports.formats import Format
from graph_schema.exports.tables import Edges, Part
from graph_schema.interfaces import GraphReader
from graph_schema.views import GraphView
from service.queries import (
    Contradicted,
    EndsQuestion,
    InArticle,
    least,
)
from service.resolving import Resolver


class ExportQuestion(EndsQuestion):
    """What is exported; the whole of it comes, so there are no pages."""

    article: InArticle = None
    contradicted: Contradicted = False
    min_confidence: Annotated[
        int,
        least("an edge; of a relation it is that of its surest claim, and the others count too."),
    ] = 0
    edges: Annotated[
        Edges | None,
        Field(
            description="What an edge is: a relation, or a claim. Relations, if the format can.",
            examples=["claims"],
        ),
    ] = None
    part: Annotated[
        Part | None,
        Field(description="Of `parquet`: which table. The edges.", examples=["nodes"]),
    ] = None


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
