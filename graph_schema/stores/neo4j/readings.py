"""What was read in articles, and what the reviews leave of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph_schema.records import CodedArticle
from graph_schema.stores.neo4j.connection import Transaction
from graph_schema.stores.neo4j.cypher import reviews as cypher
from graph_schema.stores.neo4j.rows import Values
from graph_schema.stores.neo4j.upkeep import Standing
from graph_schema.stores.readings import reading_of, reading_text
from graph_schema.stores.reviewing import names_in, reviewed


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read in an article, its digest, and what the reviews leave of it."""

    read: CodedArticle
    left: CodedArticle
    digest: str

    @property
    def values(self) -> Values:
        """Give the properties of the node that keeps it."""
        return reading_values(self.read)


def hear(read: CodedArticle, standing: Standing) -> CodedArticle:
    """Give what the reviews leave of what was read in an article."""
    verdicts = [v for v in standing.verdicts if v.article == read.article.id]
    return reviewed(read, standing.stand_for, verdicts)


def reading_values(read: CodedArticle) -> Values:
    """Give the properties of the node that keeps what was read in an article."""
    return {"article": read.article.id, "names": names_in(read), "document": reading_text(read)}


def articles_as_read(
    transaction: Transaction, shown: Iterable[CodedArticle]
) -> Sequence[CodedArticle]:
    """Give what was read in stored articles, before any review, in their order."""
    stored = list(shown)
    kept = dict(transaction.rows(cypher.READINGS, ids=[coded.article.id for coded in stored]))
    return [reading_of(kept.get(c.article.id), c.article) or c for c in stored]


def keep_readings(transaction: Transaction, readings: Iterable[Reading]) -> None:
    """Keep what was read where the reviews leave something else.

    What was kept before went when the articles were taken.
    """
    rows = [reading.values for reading in readings if reading.left != reading.read]
    if rows:
        transaction.run(cypher.KEEP_READINGS, rows=rows)
