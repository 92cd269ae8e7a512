"""The addresses of resources, relative to the service."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote, urlencode

from graph_schema.queries import GraphFilter
from graph_schema.records import Relation


def to_actor(actor_id: str) -> str:
    """Give where the profile of an actor is found."""
    return f"/v1/actors/{_part(actor_id)}"


def to_neighbours(actor_id: str) -> str:
    """Give where the neighbours of an actor are found."""
    return f"{to_actor(actor_id)}/neighbours"


def to_article(article_id: str) -> str:
    """Give where an article is found."""
    return f"/v1/articles/{_part(article_id)}"


def to_claim(claim_id: str) -> str:
    """Give where a claim is found."""
    return f"/v1/claims/{_part(claim_id)}"


def to_job(job_id: str) -> str:
    """Give where a job is found."""
    return f"/v1/jobs/{_part(job_id)}"


def to_webhook(hook_id: str) -> str:
    """Give where a webhook is found."""
    return f"/v1/webhooks/{_part(hook_id)}"


def to_relations_of(actor_id: str) -> str:
    """Give where the relations of an actor are found."""
    return _query("/v1/relations", {"actor": actor_id})


def to_claims_of(actor_id: str) -> str:
    """Give where the claims of an actor are found."""
    return _query("/v1/claims", {"actor": actor_id})


def to_claims_behind(relation: Relation, where: GraphFilter) -> str:
    """Give where the claims behind a relation are found, under the filter that left them.

    The least confidence is asked of the relation, not of each claim behind it.
    """
    return _query(
        "/v1/claims",
        {
            "source": relation.source,
            "type": relation.type,
            "target": relation.target,
            "since": where.since,
            "until": where.until,
            "polarity": where.polarity,
            "modality": where.modality,
            "speaker": where.speaker,
            "publisher": where.publisher,
            "language": where.language,
            "article": where.article,
        },
    )


def _part(text: str) -> str:
    return quote(text, safe="", errors="replace")


def _query(path: str, asked: Mapping[str, object]) -> str:
    given = {name: str(value) for name, value in asked.items() if value is not None}
    return f"{path}?{urlencode(given, errors='replace')}"
