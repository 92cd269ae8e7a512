"""Actors: search, profile, neighbours."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Response

from service import samples
from service.answers import actors
from service.conditional import Ask
from service.documentation import ACTOR_PROBLEMS, conditional_answers
from service.queries import (
    REPEATABLE,
    ActorsQuestion,
    NeighboursQuestion,
    asked_once,
    nothing_asked,
)
from service.shapes.actors import ActorPage, NeighboursAnswer, Profile
from service.texts import Name

router = APIRouter(prefix="/v1/actors", tags=["actors"])
ActorName = Annotated[
    Name,
    Path(
        alias="id",
        description="An actor id, a party code, or a name in Arabic or English.",
        examples=["SYR"],
    ),
]


@router.get(
    "",
    operation_id="list_actors",
    summary="List or search actors",
    response_model=ActorPage,
    dependencies=[Depends(asked_once("kind"))],
    responses={**ACTOR_PROBLEMS, **conditional_answers("A page of actors.", samples.ACTORS)},
)
def list_actors(asked: Annotated[ActorsQuestion, Query()], ask: Ask) -> Response:
    """Give actors in the order of their ids, or with `q` those that a name may mean."""
    return ask(lambda graph: actors.actor_page(graph, asked))


# Ids may hold slashes, so the longer path stands first.
@router.get(
    "/{id:path}/neighbours",
    operation_id="list_neighbours",
    summary="List the neighbours of an actor",
    response_model=NeighboursAnswer,
    dependencies=[Depends(asked_once(*REPEATABLE))],
    responses={**ACTOR_PROBLEMS, **conditional_answers("The neighbours.", samples.NEIGHBOURS)},
)
def list_neighbours(
    actor: ActorName, asked: Annotated[NeighboursQuestion, Query()], ask: Ask
) -> Response:
    """Give those with whom an actor has relations, the most claims first, and the relations."""
    return ask(lambda graph: actors.neighbours(graph, actor, asked))


@router.get(
    "/{id:path}",
    operation_id="get_actor",
    summary="Get the profile of an actor",
    response_model=Profile,
    dependencies=[Depends(nothing_asked)],
    responses={**ACTOR_PROBLEMS, **conditional_answers("The profile.", samples.PROFILE)},
)
def get_actor(actor: ActorName, ask: Ask) -> Response:
    """Give an actor with its names, offices, relation counts, and first and last day seen."""
    return ask(lambda graph: actors.profile(graph, actor))
