"""Questions in Cypher, for analysts; only there when they are allowed and the store is Neo4j."""

from __future__ import annotations

from fastapi import APIRouter, Depends, Response

from graph_schema.cypher import CypherReader
from graph_schema.errors import SettingsError
from graph_schema.interfaces import Store
from graph_schema.keys import Scope
from graph_schema.settings import Settings
from service import samples
from service.answers.cypher import cypher_rows
from service.bodies import CypherBody, json_only
from service.conditional import json_answer, unkept
from service.documentation import BODY_PROBLEMS, REVISION_HEADER, answers, problems
from service.problems import (
    BAD_BODY,
    BAD_CYPHER,
    BAD_PARAMETER,
    CYPHER_REFUSED,
    CYPHER_TIMEOUT,
    FORBIDDEN,
)
from service.queries import nothing_asked
from service.scopes import needs
from service.shapes.cypher import CypherRows

TAG = {"name": "cypher", "description": "Questions in Cypher, where the graph is in Neo4j."}


def cypher_router(store: Store, settings: Settings) -> APIRouter:
    """Give the route that answers questions in Cypher from a store.

    Raises SettingsError when the store does not know Cypher.
    """
    graph = store.cypher
    if graph is None:
        raise SettingsError(
            "ACTORGRAPH_CYPHER: on needs a graph in Neo4j; set ACTORGRAPH_STORE to "
            "neo4j://user:password@host:7687/database, or ACTORGRAPH_CYPHER to off"
        )
    router = APIRouter(prefix="/v1", tags=["cypher"])
    _add_route(router, graph, settings)
    return router


def _add_route(router: APIRouter, graph: CypherReader, settings: Settings) -> None:
    @router.post(
        "/cypher",
        operation_id="ask_cypher",
        summary="Ask in Cypher",
        response_model=CypherRows,
        dependencies=[needs(Scope.CYPHER), Depends(json_only), Depends(nothing_asked)],
        responses={
            **answers(200, "The first rows.", samples.CYPHER, REVISION_HEADER),
            **BODY_PROBLEMS,
            **problems(
                *(BAD_PARAMETER, BAD_BODY, BAD_CYPHER),
                *(FORBIDDEN, CYPHER_REFUSED, CYPHER_TIMEOUT),
            ),
        },
    )
    def ask_cypher(body: CypherBody) -> Response:
        """Give the first rows of a query that only reads the graph.

        Neo4j explains the query first. Refused are writes, changes of the schema, most procedures,
        files, and nodes that are no part of the graph: each node that the query does not come to
        over a relationship needs a label, as in `(n:Actor)`. Time and rows are limited.
        """
        answer = cypher_rows(graph, body, settings)
        return json_answer(answer, unkept(answer.revision))
