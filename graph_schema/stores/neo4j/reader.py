"""The reader of the Neo4j store."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

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
from graph_schema.stores.jobs import instant
from graph_schema.stores.neo4j.cypher import log
from graph_schema.stores.neo4j.cypher import questions as cypher
from graph_schema.stores.neo4j.export import exported
from graph_schema.stores.neo4j.filters import (
    claims_asked,
    tally_asked,
)
from graph_schema.stores.neo4j.network import Neo4jNetworkReader
from graph_schema.stores.neo4j.rows import (
    actor_of,
    article_of,
    change_of,
    claim_of,
    count_of,
    day_of_number,
    key_words,
    office_of,
)
from graph_schema.stores.paged import PagedView
from graph_schema.stores.paging import (
    ACTORS,
    ARTICLES,
    CLAIMS,
    id_place,
    page,
    place,
)
from graph_schema.tallies import place_of

# So many actors are taken from the index of keys before the keys are counted.
_WIDE = 1_000


class Neo4jReader(Neo4jNetworkReader):
    """Questions to the Neo4j store; see `graph_schema.interfaces.GraphReader`."""

    def revision(self) -> int:
        """Give the number of changes that the graph has seen."""
        return self._revision() if self._held is None else self._held

    @contextmanager
    def snapshot(self) -> Iterator[GraphSnapshot]:
        """Give the reader: a transaction of Neo4j sees what others commit in the meantime."""
        yield Neo4jReader(self._connection, self._revision())

    def settled(self) -> bool:
        """Say whether the graph is still the one of a snapshot."""
        return self._held == self._revision()

    def totals(self) -> Totals:
        """Give how much the graph holds."""
        (row,) = self._rows(cypher.TOTALS)
        return Totals(*row)

    def actor(self, actor_id: str) -> Actor | None:
        """Give an actor, or None."""
        rows = self._rows(cypher.ACTOR, id=actor_id)
        return actor_of(rows[0]) if rows else None

    def actors_by_id(self, actor_ids: Collection[str]) -> Mapping[str, Actor]:
        """Give those of these actors that the graph knows, by id."""
        rows = self._rows(cypher.ACTORS_BY_ID, ids=sorted(set(actor_ids)))
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
        values: dict[str, Any] = {"kinds": sorted(kinds) or None, "party": party}
        statement = cypher.ACTORS.format(conditions=_narrowed(cypher.ACTOR_IS, values))
        values |= {"after": id_place(ACTORS, cursor), "limit": limit + 1}
        found = [actor_of(row) for row in self._rows(statement, **values)]
        return page(ACTORS, found, limit, lambda actor: (actor.id,))

    def search_actors(self, name: str, *, limit: int = 10) -> tuple[ActorMatch, ...]:
        """Give the actors that a name may mean, the best first, then the most often seen."""
        check_limit(limit)
        keys = key_words(asked_keys(name))
        if not keys:
            return ()
        values = {"asked": fold(name), "keys": keys, "query": " ".join(keys)}
        rows = self._rows(cypher.SEARCH, **values, wide=_WIDE, most=CANDIDATES)
        candidates = {row[1]: actor_of(row[1:]) for row in rows}
        return matches(name, candidates.values(), {row[1]: row[0] for row in rows})[:limit]

    def tally(
        self, where: GraphFilter, *, by: Collection[Grouping] = frozenset()
    ) -> tuple[Tally, ...]:
        """Count the claims that `where` leaves."""
        question = tally_asked(where, by)
        rows = self._rows(question.statement, **question.values) if question else []
        return tuple(sorted(map(count_of, rows), key=place_of))

    def claims(
        self, where: GraphFilter, *, limit: int = 100, cursor: str | None = None
    ) -> Page[Claim]:
        """Give claims, the latest first."""
        check_limit(limit)
        question = claims_asked(where, place(CLAIMS, cursor, (str, str)), limit + 1)
        rows = self._rows(question.statement, **question.values) if question else []
        found = page(CLAIMS, rows, limit, lambda row: (_day_text(row[-1]), row[0]))
        return Page(tuple(claim_of(row) for row in found.items), found.next_cursor)

    def claim(self, claim_id: str) -> Claim | None:
        """Give one claim, or None."""
        rows = self._rows(cypher.CLAIM, id=claim_id)
        return claim_of(rows[0]) if rows else None

    def offices(
        self, *, person: str | None = None, party: str | None = None, article: str | None = None
    ) -> tuple[Office, ...]:
        """Give the offices of a person, under a party or in an article."""
        values = {"person": person, "party": party, "article": article}
        asked = [part for name, part in cypher.OFFICE_IS.items() if values[name] is not None]
        conditions = f" WHERE {' AND '.join(asked)}" if asked else ""
        statement = cypher.OFFICES if article is None else cypher.OFFICES_IN
        rows = self._rows(statement.format(conditions=conditions), **values)
        return tuple(office_of(row) for row in rows)

    def article(self, article_id: str) -> Article | None:
        """Give an article as it came, or None."""
        rows = self._rows(cypher.ARTICLE, id=article_id)
        return article_of(rows[0]) if rows else None

    def articles_by_id(self, article_ids: Collection[str]) -> Mapping[str, Article]:
        """Give those of these articles that the graph has, by id."""
        rows = self._rows(cypher.ARTICLES_BY_ID, ids=sorted(set(article_ids)))
        return {row[0]: article_of(row) for row in rows}

    def stories_of(self, article_ids: Collection[str]) -> Mapping[str, str]:
        """Give the story of each of these articles that the graph has."""
        return dict(self._rows(cypher.STORIES_OF, ids=sorted(set(article_ids))))

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
        values: dict[str, Any] = {"publisher": publisher, "language": language}
        values |= {"since": since, "until": until, "story": story, "not_by": not_by}
        statement = cypher.ARTICLES.format(conditions=_narrowed(cypher.ARTICLE_IS, values))
        values |= {"after": id_place(ARTICLES, cursor), "limit": limit + 1}
        found = [article_of(row) for row in self._rows(statement, **values)]
        return page(ARTICLES, found, limit, lambda article: (article.id,))

    @contextmanager
    def view(self) -> Iterator[PagedView]:
        """Give the state that the graph has now; a change ends the reading of it."""
        yield PagedView(Neo4jReader(self._connection))

    def export(self) -> Iterator[CodedArticle]:
        """Give the whole content, article by article in the order of ids, from one state."""
        return exported(self._connection)

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
        values = {
            "kinds": sorted(kinds) or None,
            "since": instant(since) if since else None,
        }
        statement = log.CHANGES.format(
            conditions=log.RETRACTED if kinds and kinds <= RETRACTIONS else "",
            narrowed=_narrowed(log.CHANGE_IS, values),
        )
        ((forgotten, latest, rows),) = self._rows(statement, after=after, limit=limit, **values)
        return Changes(tuple(map(change_of, rows)), forgotten, latest)


def _day_text(number: int) -> str:
    day = day_of_number(number)
    return day.isoformat() if day else ""


def _narrowed(conditions: Mapping[str, str], values: Mapping[str, Any]) -> str:
    return "".join(part for name, part in conditions.items() if values.get(name) is not None)
