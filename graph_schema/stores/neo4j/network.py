"""What the Neo4j store answers about relations and the network that they make."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from graph_schema.analysis import find_chains
from graph_schema.queries import GraphFilter, Page, RelationOrder, check_limit
from graph_schema.records import Relation
from graph_schema.stores.neo4j.connection import Connection, Transaction
from graph_schema.stores.neo4j.cypher import questions as cypher
from graph_schema.stores.neo4j.filters import (
    between_asked,
    neighbours_asked,
    network_asked,
    relations_asked,
    types_asked,
)
from graph_schema.stores.neo4j.rows import relation_of
from graph_schema.stores.paging import (
    page,
    relation_key,
    relation_place,
    relation_question,
    within,
)
from graph_schema.surroundings import Neighbours, TypeAround, Way, in_order


class Neo4jNetworkReader:
    """Questions about relations; see `graph_schema.interfaces.GraphReader`."""

    def __init__(self, connection: Connection, held: int | None = None) -> None:
        self._connection = connection
        self._held = held

    def relations(
        self,
        where: GraphFilter,
        *,
        order: RelationOrder = RelationOrder.CLAIMS,
        limit: int = 100,
        cursor: str | None = None,
    ) -> Page[Relation]:
        """Give the relations derived from the claims that `where` leaves."""
        check_limit(limit)
        after = relation_place(order, cursor)
        question = relations_asked(where, order, after, limit + 1)
        rows = self._rows(question.statement, **question.values)
        found = [relation_of(row) for row in rows]
        return page(relation_question(order), found, limit, lambda r: relation_key(order, r))

    def network(
        self,
        where: GraphFilter,
        *,
        these: Collection[str] | None = None,
        those: Collection[str] | None = None,
        most: int | None = None,
    ) -> tuple[Relation, ...]:
        """Give all relations that `where` leaves, or those with ends among these and those."""
        question = network_asked(where, these, those, most)
        return within(most, map(relation_of, self._rows(question.statement, **question.values)))

    def neighbours(
        self,
        actor: str,
        where: GraphFilter,
        *,
        ways: Collection[Way] = frozenset(Way),
        kinds: Collection[str] = (),
        limit: int = 100,
    ) -> Neighbours:
        """Give those with whom an actor has relations that `where` leaves."""
        check_limit(limit)
        question = neighbours_asked(actor, where, ways, kinds, limit)
        ((total, items),) = self._rows(question.statement, **question.values)
        return Neighbours(tuple((other, claims) for other, claims in items), total)

    def types_around(self, actor: str, where: GraphFilter) -> tuple[TypeAround, ...]:
        """Count the relations of an actor that `where` leaves."""
        question = types_asked(actor, where)
        rows = self._rows(question.statement, **question.values)
        return in_order(TypeAround(row[0], Way(row[1]), *row[2:]) for row in rows)

    def paths(
        self,
        source: str,
        target: str,
        where: GraphFilter,
        *,
        max_length: int = 3,
        limit: int = 10,
        most: int | None = None,
    ) -> tuple[tuple[Relation, ...], ...]:
        """Give the shortest chains of relations that join two actors."""
        check_limit(limit)

        def work(transaction: Transaction) -> tuple[tuple[Relation, ...], ...]:
            def load(
                these: Collection[str], those: Collection[str] | None, left: int | None
            ) -> Iterator[Relation]:
                question = network_asked(where, these, those, left)
                rows = transaction.rows(question.statement, **question.values)
                return map(relation_of, rows)

            def between(most: int) -> list[str]:
                question = between_asked(source, target, where, most)
                rows = transaction.rows(question.statement, **question.values)
                return [row[0] for row in rows]

            return find_chains(
                source, target, load, between, max_length=max_length, limit=limit, most=most
            )

        return self._connection.read(work)

    def _revision(self) -> int:
        ((value,),) = self._rows(cypher.REVISION)
        return int(value)

    def _rows(self, statement: str, **values: Any) -> list[list[Any]]:
        return self._connection.read(lambda transaction: transaction.rows(statement, **values))
