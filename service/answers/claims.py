"""Answers about claims."""

from __future__ import annotations

from graph_schema.interfaces import GraphReader
from service.problems import NOT_FOUND, Refused, shown
from service.queries import ClaimsQuestion
from service.resolving import Resolver
from service.shapes.claims import ClaimAnswer, ClaimPage
from service.shaping import Shaper, resolved_names


def claim_page(graph: GraphReader, asked: ClaimsQuestion) -> ClaimPage:
    """Give claims; raises Refused or FilterError for what does not exist."""
    where, resolved = asked.narrowed(Resolver(graph))
    page = graph.claims(where, limit=asked.limit, cursor=asked.cursor)
    return ClaimPage(
        revision=graph.revision(),
        items=Shaper(graph).claims(page.items),
        next_cursor=page.next_cursor,
        resolved=resolved_names(resolved),
    )


def one_claim(graph: GraphReader, claim_id: str) -> ClaimAnswer:
    """Give a claim; raises Refused when there is none of that id."""
    claim = graph.claim(claim_id)
    shaped = Shaper(graph).claims([claim] if claim else [])
    if not shaped:
        raise Refused(NOT_FOUND, f"there is no claim '{shown(claim_id)}'; it may be retracted")
    return ClaimAnswer(revision=graph.revision(), **dict(shaped[0]))
