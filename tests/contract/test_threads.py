"""Many threads use one store; each answer is that of one state."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Event

from graph_schema.derive import derive
from graph_schema.interfaces import Store
from graph_schema.queries import GraphFilter
from graph_schema.stories.grouping import stories_of
from tests.builders import a_claim, an_article, coded
from tests.contract.world import a_world

EVERYTHING = GraphFilter()
NOW = datetime(2025, 3, 1, tzinfo=UTC)


def test_readers_see_whole_articles_while_one_writes(store: Store) -> None:
    # Each article makes two claims of one relation, so that half an article would show.
    def entry(number: int) -> tuple[str, ...]:
        article = an_article(f"a-{number}")
        store.writer.put(coded(article, a_claim(article, start=0), a_claim(article, start=1)))
        return (article.id,)

    def read() -> int:
        answers = 0
        while not written.is_set() or not answers:
            for relation in store.reader.relations(EVERYTHING).items:
                assert relation.claims == 2 * relation.articles
            totals = store.reader.totals()
            assert totals.claims == 2 * totals.articles
            claims = store.reader.claims(EVERYTHING, limit=1000).items
            assert all(count == 2 for count in Counter(c.article_id for c in claims).values())
            store.reader.paths("SYR", "TUR", EVERYTHING)
            answers += 1
        return answers

    written = Event()
    with ThreadPoolExecutor(5) as pool:
        readers = [pool.submit(read) for _ in range(4)]
        for number in range(60):
            entry(number)
            if number % 3 == 2:
                store.writer.retract([f"a-{number - 1}"])
        written.set()
        assert all(reader.result(timeout=60) for reader in readers)
    assert store.reader.totals().articles == 40


def test_an_export_is_of_one_state_while_one_writes(store: Store) -> None:
    for entry in a_world(20):
        store.writer.put(entry)
    with ThreadPoolExecutor(1) as pool:
        export = store.reader.export()
        first = next(export)
        pool.submit(store.writer.retract, ["a-010", "a-011"]).result(timeout=60)
        assert [e.article.id for e in (first, *export)] == [f"a-{n:03}" for n in range(20)]


def test_writers_in_many_threads_lose_nothing(store: Store) -> None:
    world = a_world(40)
    with ThreadPoolExecutor(4) as pool:
        assert all(pool.map(store.writer.put, world))
    claims = [claim for entry in world for claim in entry.claims]
    articles = {entry.article.id: entry.article for entry in world}
    found = store.reader.relations(EVERYTHING, limit=1000).items
    stories = stories_of(articles.values())
    assert {(r.source, r.type, r.target): r for r in found} == derive(claims, articles, stories)
    assert store.reader.revision() == 40


def test_no_job_is_leased_twice(store: Store) -> None:
    for number in range(60):
        store.queue.enqueue(an_article(f"a-{number:02}"), now=NOW)

    def work(worker: str) -> list[str]:
        done = []
        while jobs := store.queue.lease(worker, now=NOW, seconds=600, limit=3):
            for job in jobs:
                assert store.queue.complete(job.id, worker, coded(job.article))
                done.append(job.article.id)
        return done

    with ThreadPoolExecutor(4) as pool:
        done = [i for ids in pool.map(work, ("w-1", "w-2", "w-3", "w-4")) for i in ids]
    assert sorted(done) == [f"a-{number:02}" for number in range(60)]
    assert store.queue.waiting() == 0
    assert store.reader.totals().articles == 60
