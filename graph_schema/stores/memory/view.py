"""One state of the memory store, and what the claims in it say."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from graph_schema.derive import claim_matches, day_of, derive_matching
from graph_schema.queries import GraphFilter, RelationOrder
from graph_schema.records import Actor, Claim, Relation
from graph_schema.stores.memory.content import Snapshot
from graph_schema.stores.paging import relation_rank
from graph_schema.views import CitedClaim


class MemoryView:
    """A snapshot of the content; see `graph_schema.views.GraphView`."""

    def __init__(self, graph: Snapshot) -> None:
        self._graph = graph

    @property
    def revision(self) -> int:
        """Give the number of changes that this state has seen."""
        return self._graph.revision

    def actor(self, actor_id: str) -> Actor | None:
        """Give an actor, or None."""
        return self._graph.actors.get(self._graph.stand_for.get(actor_id, actor_id))

    def relations(self, where: GraphFilter) -> Iterator[Relation]:
        """Give all relations that `where` leaves, those with the most claims first."""
        return iter(ranked(self._graph, where, RelationOrder.CLAIMS))

    def claims(self, where: GraphFilter) -> Iterator[CitedClaim]:
        """Give all claims that `where` leaves, the latest first."""
        for claim in latest(self._graph, where):
            a = self._graph.articles[claim.article_id]
            yield CitedClaim(claim, a.language, a.title, a.published, a.publisher, a.url)

    def actors_of_relations(self, where: GraphFilter) -> Iterator[Actor]:
        """Give the actors at the ends of those relations, in the order of their ids."""
        return self._known(end for r in self.relations(where) for end in (r.source, r.target))

    def actors_of_claims(self, where: GraphFilter) -> Iterator[Actor]:
        """Give the sources, targets and speakers of those claims, in the order of their ids."""
        claims = latest(self._graph, where)
        return self._known(end for c in claims for end in (c.source, c.target, c.speaker) if end)

    def _known(self, ids: Iterable[str]) -> Iterator[Actor]:
        return (self._graph.actors[actor_id] for actor_id in sorted(set(ids)))


def latest(graph: Snapshot, where: GraphFilter) -> list[Claim]:
    """Give the claims that `where` leaves, the latest first, the undated last."""

    def day(claim: Claim) -> str:
        found = day_of(claim, graph.articles[claim.article_id])
        return found.isoformat() if found else ""

    # Sorting is stable and claims come by id, so equal days keep that order.
    return sorted(
        (
            claim
            for claim in graph.claims.values()
            if claim_matches(claim, graph.articles[claim.article_id], graph.actors, where)
        ),
        key=day,
        reverse=True,
    )


def derived(graph: Snapshot, where: GraphFilter) -> Collection[Relation]:
    """Give the relations that `where` leaves, by source, type and target."""
    claims = graph.claims.values()
    return derive_matching(claims, graph.articles, graph.actors, graph.stories, where).values()


def ranked(graph: Snapshot, where: GraphFilter, order: RelationOrder) -> list[Relation]:
    """Give the relations that `where` leaves, in an order."""
    found = derived(graph, where)
    # Derived relations come by (source, type, target), and equal ranks keep that order.
    return sorted(found, key=lambda r: comparable(relation_rank(order, r)), reverse=True)


def comparable(rank: str | int) -> tuple[int, str]:
    """Give what ranks of either sort are compared by."""
    return (rank, "") if isinstance(rank, int) else (0, rank)


def is_after(key: tuple[str | int, ...], after: tuple[str | int, ...]) -> bool:
    """Say whether a place comes after another."""
    # The first part descends, the others ascend.
    if key[0] != after[0]:
        return comparable(key[0]) < comparable(after[0])
    return tuple(map(str, key[1:])) > tuple(map(str, after[1:]))
