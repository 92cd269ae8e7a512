"""What is judged: whom a name stands for by now, and which claims a verdict is on."""

from __future__ import annotations

from collections.abc import Sequence

from graph_schema.interfaces import Store
from graph_schema.records import Claim
from graph_schema.reviews import Reviews, Verdict, every_judgement, every_verdict
from graph_schema.stores.reviewing import stand_for_of, verdict_on


def claim_as_read(store: Store, claim_id: str) -> Claim | None:
    """Give a claim as it was read, also one that was judged wrong, or None."""
    shown = store.reader.claim(claim_id)
    verdict = None if shown else store.reviews.verdict(claim_id)
    article_id = shown.article_id if shown else verdict.article if verdict else None
    read = None if article_id is None else store.reviews.as_read(article_id)
    claims = () if read is None else read.claims
    return next((claim for claim in claims if claim.id == claim_id), None)


def claims_with(reviews: Reviews, verdict: Verdict) -> Sequence[Claim]:
    """Give the claims, as they were read, that a verdict is on; none when it is not found."""
    read = reviews.as_read(verdict.article)
    if read is None:
        return ()
    verdicts = every_verdict(reviews, article=verdict.article)
    return [claim for claim in read.claims if verdict_on(claim, read.claims, verdicts) == verdict]


def same_as(reviews: Reviews, actor: str) -> set[str]:
    """Give the ids of all who are judged the same as the one that goes by `actor`, and that id."""
    goes_by = stand_for_of(every_judgement(reviews))
    return {actor, *(one for one, other in goes_by.items() if other == actor)}
