"""The whole content of one state, kept aside while it is given out."""

from __future__ import annotations

from collections.abc import Iterator
from tempfile import SpooledTemporaryFile

from graph_schema.records import CodedArticle
from graph_schema.serial import dump, load
from graph_schema.stores.content import canonical
from graph_schema.stores.neo4j.connection import Connection, Transaction
from graph_schema.stores.neo4j.content import coded_articles
from graph_schema.stores.neo4j.cypher import questions as cypher
from graph_schema.stores.neo4j.readings import articles_as_read

_ARTICLES_AT_ONCE = 100
_IN_MEMORY = 32_000_000


def exported(connection: Connection) -> Iterator[CodedArticle]:
    """Give all articles with what was read in them, in the order of ids.

    Neo4j keeps no earlier state for a reader who takes his time, so all is read before the first
    is given, into a file when it is much. When others change the graph meanwhile it is read once
    more, and they wait.
    """
    with SpooledTemporaryFile(max_size=_IN_MEMORY, mode="w+", encoding="utf-8") as kept:

        def work(transaction: Transaction) -> None:
            kept.seek(0)
            kept.truncate()
            after = ""
            while ids := _ids(transaction, after):
                for coded in articles_as_read(transaction, coded_articles(transaction, ids)):
                    kept.write(dump(coded) + "\n")
                after = ids[-1]

        connection.read(work, tries=2)
        kept.seek(0)
        for line in kept:
            yield canonical(load(line, "the export"))


def _ids(transaction: Transaction, after: str) -> list[str]:
    rows = transaction.rows(cypher.STORED_IDS, after=after, limit=_ARTICLES_AT_ONCE)
    return [row[0] for row in rows]
