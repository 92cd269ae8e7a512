"""Answers to questions in Cypher."""

from __future__ import annotations

from graph_schema.cypher import CypherReader
from graph_schema.settings import Settings
from service.bodies import CypherBody
from service.shapes.cypher import CypherRows


def cypher_rows(graph: CypherReader, asked: CypherBody, settings: Settings) -> CypherRows:
    """Give the rows of a query within the limits that are set."""
    answer = graph.ask(
        asked.query,
        asked.parameters,
        seconds=settings.cypher_seconds,
        rows=settings.cypher_rows,
    )
    return CypherRows(
        revision=answer.revision,
        columns=list(answer.columns),
        rows=[list(row) for row in answer.rows],
        truncated=answer.truncated,
    )
