"""Exports: the graph as a file for other programs."""

from __future__ import annotations

from contextlib import ExitStack
from enum import StrEnum
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Response

from graph_schema.exports.formats import FORMATS
from service.access import AccessTo
from service.answers.exports import ExportQuestion, export
from service.conditional import Ask
from service.documentation import ACTOR_PROBLEMS, EXPORT_ANSWERS, problems
from service.problems import FORMAT_UNAVAILABLE
from service.queries import REPEATABLE, asked_once
from service.sending import Sent

router = APIRouter(prefix="/v1", tags=["exports"])
FormatId = StrEnum("FormatId", {name.replace("-", "_").upper(): name for name in FORMATS})  # type: ignore[misc]


@router.get(
    "/export/{format}",
    operation_id="export_graph",
    summary="Export the graph as a file",
    response_class=Response,
    dependencies=[Depends(asked_once(*REPEATABLE))],
    responses={**EXPORT_ANSWERS, **ACTOR_PROBLEMS, **problems(FORMAT_UNAVAILABLE)},
)
def export_graph(
    form: Annotated[FormatId, Path(alias="format", description="The format.", examples=["csv"])],
    asked: Annotated[ExportQuestion, Query()],
    to: AccessTo,
    ask: Ask,
) -> Response:
    """Give all relations or claims under the filter, with the actors that they name, as a file.

    The file is of one state of the graph, whatever comes in meanwhile, and is sent as it is made.
    `node-link`, `cytoscape`, `graphml` and `gexf` are graphs; `csv` is a zip of `nodes.csv` and
    `edges.csv`; `jsonl` has a PLOVER event record for each claim; `cypher` is a script for an
    empty Neo4j; `parquet` is one table.
    """
    with ExitStack() as opened:
        view = opened.enter_context(to.reader.view())
        headers = ask.marks(view.revision)
        made = export(to.reader, view, FORMATS[form.value], asked, opened)
        ask.refuse_any(headers)
        headers["Content-Disposition"] = f'attachment; filename="{made.file_name}"'
        return Sent(made.chunks, opened.pop_all(), media_type=made.media_type, headers=headers)
