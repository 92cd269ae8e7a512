"""What every store offers: a reader, a writer, a queue of articles, a registry and reviews.

No driver or database object ever leaves a store; every error of the engine below is one of
`graph_schema.errors` when it gets here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from types import TracebackType
from typing import Protocol, Self

from graph_schema.cypher import CypherReader
from graph_schema.jobs import JobQueue
from graph_schema.naming.search import Fit
from graph_schema.queries import GraphFilter, Grouping, Page, RelationOrder
from graph_schema.records import (
    Actor,
    Article,
    ChangeKind,
    Changes,
    Claim,
    CodedArticle,
    Office,
    Relation,
    Tally,
    Totals,
)
from graph_schema.registry import Registry
from graph_schema.reviews import Reviews
from graph_schema.surroundings import Neighbours, TypeAround, Way
from graph_schema.views import GraphView
from graph_schema.writer import GraphWriter


@dataclass(frozen=True, slots=True)
class ActorMatch:
    """An actor that a name may mean.

    `score` is 1.0 for the folded name itself, less otherwise; `form` is the form of the actor's
    name that fits best, and `fit` says why (see `graph_schema.naming.search`).
    """

    actor: Actor
    score: float
    fit: Fit
    form: str


class GraphReader(Protocol):
    """Questions to the graph; each sees one consistent state. Safe to use from many threads."""

    def revision(self) -> int:
        """Give the number of changes that the graph has seen; equal numbers, equal answers."""

    def snapshot(self) -> AbstractContextManager[GraphSnapshot]:
        """Give a reader whose answers, in this thread, are of one state as far as the engine can.

        `export` always has a state of its own.
        """

    def totals(self) -> Totals:
        """Give how much the graph holds."""

    def actor(self, actor_id: str) -> Actor | None:
        """Give an actor, its aliases gathered from all articles, or None.

        Who is judged the same as another is found by the id of either.
        """

    def actors_by_id(self, actor_ids: Collection[str]) -> Mapping[str, Actor]:
        """Give those of these actors that the graph knows, by id."""

    def actors(
        self,
        *,
        kinds: Collection[str] = (),
        party: str | None = None,
        limit: int = 100,
        cursor: str | None = None,
    ) -> Page[Actor]:
        """Give actors in the order of their ids; of any kind when `kinds` is empty."""

    def search_actors(self, name: str, *, limit: int = 10) -> tuple[ActorMatch, ...]:
        """Give the actors that a name in either script may mean, the best first.

        Looked at are those who bear the folded name, and the hundred others that share most keys
        with it (`graph_schema.naming.search.asked_keys`), of equals the more often seen, then by
        id. `best_fit` over all forms of their names scores them; equal scores come in that order.
        """

    def relations(
        self,
        where: GraphFilter,
        *,
        order: RelationOrder = RelationOrder.CLAIMS,
        limit: int = 100,
        cursor: str | None = None,
    ) -> Page[Relation]:
        """Give the relations derived from the claims that `where` leaves."""

    def network(
        self,
        where: GraphFilter,
        *,
        these: Collection[str] | None = None,
        those: Collection[str] | None = None,
        most: int | None = None,
    ) -> tuple[Relation, ...]:
        """Give all relations that `where` leaves, in the order of (source, type, target).

        With `these`, only those with one end among them; with `those` too, whose other end is
        among those. Raises QuestionTooLarge when there are more than `most`.
        """

    def neighbours(
        self,
        actor: str,
        where: GraphFilter,
        *,
        ways: Collection[Way] = frozenset(Way),
        kinds: Collection[str] = (),
        limit: int = 100,
    ) -> Neighbours:
        """Give those with whom an actor has relations that `where` leaves, the most claims first.

        Only relations that go one of these ways, seen from the actor, and only actors of `kinds`,
        when there are any. Equal claims come by id.
        """

    def types_around(self, actor: str, where: GraphFilter) -> tuple[TypeAround, ...]:
        """Count the relations of an actor that `where` leaves, in the order of types and ways."""

    def tally(
        self, where: GraphFilter, *, by: Collection[Grouping] = frozenset()
    ) -> tuple[Tally, ...]:
        """Count the claims that `where` leaves, by type, speaker, publisher and one period.

        They come in the order of period, type, speaker and publisher, None first. Without any
        claim there is no tally.
        """

    def claims(
        self, where: GraphFilter, *, limit: int = 100, cursor: str | None = None
    ) -> Page[Claim]:
        """Give claims, the latest first (by their date, else the article's; undated last)."""

    def claim(self, claim_id: str) -> Claim | None:
        """Give one claim, or None."""

    def offices(
        self, *, person: str | None = None, party: str | None = None, article: str | None = None
    ) -> tuple[Office, ...]:
        """Give the offices of a person, under a party, in an article, or of all three at once.

        They come in the order of person, title and id.
        """

    def article(self, article_id: str) -> Article | None:
        """Give an article as it came, or None."""

    def articles_by_id(self, article_ids: Collection[str]) -> Mapping[str, Article]:
        """Give those of these articles that the graph has, by id."""

    def articles(
        self,
        *,
        publisher: str | None = None,
        language: str | None = None,
        since: date | None = None,
        until: date | None = None,
        story: str | None = None,
        not_by: str | None = None,
        limit: int = 100,
        cursor: str | None = None,
    ) -> Page[Article]:
        """Give articles by id: of a `story`, named by any of it; last read `not_by` a coder."""

    def stories_of(self, article_ids: Collection[str]) -> Mapping[str, str]:
        """Give the story of each of these articles that the graph has, by their ids.

        A story is known by the id of its first article: the one published first, undated ones
        last, of equals the first in the order of ids. An article that shares its story with none
        is its own.
        """

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
        """Give the shortest chains of relations that join two actors, whichever way each points.

        At most `limit` chains of at most `max_length` relations, no actor twice in one; shorter
        first, then those with more claims. Between two neighbours the relation with the most
        claims stands. Raises QuestionTooLarge when that takes more than `most` relations.
        """

    def view(self) -> AbstractContextManager[GraphView]:
        """Give the state that the graph has now, to be read within the `with`."""

    def export(self) -> Iterator[CodedArticle]:
        """Give the whole content as it was read, before any review, in the order of article ids.

        The same content gives the same sequence whatever order it came in.
        """

    def changes(
        self,
        after: int,
        *,
        kinds: frozenset[ChangeKind] = frozenset(),
        since: datetime | None = None,
        limit: int = 100,
    ) -> Changes:
        """Give the changes with a number above `after`, the oldest first.

        `kinds` narrows them when it is not empty; `since` leaves out what happened before.
        """


class GraphSnapshot(GraphReader, Protocol):
    """A reader of one state: `revision` is that of the state, read once at its beginning."""

    def settled(self) -> bool:
        """Say whether all that was read so far is of that state.

        An engine that cannot hold a state still gives a reader, and says False here when the graph
        has changed since: then whoever needs one state asks again.
        """


class Store(Protocol):
    """A store of the graph: five views of one place. Closing it twice does no harm."""

    @property
    def reader(self) -> GraphReader:
        """Give the reader."""

    @property
    def writer(self) -> GraphWriter:
        """Give the writer."""

    @property
    def queue(self) -> JobQueue:
        """Give the queue."""

    @property
    def cypher(self) -> CypherReader | None:
        """Give what answers questions in Cypher, or None where the engine does not know it."""

    @property
    def registry(self) -> Registry:
        """Give the registry."""

    @property
    def reviews(self) -> Reviews:
        """Give the reviews."""

    def close(self) -> None:
        """Let go of files and connections."""

    def __enter__(self) -> Self:
        """Give the store itself."""

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the store."""
