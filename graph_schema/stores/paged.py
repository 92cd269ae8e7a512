"""A view of an engine that cannot hold a state: pages of one revision, or none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from graph_schema.errors import StoreUnavailable
from graph_schema.interfaces import GraphReader
from graph_schema.queries import GraphFilter, Page
from graph_schema.records import Actor, Relation
from graph_schema.views import CitedClaim

T = TypeVar("T")
# Articles come with their texts, so not too many at once.
AT_ONCE = 200


class PagedView:
    """Reads page by page and makes sure that all are of one revision; see `GraphView`.

    Raises StoreUnavailable as soon as the graph has changed, so that nothing is ever put together
    from two states; whoever reads tries again. Keeps the ids of the actors while it gives them.
    `at_once` is how many records a page has.
    """

    def __init__(self, reader: GraphReader, *, at_once: int = AT_ONCE) -> None:
        self._reader = reader
        self._at_once = at_once
        self._revision = reader.revision()

    @property
    def revision(self) -> int:
        """Give the number of changes that this state has seen."""
        return self._revision

    def actor(self, actor_id: str) -> Actor | None:
        """Give an actor, or None."""
        found = self._reader.actor(actor_id)
        self._refuse_when_changed()
        return found

    def relations(self, where: GraphFilter) -> Iterator[Relation]:
        """Give all relations that `where` leaves, those with the most claims first."""
        ask = self._reader.relations
        return self._items(lambda cursor: ask(where, limit=self._at_once, cursor=cursor))

    def claims(self, where: GraphFilter) -> Iterator[CitedClaim]:
        """Give all claims that `where` leaves, the latest first."""

        def cited(cursor: str | None) -> Page[CitedClaim]:
            page = self._reader.claims(where, limit=self._at_once, cursor=cursor)
            articles = self._reader.articles_by_id({claim.article_id for claim in page.items})
            # Before the articles are looked at: one may be gone already.
            self._refuse_when_changed()
            found = ((claim, articles[claim.article_id]) for claim in page.items)
            items = tuple(
                CitedClaim(claim, a.language, a.title, a.published, a.publisher, a.url)
                for claim, a in found
            )
            return Page(items, page.next_cursor)

        return self._items(cited)

    def actors_of_relations(self, where: GraphFilter) -> Iterator[Actor]:
        """Give the actors at the ends of those relations, in the order of their ids."""
        relations = self.relations(where)
        yield from self._actors({end for r in relations for end in (r.source, r.target)})

    def actors_of_claims(self, where: GraphFilter) -> Iterator[Actor]:
        """Give the sources, targets and speakers of those claims, in the order of their ids."""
        claims = (cited.claim for cited in self.claims(where))
        ends = (end for c in claims for end in (c.source, c.target, c.speaker) if end)
        yield from self._actors(set(ends))

    def _actors(self, ids: Iterable[str]) -> Iterator[Actor]:
        ordered = sorted(ids)
        for first in range(0, len(ordered), self._at_once):
            some = ordered[first : first + self._at_once]
            found = self._reader.actors_by_id(some)
            self._refuse_when_changed()
            yield from (found[actor_id] for actor_id in some)

    def _items(self, ask: Callable[[str | None], Page[T]]) -> Iterator[T]:
        cursor: str | None = None
        while True:
            page = ask(cursor)
            self._refuse_when_changed()
            yield from page.items
            cursor = page.next_cursor
            if cursor is None:
                return

    def _refuse_when_changed(self) -> None:
        if self._reader.revision() != self._revision:
            raise StoreUnavailable("the graph changed while it was read; try again")
