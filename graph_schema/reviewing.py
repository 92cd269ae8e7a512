"""Claims and their verdicts: what is judged, and what a verdict is on now."""

from __future__ import annotations

from collections.abc import Sequence

from graph_schema.interfaces import Store
from graph_schema.queries import MAX_PAGE
from graph_schema.records import Claim
from graph_schema.reviews import Reviews, Verdict
from graph_schema.stores.reviewing import verdict_on


def claim_as_read(store: Store, claim_id: str) -> Claim | None:
    """Give a claim as it was read, also one that was judged wrong, or None."""
    shown = store.reader.claim(claim_id)
    verdict = None if shown else store.reviews.verdict(claim_id)
    article_id = shown.article_id if shown else verdict.article if verdict else None
    read = None if article_id is None else store.reviews.as_read(article_id)
    claims = () if read is None else read.claims
    return next((claim for claim in claims if claim.id == claim_id), None)


def verdicts_of(reviews: Reviews, article_id: str) -> list[Verdict]:
    """Give all verdicts on the claims of an article."""
    found: list[Verdict] = []
    cursor: str | None = None
    while True:
        page = reviews.verdicts(article=article_id, limit=MAX_PAGE, cursor=cursor)
        found += page.items
        cursor = page.next_cursor
        if cursor is None:
            return found


def claims_with(reviews: Reviews, verdict: Verdict) -> Sequence[Claim]:
    """Give the claims, as they were read, that a verdict is on; none when it is not found."""
    read = reviews.as_read(verdict.article)
    if read is None:
        return ()
    verdicts = verdicts_of(reviews, verdict.article)
    return [claim for claim in read.claims if verdict_on(claim, read.claims, verdicts) == verdict]
