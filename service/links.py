"""The addresses of resources, relative to the service."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from urllib.parse import quote, quote_plus, urlencode

from graph_schema.queries import GraphFilter
from graph_schema.records import Relation

# Most ids are; they stand in an address as they are.
_PLAIN = re.compile(r"[A-Za-z0-9_-]+")


def to_actor(actor_id: str) -> str:
    """Give where the profile of an actor is found."""
    return f"/v1/actors/{_part(actor_id)}"


def to_neighbours(actor_id: str) -> str:
    """Give where the neighbours of an actor are found."""
    return f"{to_actor(actor_id)}/neighbours"


def to_story(article_id: str) -> str:
    """Give where all articles that tell the story of one are found."""
    return f"/v1/articles?{urlencode({'story': article_id}, errors='replace')}"


def to_article(article_id: str) -> str:
    """Give where an article is found."""
    return f"/v1/articles/{_part(article_id)}"


def to_claim(claim_id: str) -> str:
    """Give where a claim is found."""
    return f"/v1/claims/{_part(claim_id)}"


def to_job(job_id: str) -> str:
    """Give where a job is found."""
    return f"/v1/jobs/{_part(job_id)}"


def to_judgement(one: str, other: str) -> str:
    """Give where the judgement of two actors is found."""
    return f"/v1/judgements/{_part(one)}/{_part(other)}"


def to_verdict(claim_id: str) -> str:
    """Give where the verdict on a claim is found."""
    return f"/v1/verdicts/{_part(claim_id)}"


def to_webhook(hook_id: str) -> str:
    """Give where a webhook is found."""
    return f"/v1/webhooks/{_part(hook_id)}"


def to_relations_of(actor_id: str) -> str:
    """Give where the relations of an actor are found."""
    return f"/v1/relations?actor={_value(actor_id)}"


def to_claims_of(actor_id: str) -> str:
    """Give where the claims of an actor are found."""
    return f"/v1/claims?actor={_value(actor_id)}"


def to_claims_behind(relation: Relation, where: GraphFilter) -> str:
    """Give where the claims behind a relation are found, under the filter that left them.

    The least confidence is asked of the relation, not of each claim behind it.
    """
    ends = f"source={_value(relation.source)}&target={_value(relation.target)}"
    return f"/v1/claims?{ends}&type={relation.type}{_saying(where)}"


# A page asks these of one filter, and of few actors, for each of its items.
@lru_cache(maxsize=64)
def _saying(where: GraphFilter) -> str:
    asked = _filtered("", replace(said_alike(where), min_confidence=0)).removeprefix("?")
    return f"&{asked}" if asked else ""


@lru_cache(maxsize=4_096)
def _value(text: str) -> str:
    return quote_plus(text, errors="replace")


@lru_cache(maxsize=64)
def said_alike(where: GraphFilter) -> GraphFilter:
    """Give a filter that asks the same of each saying and nothing of ends, types and relation."""
    return replace(
        where,
        source=None,
        target=None,
        actor=None,
        other=None,
        party=None,
        kinds=frozenset(),
        types=frozenset(),
        quads=frozenset(),
        contradicted=False,
    )


def to_claims(where: GraphFilter) -> str:
    """Give where the claims of a filter are found."""
    return _filtered("/v1/claims", where)


def to_relations(where: GraphFilter) -> str:
    """Give where the relations of a filter are found."""
    return _filtered("/v1/relations", where)


def to_timeline(a: str, b: str) -> str:
    """Give where the timeline of a pair is found."""
    return f"/v1/dyads/{_part(a)}/{_part(b)}/timeline"


def _filtered(path: str, where: GraphFilter) -> str:
    return _query(
        path,
        {
            "source": where.source,
            "target": where.target,
            "actor": where.actor,
            "other": where.other,
            "party": where.party,
            "kind": sorted(where.kinds),
            "type": sorted(where.types),
            "quad": sorted(where.quads),
            "since": where.since,
            "until": where.until,
            "min_confidence": where.min_confidence or None,
            "polarity": where.polarity,
            "modality": where.modality,
            "speaker": where.speaker,
            "publisher": where.publisher,
            "language": where.language,
            "article": where.article,
        },
    )


def _part(text: str) -> str:
    return text if _PLAIN.fullmatch(text) else quote(text, safe="", errors="replace")


def _query(path: str, asked: Mapping[str, object]) -> str:
    given = {
        name: value if isinstance(value, list) else str(value)
        for name, value in asked.items()
        if value is not None
    }
    return f"{path}?{urlencode(given, doseq=True, errors='replace')}"
