"""Claims: the evidence behind the relations."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Response

from service import samples
from service.answers import claims
from service.conditional import Ask
from service.documentation import ACTOR_PROBLEMS, conditional_answers, problems
from service.problems import NOT_FOUND
from service.queries import REPEATABLE, ClaimsQuestion, asked_once, nothing_asked
from service.shapes.claims import ClaimAnswer, ClaimPage
from service.texts import Name

router = APIRouter(prefix="/v1/claims", tags=["claims"])


@router.get(
    "",
    operation_id="list_claims",
    summary="List claims with their evidence",
    response_model=ClaimPage,
    dependencies=[Depends(asked_once(*REPEATABLE))],
    responses={**ACTOR_PROBLEMS, **conditional_answers("Claims.", samples.CLAIMS)},
)
def list_claims(asked: Annotated[ClaimsQuestion, Query()], ask: Ask) -> Response:
    """Give claims, the latest first, each with its quote and the sentence around it."""
    return ask(lambda graph: claims.claim_page(graph, asked))


@router.get(
    "/{id:path}",
    operation_id="get_claim",
    summary="Get one claim",
    response_model=ClaimAnswer,
    dependencies=[Depends(nothing_asked)],
    responses={**problems(NOT_FOUND), **conditional_answers("The claim.", samples.CLAIM)},
)
def get_claim(
    claim: Annotated[
        Name, Path(alias="id", description="The id of the claim.", examples=[samples.CLAIM.id])
    ],
    ask: Ask,
) -> Response:
    """Give a claim with its quote and the sentence around it."""
    return ask(lambda graph: claims.one_claim(graph, claim))
