"""Names in, actors out."""

from __future__ import annotations

from fastapi import APIRouter, Depends, Response

from service import samples
from service.answers import matches
from service.bodies import MatchBody, json_only
from service.conditional import AskAnew
from service.documentation import ACTOR_PROBLEMS, BODY_PROBLEMS, REVISION_HEADER, answers
from service.queries import nothing_asked
from service.shapes.matches import MatchAnswer

router = APIRouter(prefix="/v1", tags=["names"])


@router.post(
    "/match",
    operation_id="match_names",
    summary="Match names with actors",
    response_model=MatchAnswer,
    dependencies=[Depends(json_only), Depends(nothing_asked)],
    responses={
        **answers(200, "The names with their candidates.", samples.MATCHES, REVISION_HEADER),
        **BODY_PROBLEMS,
        **ACTOR_PROBLEMS,
    },
)
def match_names(body: MatchBody, ask: AskAnew) -> Response:
    """Give, for each name, whom any other question takes it for, and the candidates.

    A name that means nobody, or several, is no error here; a party that does is one.
    """
    return ask.unkept(lambda graph: matches.match(graph, body))
