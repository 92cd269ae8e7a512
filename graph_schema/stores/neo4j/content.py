"""What articles say, as rows to write and read back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from graph_schema.derive import edges_of
from graph_schema.records import FREE_PARTY, CodedArticle
from graph_schema.stores.content import canonical
from graph_schema.stores.neo4j.connection import Transaction
from graph_schema.stores.neo4j.cypher import questions as cypher
from graph_schema.stores.neo4j.rows import (
    actor_of,
    article_of,
    claim_of,
    claim_values,
    office_of,
    office_values,
    relation_id,
    sighting_values,
)


def coded_articles(transaction: Transaction, ids: Sequence[str]) -> Iterator[CodedArticle]:
    """Give stored articles in the order of `ids`, with all that was read in each."""
    rows = transaction.rows(cypher.CODED, ids=list(ids))
    for article, actors, claims, offices, coder in rows:
        yield canonical(
            CodedArticle(
                article=article_of(article),
                actors=tuple(map(actor_of, actors)),
                claims=tuple(map(claim_of, claims)),
                offices=tuple(map(office_of, offices)),
                coder=coder,
            )
        )


def content_rows(entries: Sequence[CodedArticle]) -> dict[str, list[Any]]:
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
        "claims": [claim_values(claim, article) for claim, article in claims],
        "spoken": [{"claim": c.id, "speaker": c.speaker} for c, _ in claims if c.speaker],
        "stated": [
            {"claim": claim.id, "relation": relation_id(*key)}
            for claim, _ in claims
            for key in edges_of(claim)
        ],
        "offices": [office_values(office) for office in offices],
        "under": [
            {"office": office.id, "party": office.party}
            for office in offices
            if not office.party.startswith(FREE_PARTY)
        ],
    }
