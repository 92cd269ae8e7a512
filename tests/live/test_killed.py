"""A server that is killed in the middle of an ingest: nothing is lost, nothing is there twice."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from threading import Event, Thread

import pytest

from graph_schema.errors import StoreUnavailable
from graph_schema.interfaces import Store
from graph_schema.records import CodedArticle
from graph_schema.serial import dump
from graph_schema.stores.content import canonical
from graph_schema.stores.neo4j.store import open_neo4j
from tests.contract.world import a_world
from tests.live.picture import picture, picture_of, recounted, typed_edges
from tests.neo4j.server import Neo4jServer

pytestmark = pytest.mark.live
NOW = datetime(2025, 3, 1, tzinfo=UTC)
# So many articles are in when the server is killed, in the middle of those that follow.
MOMENTS = (3, 21, 44, 60, 83, 105, 118, 140, 163, 190)


def opened(server: Neo4jServer) -> Store:
    # Impatient: what a killed server cannot do is not tried again before it is started.
    return open_neo4j(server.address, create=True, patience=0.5)


class Ingest(Thread):
    """Brings articles in until all are there, or the server is not; keeps what it was told is."""

    def __init__(self, server: Neo4jServer, world: list[CodedArticle], *, queued: bool) -> None:
        super().__init__()
        self.acknowledged: set[str] = set()
        self._server = server
        self._world = world
        self._queued = queued
        self._moment = Event()
        self._wait_for = 0

    def until(self, moment: int) -> None:
        """Begin, and wait until so many articles are in."""
        self._wait_for = moment
        self.start()
        assert self._moment.wait(120)

    def run(self) -> None:
        """Bring all articles in, from the first one, as a command that is given again does."""
        try:
            with opened(self._server) as store:
                self.acknowledged |= {a.id for a in store.reader.articles(limit=1000).items}
                (self._through_queue if self._queued else self._put)(store)
        except StoreUnavailable:
            pass

    def _put(self, store: Store) -> None:
        for entry in self._world:
            store.writer.put(entry)
            self._is_in(entry.article.id)

    def _through_queue(self, store: Store) -> None:
        coded = {entry.article.id: entry for entry in self._world}
        for entry in self._world:
            store.queue.enqueue(entry.article, now=NOW)
        # What a killed worker held is taken over when its lease has run out.
        later = NOW + timedelta(hours=self._wait_for)
        while jobs := store.queue.lease(self.name, now=later, seconds=60, limit=2):
            for job in jobs:
                assert store.queue.complete(job.id, self.name, coded[job.article.id])
                self._is_in(job.article.id)

    def _is_in(self, article_id: str) -> None:
        self.acknowledged.add(article_id)
        if len(self.acknowledged) >= self._wait_for:
            self._moment.set()


@pytest.mark.timeout(1800)
@pytest.mark.slow
def test_a_server_killed_at_ten_moments_loses_and_doubles_nothing(own: Neo4jServer) -> None:
    world = a_world(200)
    by_id = {entry.article.id: dump(canonical(entry)) for entry in world}
    told: set[str] = set()
    for number, moment in enumerate(MOMENTS):
        ingest = Ingest(own, world, queued=number % 2 == 1)
        ingest.until(moment)
        own.kill()
        ingest.join(60)
        assert not ingest.is_alive()
        own.start()
        with opened(own) as store:
            there = list(store.reader.export())
            # All that was said to be stored is, now or before; one more may have been on its way.
            told |= ingest.acknowledged
            known = {entry.article.id for entry in there}
            assert told <= known
            assert len(known) <= len(told) + 1
            told = known
            assert all(dump(entry) == by_id[entry.article.id] for entry in there)
            assert typed_edges(own) == recounted(there)
            totals = store.reader.totals()
            assert totals.claims == sum(len(entry.claims) for entry in there)
            assert store.reader.revision() == len(there)
    ingest = Ingest(own, world, queued=False)
    ingest.run()
    assert typed_edges(own) == recounted(world)
    found = picture(own)
    assert max(found.values()) == 1
    assert found == picture_of(own, world)
