"""From a database that was written before stories were kept to one that keeps them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from typing import Any

from graph_schema.stores.neo4j.connection import Connection, Transaction
from graph_schema.stores.neo4j.cypher import stories as cypher
from graph_schema.stores.neo4j.cypher.layout import BEFORE_REVIEWS
from graph_schema.stores.neo4j.rows import article_of, story_tally
from graph_schema.stores.neo4j.stories import fingerprint_values
from graph_schema.stories.fingerprints import Fingerprint, fingerprint
from graph_schema.stories.grouping import stories_among

_AT_ONCE = 500


def tell_all(connection: Connection) -> None:
    """Find the stories of all articles, and count them for all relations.

    Each step may be done again, so that one that was stopped is taken up by the next who opens
    the database. Nobody may write to it meanwhile.
    """
    ids: list[str] = []
    prints: dict[str, Fingerprint] = {}
    for row in _all(connection, cypher.ARTICLES):
        article = article_of(row)
        ids.append(article.id)
        found = fingerprint(article)
        if found is not None:
            prints[article.id] = found
    stories = stories_among(prints.values())
    for some in _slices(ids):
        retold = [{"id": i, "story": stories.get(i, i), "shared": stories.get(i)} for i in some]
        rows = {
            "fingerprints": [
                fingerprint_values(prints[i], stories.get(i)) for i in some if i in prints
            ],
            "retold": retold,
        }
        _write(connection, rows, cypher.PRINT, cypher.TELL)
    for relations in _slices(list(_all(connection, cypher.RELATIONS))):
        _write(connection, _counted(relations, stories), cypher.COUNT)
    connection.write(lambda transaction: transaction.run(cypher.UPGRADED, layout=BEFORE_REVIEWS))


def _counted(relations: list[list[Any]], shared: dict[str, str]) -> dict[str, Any]:
    rows: dict[str, list[Any]] = defaultdict(list, relations=[], edges=[], tallies=[])
    for identity, source, type_id, target, told in relations:
        stories = len({story for story, _ in told})
        ends = {"source": source, "type": type_id, "target": target}
        rows["relations"].append({"id": identity, "stories": stories})
        rows["edges"].append({**ends, "stories": stories})
        times = Counter(story for story, article_id in told if article_id in shared)
        rows["tallies"] += [
            {"id": story_tally(identity, story), "times": n} for story, n in sorted(times.items())
        ]
    return rows


def _write(connection: Connection, rows: dict[str, Any], *statements: str) -> None:
    def work(transaction: Transaction) -> None:
        for statement in statements:
            transaction.run(statement, rows=rows)

    connection.write(work)


def _all(connection: Connection, statement: str) -> Iterator[list[Any]]:
    """Give all rows of a statement that pages by what its first column holds."""
    after = ""
    while rows := connection.look(_page(statement, after)):
        yield from rows
        after = rows[-1][0]


def _page(statement: str, after: str) -> Callable[[Transaction], list[list[Any]]]:
    return lambda transaction: transaction.rows(statement, after=after, limit=_AT_ONCE)


def _slices(items: list[Any]) -> Iterator[list[Any]]:
    return (items[at : at + _AT_ONCE] for at in range(0, len(items), _AT_ONCE))
