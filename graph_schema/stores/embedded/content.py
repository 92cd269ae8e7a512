"""Reading back what one article says."""

from __future__ import annotations

import sqlite3

from graph_schema.records import Article, CodedArticle
from graph_schema.stores.embedded.rows import actor_of, article_of, claim_of, office_of
from graph_schema.stores.embedded.sql import questions as sql


def article_stored(connection: sqlite3.Connection, article_id: str) -> Article | None:
    """Give an article, or None."""
    row = connection.execute(sql.ARTICLE, (article_id,)).fetchone()
    return None if row is None else article_of(row)


def coded_of(connection: sqlite3.Connection, number: int, article: Article) -> CodedArticle:
    """Give the article of a row number with all that was read in it."""
    here = (number,)
    (coder,) = connection.execute(sql.CODER_OF, here).fetchone()
    return CodedArticle(
        article=article,
        actors=tuple(map(actor_of, connection.execute(sql.SIGHTINGS_IN, here))),
        claims=tuple(map(claim_of, connection.execute(sql.CLAIMS_IN, here))),
        offices=tuple(map(office_of, connection.execute(sql.OFFICES_IN, here))),
        coder=coder,
    )
