"""What the memory store answers about relations and the network that they make."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from graph_schema.analysis import find_chains
from graph_schema.queries import GraphFilter, Page, RelationOrder, check_limit
from graph_schema.records import Actor, Relation
from graph_schema.stores.memory.content import Content, Snapshot
from graph_schema.stores.memory.view import derived, is_after, ranked
from graph_schema.stores.paging import (
    page,
    relation_key,
    relation_place,
    relation_question,
    within,
)
from graph_schema.surroundings import (
    Neighbours,
    TypeAround,
    Way,
    between_of,
    end_beyond,
    neighbours_of,
    types_of,
)


class MemoryNetworkReader:
    """Questions about relations; see `graph_schema.interfaces.GraphReader`."""

    def __init__(self, content: Content, held: Snapshot | None = None) -> None:
        self._content = content
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
        found = ranked(self._now(), where, order)
        if after is not None:
            found = [r for r in found if is_after(relation_key(order, r), after)]
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
        return within(most, _touching(derived(self._now(), where), these, those))

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
        known = self._now().actors
        found = [
            relation
            for relation in self.network(where, these={actor})
            if not kinds or _kind(known.get(end_beyond(relation, actor))) in kinds
        ]
        return neighbours_of(found, actor, ways, limit)

    def types_around(self, actor: str, where: GraphFilter) -> tuple[TypeAround, ...]:
        """Count the relations of an actor that `where` leaves."""
        return types_of(self.network(where, these={actor}), actor)

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
        relations = list(derived(self._now(), where))

        def load(
            these: Collection[str], those: Collection[str] | None, _: int | None
        ) -> Iterator[Relation]:
            return _touching(relations, these, those)

        def between(most: int) -> tuple[str, ...]:
            return between_of(relations, source, target, most)

        return find_chains(
            source, target, load, between, max_length=max_length, limit=limit, most=most
        )

    def _now(self) -> Snapshot:
        return self._held or self._content.snapshot()


def _kind(actor: Actor | None) -> str | None:
    # A party may be known by its code alone.
    return actor.kind if actor else None


def _touching(
    relations: Iterable[Relation],
    these: Collection[str] | None,
    those: Collection[str] | None,
) -> Iterator[Relation]:
    for relation in relations:
        ends = ((relation.source, relation.target), (relation.target, relation.source))
        if these is None or any(
            one in these and (those is None or other in those) for one, other in ends
        ):
            yield relation
