"""The reader of the embedded store."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime

from graph_schema.folding import fold
from graph_schema.interfaces import ActorMatch, GraphSnapshot
from graph_schema.naming.search import asked_keys
from graph_schema.queries import GraphFilter, Grouping, Page, check_limit
from graph_schema.records import (
    RETRACTIONS,
    Actor,
    Article,
    ChangeKind,
    Changes,
    Claim,
    CodedArticle,
    Office,
    Tally,
    Totals,
)
from graph_schema.stores.actors import CANDIDATES, matches
from graph_schema.stores.embedded.content import coded_of
from graph_schema.stores.embedded.filters import (
    claims_asked,
    listed,
    tally_asked,
    tally_of_counting_asked,
)
from graph_schema.stores.embedded.network import EmbeddedNetworkReader, revision_of
from graph_schema.stores.embedded.rows import (
    actor_of,
    article_of,
    change_of,
    claim_of,
    office_of,
    tally_of,
)
from graph_schema.stores.embedded.sql import questions as sql
from graph_schema.stores.embedded.view import EmbeddedView
from graph_schema.stores.jobs import instant
from graph_schema.stores.paging import (
    ACTORS,
    ARTICLES,
    CLAIMS,
    id_place,
    page,
    place,
)
from graph_schema.stores.readings import reading_of
from graph_schema.tallies import place_of

_EVERY = -1


class EmbeddedReader(EmbeddedNetworkReader):
    """Questions to the embedded store; see `graph_schema.interfaces.GraphReader`."""

    def revision(self) -> int:
        """Give the number of changes that the graph has seen."""
        if self._held is not None:
            return self._held
        with self._connections.reading() as connection:
            return revision_of(connection)

    @contextmanager
    def snapshot(self) -> Iterator[GraphSnapshot]:
        """Give a reader whose answers, in this thread, are all of one state."""
        with self._connections.reading() as connection:
            # The state is that of the first read.
            yield EmbeddedReader(self._connections, revision_of(connection))

    def settled(self) -> bool:
        """Say that a snapshot is of one state."""
        return self._held is not None

    def totals(self) -> Totals:
        """Give how much the graph holds."""
        with self._connections.reading() as connection:
            return Totals(*connection.execute(sql.TOTALS).fetchone())

    def actor(self, actor_id: str) -> Actor | None:
        """Give an actor, or None."""
        row = self._row(sql.ACTOR_GOING_BY, actor_id)
        return None if row is None else actor_of(row)

    def actors_by_id(self, actor_ids: Collection[str]) -> Mapping[str, Actor]:
        """Give those of these actors that the graph knows, by id."""
        rows = self._rows(sql.ACTORS_BY_ID, (listed(actor_ids),))
        return {row[0]: actor_of(row) for row in rows}

    def actors(
        self,
        *,
        kinds: Collection[str] = (),
        party: str | None = None,
        limit: int = 100,
        cursor: str | None = None,
    ) -> Page[Actor]:
        """Give actors in the order of their ids."""
        check_limit(limit)
        values: dict[str, str | int | None] = {
            "kinds": listed(kinds) if kinds else None,
            "party": party,
        }
        asked = sql.ACTORS_FROM + _narrowed(sql.ACTOR_IS, values) + sql.ORDER_BY_ID
        values |= {"after": id_place(ACTORS, cursor), "limit": limit + 1}
        rows = self._rows(asked, values)
        return page(ACTORS, [actor_of(row) for row in rows], limit, lambda actor: (actor.id,))

    def search_actors(self, name: str, *, limit: int = 10) -> tuple[ActorMatch, ...]:
        """Give the actors that a name may mean, the best first, then the most often seen."""
        check_limit(limit)
        values = {"asked": fold(name), "keys": listed(asked_keys(name)), "most": CANDIDATES}
        rows = self._rows(sql.SEARCH, values)
        candidates = {row[1]: actor_of(row[1:]) for row in rows}
        return matches(name, candidates.values(), {row[1]: row[0] for row in rows})[:limit]

    def tally(
        self, where: GraphFilter, *, by: Collection[Grouping] = frozenset()
    ) -> tuple[Tally, ...]:
        """Count the claims that `where` leaves."""
        question = tally_asked(where, by)
        with self._connections.reading():
            rows = [] if by else self._asked(tally_of_counting_asked(where))
            rows = rows or self._asked(question)
        return tuple(sorted(map(tally_of, rows), key=place_of))

    def claims(
        self, where: GraphFilter, *, limit: int = 100, cursor: str | None = None
    ) -> Page[Claim]:
        """Give claims, the latest first."""
        check_limit(limit)
        question = claims_asked(where, place(CLAIMS, cursor, (str, str)), limit + 1)
        rows = self._rows(question.statement, question.values)
        found = page(CLAIMS, rows, limit, lambda row: (row[-1], row[0]))
        return Page(tuple(claim_of(row) for row in found.items), found.next_cursor)

    def claim(self, claim_id: str) -> Claim | None:
        """Give one claim, or None."""
        row = self._row(sql.CLAIM, claim_id)
        return None if row is None else claim_of(row)

    def offices(
        self, *, person: str | None = None, party: str | None = None, article: str | None = None
    ) -> tuple[Office, ...]:
        """Give the offices of a person, under a party or in an article."""
        values = {"person": person, "party": party, "article": article}
        asked = sql.OFFICES + _narrowed(sql.OFFICE_IS, values) + sql.ORDER_OFFICES
        return tuple(office_of(row) for row in self._rows(asked, values))

    def article(self, article_id: str) -> Article | None:
        """Give an article as it came, or None."""
        row = self._row(sql.ARTICLE, article_id)
        return None if row is None else article_of(row)

    def articles_by_id(self, article_ids: Collection[str]) -> Mapping[str, Article]:
        """Give those of these articles that the graph has, by id."""
        rows = self._rows(sql.ARTICLES_BY_ID, (listed(article_ids),))
        return {row[0]: article_of(row) for row in rows}

    def stories_of(self, article_ids: Collection[str]) -> Mapping[str, str]:
        """Give the story of each of these articles that the graph has."""
        return dict(self._rows(sql.STORIES_OF, (listed(article_ids),)))

    def articles(
        self,
        *,
        publisher: str | None = None,
        language: str | None = None,
        since: date | None = None,
        until: date | None = None,
        not_by: str | None = None,
        story: str | None = None,
        limit: int = 100,
        cursor: str | None = None,
    ) -> Page[Article]:
        """Give articles in the order of their ids; a period leaves out those without a date."""
        check_limit(limit)
        values: dict[str, str | int | None] = {
            "publisher": publisher,
            "language": language,
            "since": since.isoformat() if since else None,
            "until": until.isoformat() if until else None,
            "not_by": not_by,
            "story": story,
        }
        asked = sql.ARTICLES_FROM + _narrowed(sql.ARTICLE_IS, values) + sql.ORDER_BY_ID
        values |= {"after": id_place(ARTICLES, cursor), "limit": limit + 1}
        found = [article_of(row) for row in self._rows(asked, values)]
        return page(ARTICLES, found, limit, lambda article: (article.id,))

    @contextmanager
    def view(self) -> Iterator[EmbeddedView]:
        """Give the state that the graph has now, on a connection of its own."""
        with self._connections.reading_apart() as connection:
            yield EmbeddedView(connection, self._connections.translated)

    def export(self) -> Iterator[CodedArticle]:
        """Give the whole content, article by article in the order of ids, from one snapshot."""
        with self._connections.reading_apart() as connection:
            for number, reading, *row in connection.execute(sql.EVERY_ARTICLE):
                article = article_of(row)
                yield reading_of(reading, article) or coded_of(connection, number, article)

    def changes(
        self,
        after: int,
        *,
        kinds: frozenset[ChangeKind] = frozenset(),
        since: datetime | None = None,
        limit: int = 100,
    ) -> Changes:
        """Give the changes with a number above `after`, the oldest first."""
        check_limit(limit)
        # The condition on all that is retracted has an index of its own.
        values: dict[str, str | int | None] = {
            "retracted": 1 if kinds and kinds <= RETRACTIONS else None,
            "kinds": json.dumps(sorted(kinds)) if kinds else None,
            "since": instant(since) if since else None,
        }
        asked = sql.CHANGES_AFTER + _narrowed(sql.CHANGE_IS, values) + sql.ORDER_CHANGES
        values |= {"after": after, "limit": limit}
        with self._connections.reading() as connection:
            found = tuple(map(change_of, connection.execute(asked, values)))
            oldest, latest = connection.execute(sql.REACH_OF_CHANGES).fetchone()
        return Changes(found, (oldest or 1) - 1, latest or 0)


def _narrowed(conditions: Mapping[str, str], values: Mapping[str, str | int | None]) -> str:
    return "".join(part for name, part in conditions.items() if values.get(name) is not None)
