"""Pairs of actors."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Response

from service import samples
from service.answers import dyads
from service.conditional import Ask
from service.documentation import NETWORK_PROBLEMS, conditional_answers
from service.inquiries import TimelineQuestion
from service.queries import REPEATABLE, SayingQuestion, asked_once
from service.shapes.dyads import DyadAnswer, TimelineAnswer
from service.texts import Name

router = APIRouter(
    prefix="/v1/dyads", tags=["relations"], dependencies=[Depends(asked_once(*REPEATABLE))]
)
_ACTOR = "an actor id, a party code, or a name in Arabic or English."
A = Annotated[Name, Path(description=f"One side: {_ACTOR}", examples=["ISR"])]
B = Annotated[Name, Path(description=f"The other side: {_ACTOR}", examples=["سوريا"])]


@router.get(
    "/{a}/{b}",
    operation_id="get_dyad",
    summary="Sum up what is said between two actors",
    response_model=DyadAnswer,
    responses={**NETWORK_PROBLEMS, **conditional_answers("The pair.", samples.DYAD)},
)
def get_dyad(a: A, b: B, asked: Annotated[SayingQuestion, Query()], ask: Ask) -> Response:
    """Give the counts of a pair by direction, type and quad class, its balance and mean score.

    The least confidence is asked of each claim.
    """
    return ask(lambda graph: dyads.dyad(graph, a, b, asked))


@router.get(
    "/{a}/{b}/timeline",
    operation_id="get_timeline",
    summary="Follow what is said between two actors over time",
    response_model=TimelineAnswer,
    responses={**NETWORK_PROBLEMS, **conditional_answers("The timeline.", samples.TIMELINE)},
)
def get_timeline(a: A, b: B, asked: Annotated[TimelineQuestion, Query()], ask: Ask) -> Response:
    """Give the counts of a pair by day, week, month or year; empty periods are there too.

    A claim is in the period of its own day, else of its article's; claims without either are
    counted apart. More than 4,000 periods are refused.
    """
    return ask(lambda graph: dyads.timeline(graph, a, b, asked))
