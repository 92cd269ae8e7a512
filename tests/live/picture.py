"""The whole database as plain values, whatever order it was written in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from neo4j import GraphDatabase

from graph_schema.derive import EdgeKey, derive
from graph_schema.model import model
from graph_schema.records import CodedArticle, Relation
from graph_schema.stores import open_store
from graph_schema.stories.grouping import stories_of
from tests.neo4j.pool import empty
from tests.neo4j.server import USER, Neo4jServer

# What a node is known by, whatever its label.
_KEY = "coalesce({n}.id, {n}.key, {n}.name)"
# Jobs and the log of changes depend on how it came to be.
_NODES = """MATCH (n) WHERE NOT n:Job|Actorgraph|Change|Entry
RETURN labels(n), properties(n)"""
_LINKS = f"""MATCH (a)-[r]->(b) RETURN {_KEY.format(n="a")}, type(r), {_KEY.format(n="b")},
properties(r)"""
_EDGES = "MATCH (a:Actor)-[r]->(b:Actor) WHERE type(r) IN $types RETURN a.id, type(r), b.id, r"


def asked(server: Neo4jServer, statement: str, **values: Any) -> list[list[Any]]:
    """Give the rows of a statement, asked past the store."""
    auth = (USER, server.password)
    with (
        GraphDatabase.driver(f"bolt://{server.host}", auth=auth) as driver,
        driver.session() as session,
    ):
        return session.run(statement, values).values()


def picture(server: Neo4jServer) -> Counter[str]:
    """Give every node and relationship with its properties, and how often it is there."""
    found: Counter[str] = Counter()
    for labels, properties in asked(server, _NODES):
        found[f"{sorted(labels)} {_plain(properties)}"] += 1
    for source, type_, target, properties in asked(server, _LINKS):
        found[f"{source} {type_} {target} {_plain(properties)}"] += 1
    return found


def picture_of(server: Neo4jServer, entries: Iterable[CodedArticle]) -> Counter[str]:
    """Give the picture that a database has in which `entries` were put, one after the other.

    What the server held is gone afterwards.
    """
    empty(server)
    with open_store(server.address) as store:
        for entry in entries:
            assert store.writer.put(entry)
    return picture(server)


def typed_edges(server: Neo4jServer) -> dict[EdgeKey, Relation]:
    """Give the derived edges as people see them; fails when one is there twice."""
    edges = {}
    for source, type_, target, edge in asked(server, _EDGES, types=[*model().types]):
        assert (source, type_, target) not in edges
        days = {
            name: edge[name].to_native() if name in edge else None
            for name in ("first_seen", "last_seen")
        }
        counted = (
            *("claims", "negated", "hypothetical", "articles", "publishers", "stories", "events"),
            "confidence",
        )
        values: dict[str, Any] = {name: edge[name] for name in counted} | days
        edges[source, type_, target] = Relation(source, type_, target, **values)
    return edges


def recounted(entries: Iterable[CodedArticle]) -> dict[EdgeKey, Relation]:
    """Give the derived edges that the claims of `entries` make."""
    known = list(entries)
    claims = [claim for entry in known for claim in entry.claims]
    articles = {entry.article.id: entry.article for entry in known}
    return derive(claims, articles, stories_of(articles.values()))


def _plain(properties: dict[str, Any]) -> str:
    return repr(sorted((name, str(value)) for name, value in properties.items()))
