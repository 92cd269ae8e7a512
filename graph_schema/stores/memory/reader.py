"""The reader of the memory store: each answer is worked out from the claims themselves."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime

from graph_schema.derive import claim_matches, day_of, derive
from graph_schema.folding import fold
from graph_schema.interfaces import ActorMatch, GraphSnapshot
from graph_schema.naming.search import asked_keys
from graph_schema.queries import GraphFilter, Grouping, Page, check_limit
from graph_schema.records import (
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
from graph_schema.stores.actors import CANDIDATES, folded_names, keys_of, matches
from graph_schema.stores.jobs import check_time
from graph_schema.stores.memory.network import MemoryNetworkReader
from graph_schema.stores.memory.view import MemoryView, is_after, latest
from graph_schema.stores.paging import (
    ACTORS,
    ARTICLES,
    CLAIMS,
    id_place,
    page,
    place,
)
from graph_schema.tallies import tallied


class MemoryReader(MemoryNetworkReader):
    """Questions to the memory store; see `graph_schema.interfaces.GraphReader`."""

    def revision(self) -> int:
        """Give the number of changes that the graph has seen."""
        return self._now().revision

    @contextmanager
    def snapshot(self) -> Iterator[GraphSnapshot]:
        """Give a reader whose answers are all of the state that the graph is in now."""
        yield MemoryReader(self._content, self._now())

    def settled(self) -> bool:
        """Say that a snapshot is of one state."""
        return self._held is not None

    def totals(self) -> Totals:
        """Give how much the graph holds."""
        graph = self._now()
        return Totals(
            articles=len(graph.articles),
            actors=len(graph.actors),
            claims=len(graph.claims),
            offices=len(graph.offices),
            relations=len(derive(graph.claims.values(), graph.articles, graph.stories)),
        )

    def actor(self, actor_id: str) -> Actor | None:
        """Give an actor, or None."""
        graph = self._now()
        return graph.actors.get(graph.stand_for.get(actor_id, actor_id))

    def actors_by_id(self, actor_ids: Collection[str]) -> Mapping[str, Actor]:
        """Give those of these actors that the graph knows, by id."""
        known = self._now().actors
        return {actor_id: known[actor_id] for actor_id in actor_ids if actor_id in known}

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
        after = id_place(ACTORS, cursor)
        found = [
            actor
            for actor in self._now().actors.values()
            if (not kinds or actor.kind in kinds)
            and party in (None, actor.party)
            and actor.id > after
        ]
        return page(ACTORS, found, limit, lambda actor: (actor.id,))

    def search_actors(self, name: str, *, limit: int = 10) -> tuple[ActorMatch, ...]:
        """Give the actors that a name may mean, the best first, then the most often seen."""
        check_limit(limit)
        graph, asked, keys = self._now(), fold(name), asked_keys(name)
        shared = {actor.id: len(keys & keys_of(actor)) for actor in graph.actors.values()}
        near = sorted(
            (actor_id for actor_id, number in shared.items() if number),
            key=lambda actor_id: (-shared[actor_id], -graph.sightings[actor_id], actor_id),
        )
        exact = [a.id for a in graph.actors.values() if asked and asked in folded_names(a)]
        candidates = (graph.actors[i] for i in {*exact, *near[:CANDIDATES]})
        return matches(name, candidates, graph.sightings)[:limit]

    def tally(
        self, where: GraphFilter, *, by: Collection[Grouping] = frozenset()
    ) -> tuple[Tally, ...]:
        """Count the claims that `where` leaves."""
        graph = self._now()
        found = (
            claim
            for claim in graph.claims.values()
            if claim_matches(claim, graph.articles[claim.article_id], graph.actors, where)
        )
        return tallied(found, graph.articles, graph.stories, by)

    def claims(
        self, where: GraphFilter, *, limit: int = 100, cursor: str | None = None
    ) -> Page[Claim]:
        """Give claims, the latest first."""
        check_limit(limit)
        after = place(CLAIMS, cursor, (str, str))
        graph = self._now()

        def key(claim: Claim) -> tuple[str, str]:
            day = day_of(claim, graph.articles[claim.article_id])
            return day.isoformat() if day else "", claim.id

        found = [c for c in latest(graph, where) if after is None or is_after(key(c), after)]
        return page(CLAIMS, found, limit, key)

    def claim(self, claim_id: str) -> Claim | None:
        """Give one claim, or None."""
        return self._now().claims.get(claim_id)

    def offices(
        self, *, person: str | None = None, party: str | None = None, article: str | None = None
    ) -> tuple[Office, ...]:
        """Give the offices of a person, under a party or in an article."""
        found = self._now().offices.values()
        return tuple(
            sorted(
                (
                    office
                    for office in found
                    if person in (None, office.person)
                    and party in (None, office.party)
                    and article in (None, office.article_id)
                ),
                key=lambda office: (office.person, office.title, office.id),
            )
        )

    def article(self, article_id: str) -> Article | None:
        """Give an article as it came, or None."""
        return self._now().articles.get(article_id)

    def articles_by_id(self, article_ids: Collection[str]) -> Mapping[str, Article]:
        """Give those of these articles that the graph has, by id."""
        known = self._now().articles
        return {article_id: known[article_id] for article_id in article_ids if article_id in known}

    def stories_of(self, article_ids: Collection[str]) -> Mapping[str, str]:
        """Give the story of each of these articles that the graph has."""
        graph = self._now()
        return {i: graph.stories.get(i, i) for i in article_ids if i in graph.articles}

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
        after = id_place(ARTICLES, cursor)
        graph = self._now()
        stories = graph.stories
        told = None if story is None else stories.get(story, story)
        found = [
            article
            for article in graph.articles.values()
            if publisher in (None, article.publisher)
            and language in (None, article.language)
            and (since is None or (article.published is not None and article.published >= since))
            and (until is None or (article.published is not None and article.published <= until))
            and (not_by is None or graph.coded[article.id].coder != not_by)
            and told in (None, stories.get(article.id, article.id))
            and article.id > after
        ]
        return page(ARTICLES, found, limit, lambda article: (article.id,))

    @contextmanager
    def view(self) -> Iterator[MemoryView]:
        """Give the state that the graph has now."""
        yield MemoryView(self._now())

    def export(self) -> Iterator[CodedArticle]:
        """Give the whole content, article by article in the order of ids."""
        return iter(tuple(self._now().read.values()))

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
        if since is not None:
            check_time(since)
        with self._content.held():
            log = tuple(self._content.changes)
        found = [
            change
            for change in log
            if change.number > after
            and (not kinds or change.kind in kinds)
            and (since is None or change.time >= since)
        ]
        forgotten, latest = (log[0].number - 1, log[-1].number) if log else (0, 0)
        return Changes(tuple(found[:limit]), forgotten, latest)
