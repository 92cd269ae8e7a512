"""The network of actors: go-betweens, triads, standing, communities, contradictions."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response

from service import samples
from service.access import AccessTo
from service.answers import contradictions, mediators, networks
from service.conditional import Ask
from service.documentation import NETWORK_PROBLEMS, conditional_answers
from service.inquiries import (
    CentralityQuestion,
    CommunitiesQuestion,
    ContradictionsQuestion,
    MediatorsQuestion,
    TriadsQuestion,
)
from service.queries import REPEATABLE, asked_once
from service.shapes.contradictions import ContradictionsAnswer
from service.shapes.networks import (
    CentralityAnswer,
    CommunitiesAnswer,
    MediatorsAnswer,
    TriadsAnswer,
)

router = APIRouter(
    prefix="/v1",
    tags=["network"],
    dependencies=[Depends(asked_once(*REPEATABLE))],
)


@router.get(
    "/mediators",
    operation_id="list_mediators",
    summary="Find who is between two sides",
    response_model=MediatorsAnswer,
    responses={**NETWORK_PROBLEMS, **conditional_answers("The go-betweens.", samples.MEDIATORS)},
)
def list_mediators(asked: Annotated[MediatorsQuestion, Query()], ask: Ask) -> Response:
    """Give who is said to mediate for both sides and, apart, whose ties reach both.

    Whoever acts for a side is no third party.
    """
    return ask(lambda graph: mediators.mediators(graph, asked))


@router.get(
    "/triads",
    operation_id="list_triads",
    summary="Find triads of allies and enemies",
    response_model=TriadsAnswer,
    responses={**NETWORK_PROBLEMS, **conditional_answers("The triads.", samples.TRIADS)},
)
def list_triads(asked: Annotated[TriadsQuestion, Query()], ask: Ask) -> Response:
    """Give triads of actors and whether they are in structural balance.

    Two actors are allies when claims of cooperation between them outnumber those of conflict,
    whichever way they go, and enemies when it is the other way round.
    """
    return ask(lambda graph: networks.triads(graph, asked))


@router.get(
    "/centrality",
    operation_id="list_centrality",
    summary="Rank actors by centrality",
    response_model=CentralityAnswer,
    responses={**NETWORK_PROBLEMS, **conditional_answers("The ranking.", samples.CENTRALITY)},
)
def list_centrality(
    asked: Annotated[CentralityQuestion, Query()], to: AccessTo, ask: Ask
) -> Response:
    """Give how central the actors are in the network that the relations under the filter make."""
    return ask(lambda graph: networks.centrality(graph, asked, to.keeper))


@router.get(
    "/communities",
    operation_id="list_communities",
    summary="Find communities of actors",
    response_model=CommunitiesAnswer,
    responses={**NETWORK_PROBLEMS, **conditional_answers("The communities.", samples.COMMUNITIES)},
)
def list_communities(
    asked: Annotated[CommunitiesQuestion, Query()], to: AccessTo, ask: Ask
) -> Response:
    """Give groups of actors with closer ties among each other, by Louvain's method.

    Ties are those of cooperation unless types or quad classes are asked for.
    """
    return ask(lambda graph: networks.communities(graph, asked, to.keeper))


@router.get(
    "/contradictions",
    operation_id="list_contradictions",
    summary="List what some assert and others deny",
    response_model=ContradictionsAnswer,
    responses={
        **NETWORK_PROBLEMS,
        **conditional_answers("Contradictions.", samples.CONTRADICTIONS),
    },
)
def list_contradictions(asked: Annotated[ContradictionsQuestion, Query()], ask: Ask) -> Response:
    """Give relations that are asserted and denied, with speakers, publishers and the latest."""
    return ask(lambda graph: contradictions.contradictions(graph, asked))
