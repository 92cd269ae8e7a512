"""Reviews: which actors are one, and which claims are right, as people judge."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Request, Response

from graph_schema.keys import Scope
from service import review_samples as samples
from service.access import Access, AccessTo
from service.answers import reviews
from service.bodies import JudgementBody, VerdictBody, json_only
from service.conditional import REVISION, Ask, json_answer
from service.documentation import (
    ACTOR_PROBLEMS,
    BODY_PROBLEMS,
    REVISION_HEADER,
    Answers,
    answers,
    conditional_answers,
    problems,
)
from service.inquiries import JudgementsQuestion, VerdictsQuestion
from service.problems import AMBIGUOUS_ACTOR, NOT_FOUND, REVIEW_REFUSED, UNKNOWN_ACTOR
from service.queries import asked_once, nothing_asked
from service.scopes import PRINCIPAL, Principal, needs
from service.shapes.reviews import JudgementAnswer, JudgementPage, VerdictAnswer, VerdictPage
from service.texts import Name

router = APIRouter(prefix="/v1", tags=["reviews"])
_ACTOR = "an actor id, a party code, or a name in Arabic or English."
One = Annotated[
    Name, Path(description=f"One of the two: {_ACTOR}", examples=[samples.JUDGEMENT.one.id])
]
Other = Annotated[
    Name, Path(description=f"The other one: {_ACTOR}", examples=[samples.JUDGEMENT.other.id])
]
ClaimId = Annotated[
    Name, Path(alias="id", description="The id of the claim.", examples=[samples.VERDICT.claim])
]
_JUDGED_PROBLEMS = problems(NOT_FOUND, UNKNOWN_ACTOR, AMBIGUOUS_ACTOR)
_UNDONE: Answers = {
    204: {"description": "It is taken back.", "headers": REVISION_HEADER},
}


@router.get(
    "/judgements",
    operation_id="list_judgements",
    summary="List judgements of actors",
    response_model=JudgementPage,
    dependencies=[needs(Scope.READ), Depends(asked_once())],
    responses={**ACTOR_PROBLEMS, **conditional_answers("Judgements.", samples.JUDGEMENTS)},
)
def list_judgements(
    asked: Annotated[JudgementsQuestion, Query()], ask: Ask, to: AccessTo
) -> Response:
    """Give which actors people judge to be one, in the order of their ids."""
    return ask(lambda graph: reviews.judgement_page(graph, to.store.reviews, asked))


@router.get(
    "/judgements/{one}/{other:path}",
    operation_id="get_judgement",
    summary="Get the judgement of two actors",
    response_model=JudgementAnswer,
    dependencies=[needs(Scope.READ), Depends(nothing_asked)],
    responses={**_JUDGED_PROBLEMS, **conditional_answers("The judgement.", samples.JUDGEMENT)},
)
def get_judgement(one: One, other: Other, ask: Ask, to: AccessTo) -> Response:
    """Give whether two actors are one, as somebody judges; the order does not matter."""
    return ask(lambda graph: reviews.one_judgement(graph, to.store.reviews, one, other))


@router.put(
    "/judgements/{one}/{other:path}",
    operation_id="judge_actors",
    summary="Judge whether two actors are one",
    response_model=JudgementAnswer,
    dependencies=[needs(Scope.WRITE), Depends(json_only), Depends(nothing_asked)],
    responses={
        **BODY_PROBLEMS,
        **problems(UNKNOWN_ACTOR, AMBIGUOUS_ACTOR, REVIEW_REFUSED),
        **answers(200, "The judgement that stands.", samples.JUDGEMENT, REVISION_HEADER),
    },
)
def judge_actors(
    one: One,
    other: Other,
    body: JudgementBody,
    to: AccessTo,
    request: Request,
) -> Response:
    """Let a judgement stand in place of an earlier one of the same two.

    `same` makes them one in all answers, until it is taken back; it wins over whatever reads the
    articles, also later. `different` keeps them apart. Two who are the same, through whatever
    chain of judgements, cannot be different: that is a 409, which names the chain.
    """
    made = reviews.judge(to.store, one, other, body, _key(request))
    return json_answer(made, {REVISION: str(made.revision)})


@router.delete(
    "/judgements/{one}/{other:path}",
    operation_id="undo_judgement",
    summary="Take a judgement back",
    status_code=204,
    response_model=None,
    dependencies=[needs(Scope.WRITE), Depends(nothing_asked)],
    responses={**_UNDONE, **_JUDGED_PROBLEMS},
)
def undo_judgement(one: One, other: Other, to: AccessTo, response: Response) -> None:
    """Take a judgement back: the graph is as if it had never been made."""
    reviews.undo_judgement(to.store, one, other)
    _mark(response, to)


@router.get(
    "/verdicts",
    operation_id="list_verdicts",
    summary="List verdicts on claims",
    response_model=VerdictPage,
    dependencies=[needs(Scope.READ), Depends(asked_once())],
    responses=conditional_answers("Verdicts.", samples.VERDICTS),
)
def list_verdicts(asked: Annotated[VerdictsQuestion, Query()], ask: Ask, to: AccessTo) -> Response:
    """Give which claims people found right and wrong, with the claims, in the order of ids."""
    return ask(lambda graph: reviews.verdict_page(graph, to.store.reviews, asked))


@router.get(
    "/verdicts/{id:path}",
    operation_id="get_verdict",
    summary="Get the verdict on a claim",
    response_model=VerdictAnswer,
    dependencies=[needs(Scope.READ), Depends(nothing_asked)],
    responses={**problems(NOT_FOUND), **conditional_answers("The verdict.", samples.VERDICT)},
)
def get_verdict(claim: ClaimId, ask: Ask, to: AccessTo) -> Response:
    """Give a verdict with the claim that it is on, also one that is out because it is wrong."""
    return ask(lambda graph: reviews.one_verdict(graph, to.store.reviews, claim))


@router.put(
    "/verdicts/{id:path}",
    operation_id="judge_claim",
    summary="Judge whether a claim is right",
    response_model=VerdictAnswer,
    dependencies=[needs(Scope.WRITE), Depends(json_only), Depends(nothing_asked)],
    responses={
        **BODY_PROBLEMS,
        **problems(NOT_FOUND, REVIEW_REFUSED),
        **answers(200, "The verdict that stands.", samples.VERDICT, REVISION_HEADER),
    },
)
def judge_claim(claim: ClaimId, body: VerdictBody, to: AccessTo, request: Request) -> Response:
    """Let a verdict stand in place of an earlier one on the same claim.

    A wrong claim is out of all answers and counts, and kept with its verdict. The verdict holds
    when the article is read anew, by the claim's id, or where its evidence overlaps.
    """
    made = reviews.rule(to.store, claim, body, _key(request))
    return json_answer(made, {REVISION: str(made.revision)})


@router.delete(
    "/verdicts/{id:path}",
    operation_id="undo_verdict",
    summary="Take a verdict back",
    status_code=204,
    response_model=None,
    dependencies=[needs(Scope.WRITE), Depends(nothing_asked)],
    responses={**_UNDONE, **problems(NOT_FOUND)},
)
def undo_verdict(claim: ClaimId, to: AccessTo, response: Response) -> None:
    """Take a verdict back: a claim that was out because of it is in again."""
    reviews.undo_verdict(to.store, claim)
    _mark(response, to)


def _key(request: Request) -> str | None:
    """Give the id of the key that asks; None on a graph without keys."""
    principal = request.scope["state"].get(PRINCIPAL)
    return principal.key_id if isinstance(principal, Principal) else None


def _mark(response: Response, to: Access) -> None:
    response.headers[REVISION] = str(to.reader.revision())
