"""What the embedded store answers about relations and the network that they make."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from graph_schema.analysis import find_chains
from graph_schema.queries import GraphFilter, Page, RelationOrder, check_limit
from graph_schema.records import Relation
from graph_schema.stores.embedded.connections import Connections
from graph_schema.stores.embedded.filters import (
    Question,
    between_asked,
    neighbours_asked,
    network_asked,
    relations_asked,
    types_asked,
)
from graph_schema.stores.embedded.rows import relation_of
from graph_schema.stores.embedded.sql import questions as sql
from graph_schema.stores.paging import (
    page,
    relation_key,
    relation_place,
    relation_question,
    within,
)
from graph_schema.surroundings import Neighbours, TypeAround, Way, in_order

_EVERY = -1


class EmbeddedNetworkReader:
    """Questions about relations; see `graph_schema.interfaces.GraphReader`."""

    def __init__(self, connections: Connections, held: int | None = None) -> None:
        self._connections = connections
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
        rows = self._rows(question.statement, question.values)
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
        question = network_asked(where, these, those, _limit(most))
        return within(most, map(relation_of, self._rows(question.statement, question.values)))

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
        rows = self._rows(question.statement, question.values)
        return Neighbours(tuple((row[0], row[1]) for row in rows), rows[0][2] if rows else 0)

    def types_around(self, actor: str, where: GraphFilter) -> tuple[TypeAround, ...]:
        """Count the relations of an actor that `where` leaves."""
        question = types_asked(actor, where)
        rows = self._rows(question.statement, question.values)
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

        def load(
            these: Collection[str], those: Collection[str] | None, left: int | None
        ) -> Iterator[Relation]:
            question = network_asked(where, these, those, _limit(left))
            return map(relation_of, self._asked(question))

        def between(most: int) -> list[str]:
            question = between_asked(source, target, where, most)
            return [row[0] for row in self._rows(question.statement, question.values)]

        with self._connections.reading():
            return find_chains(
                source, target, load, between, max_length=max_length, limit=limit, most=most
            )

    def _asked(self, question: Question) -> list[tuple[Any, ...]]:
        return self._rows(question.statement, question.values)

    def _row(self, statement: str, identity: str) -> tuple[Any, ...] | None:
        with self._connections.reading() as connection:
            row: tuple[Any, ...] | None = connection.execute(statement, (identity,)).fetchone()
            return row

    def _rows(
        self, statement: str, values: Mapping[str, Any] | tuple[str, ...]
    ) -> list[tuple[Any, ...]]:
        with self._connections.reading() as connection:
            return connection.execute(statement, values).fetchall()


def _limit(most: int | None) -> int:
    return _EVERY if most is None else most + 1


def revision_of(connection: sqlite3.Connection) -> int:
    """Give the revision of the state that a connection sees."""
    (value,) = connection.execute(sql.REVISION).fetchone()
    return int(value)
