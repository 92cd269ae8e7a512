"""Reading back what articles say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph_schema.records import CodedArticle
from graph_schema.stores.content import canonical
from graph_schema.stores.neo4j.connection import Transaction
from graph_schema.stores.neo4j.cypher import questions as cypher
from graph_schema.stores.neo4j.rows import (
    actor_of,
    article_of,
    claim_of,
    office_of,
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
