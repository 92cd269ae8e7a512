"""The rows that write what articles say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from graph_schema.derive import edges_of
from graph_schema.records import FREE_PARTY, CodedArticle
from graph_schema.stores.neo4j.rows import (
    claim_values,
    office_values,
    relation_id,
    sighting_values,
)
from graph_schema.stores.neo4j.stories import Retold


def content_rows(entries: Sequence[CodedArticle], retold: Retold) -> dict[str, list[Any]]:
    """Give the parameters that write what articles say."""
    claims = [(claim, coded.article) for coded in entries for claim in coded.claims]
    offices = [office for coded in entries for office in coded.offices]
    return {
        "published": [
            {"article": coded.article.id, "publisher": coded.article.publisher}
            for coded in entries
            if coded.article.publisher
        ],
        "mentions": [
            {"article": coded.article.id, "actor": actor.id, "values": sighting_values(actor)}
            for coded in entries
            for actor in coded.actors
        ],
        "claims": [
            claim_values(claim, article, retold.story(article.id)) for claim, article in claims
        ],
        "spoken": [{"claim": c.id, "speaker": c.speaker} for c, _ in claims if c.speaker],
        "stated": [
            {"claim": claim.id, "relation": relation_id(*key)}
            for claim, _ in claims
            for key in edges_of(claim)
        ],
        "offices": [office_values(office) for office in offices],
        "fingerprints": retold.fingerprint_rows(),
        "under": [
            {"office": office.id, "party": office.party}
            for office in offices
            if not office.party.startswith(FREE_PARTY)
        ],
    }
