"""One state of the embedded store, read at leisure."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import TypeVar

from graph_schema.queries import GraphFilter, RelationOrder
from graph_schema.records import Actor, Relation
from graph_schema.stores.columns import Row
from graph_schema.stores.embedded.filters import (
    Question,
    actors_of_relations_asked,
    claims_asked,
    relations_asked,
)
from graph_schema.stores.embedded.rows import actor_of, cited_claim_of, relation_of
from graph_schema.stores.embedded.sql import questions as sql
from graph_schema.views import CitedClaim

T = TypeVar("T")
_EVERY = -1


class EmbeddedView:
    """A snapshot of the file; see `graph_schema.views.GraphView`.

    `translated` gives a context in which errors of the engine become those of the project.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        translated: Callable[[], AbstractContextManager[None]],
    ) -> None:
        self._connection = connection
        self._translated = translated
        # The first question is what the snapshot begins with.
        (self._revision,) = connection.execute(sql.REVISION).fetchone()

    @property
    def revision(self) -> int:
        """Give the number of changes that this state has seen."""
        return int(self._revision)

    def actor(self, actor_id: str) -> Actor | None:
        """Give an actor, or None."""
        with self._translated():
            row = self._connection.execute(sql.ACTOR_GOING_BY, (actor_id,)).fetchone()
        return None if row is None else actor_of(row)

    def relations(self, where: GraphFilter) -> Iterator[Relation]:
        """Give all relations that `where` leaves, those with the most claims first."""
        return self._rows(relations_asked(where, RelationOrder.CLAIMS, None, _EVERY), relation_of)

    def claims(self, where: GraphFilter) -> Iterator[CitedClaim]:
        """Give all claims that `where` leaves, the latest first."""
        return self._rows(claims_asked(where, None, _EVERY, sql.CITED_CLAIMS), cited_claim_of)

    def actors_of_relations(self, where: GraphFilter) -> Iterator[Actor]:
        """Give the actors at the ends of those relations, in the order of their ids."""
        return self._rows(actors_of_relations_asked(where), actor_of)

    def actors_of_claims(self, where: GraphFilter) -> Iterator[Actor]:
        """Give the sources, targets and speakers of those claims, in the order of their ids."""
        return self._rows(claims_asked(where, None, _EVERY, sql.ACTORS_OF_CLAIMS), actor_of)

    def _rows(self, question: Question, record: Callable[[Row], T]) -> Iterator[T]:
        with self._translated():
            yield from map(record, self._connection.execute(question.statement, question.values))
