"""Relations, and the paths that they make."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response

from service import samples
from service.answers import relations
from service.conditional import Ask
from service.documentation import ACTOR_PROBLEMS, NETWORK_PROBLEMS, conditional_answers
from service.queries import REPEATABLE, PathsQuestion, RelationsQuestion, asked_once
from service.shapes.relations import PathsAnswer, RelationPage

router = APIRouter(
    prefix="/v1",
    tags=["relations"],
    dependencies=[Depends(asked_once(*REPEATABLE))],
)


@router.get(
    "/relations",
    operation_id="list_relations",
    summary="List who does what to whom",
    response_model=RelationPage,
    responses={**ACTOR_PROBLEMS, **conditional_answers("Relations.", samples.RELATIONS)},
)
def list_relations(asked: Annotated[RelationsQuestion, Query()], ask: Ask) -> Response:
    """Give the relations that the claims under the filter state, with a link to those claims.

    A relation of a state or an organization also stands for those who act for it. The ends of a
    symmetric type match in both orders.
    """
    return ask(lambda graph: relations.relation_page(graph, asked))


@router.get(
    "/paths",
    operation_id="list_paths",
    summary="Find how two actors are joined",
    response_model=PathsAnswer,
    responses={**NETWORK_PROBLEMS, **conditional_answers("The paths.", samples.PATHS)},
)
def list_paths(asked: Annotated[PathsQuestion, Query()], ask: Ask) -> Response:
    """Give the shortest chains of relations between two actors, whichever way each points."""
    return ask(lambda graph: relations.paths(graph, asked))
