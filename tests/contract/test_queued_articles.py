"""Articles in the queue: versions take each other's place, and those not done are found."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from graph_schema.errors import InputRefused
from graph_schema.intake import article_from
from graph_schema.interfaces import Store
from graph_schema.jobs import JobState
from graph_schema.queries import GraphFilter
from tests.builders import a_claim, an_article, coded
from tests.contract.queueing import NOW, enqueue, lease


def test_the_same_article_is_one_job_and_a_changed_one_another(store: Store) -> None:
    article = an_article()
    job = enqueue(store, article)
    assert enqueue(store, article, at=5) == job
    assert store.queue.waiting() == 1
    ids = {job.id}
    for changed in (
        replace(article, id="a-2"),
        replace(article, text=article.text + "."),
        replace(article, title=None),
        replace(article, publisher="Other"),
        replace(article, published=None),
        replace(article, language="ar"),
        replace(article, url="https://example.org"),
    ):
        ids.add(enqueue(store, changed).id)
    assert len(ids) == 8


@pytest.mark.parametrize("article_id", ["", "a\nb", "x" * 201, "\ud800"])
def test_an_article_that_cannot_be_kept_is_refused_at_once(store: Store, article_id: str) -> None:
    with pytest.raises(InputRefused, match="id must be"):
        enqueue(store, article_id)
    assert store.queue.waiting() == 0


def test_a_text_that_is_no_unicode_is_refused_at_once(store: Store) -> None:
    with pytest.raises(InputRefused, match="surrogate"):
        enqueue(store, an_article(text="half \ud83d"))


def test_a_newer_version_takes_the_place_of_one_that_waits(store: Store) -> None:
    old, new = an_article(text="old"), an_article(text="new")
    first = enqueue(store, old)
    lease(store, "w-1")
    second = enqueue(store, new, at=1)
    assert store.queue.waiting() == 1
    assert store.queue.complete(first.id, "w-1", coded(old)) is False
    ended = store.queue.job(first.id)
    assert ended is not None
    assert (ended.state, ended.article) == (JobState.DONE, replace(old, title=None, text=""))
    assert ended.error == "a later version of the article took its place"
    assert lease(store, "w-2", at=2) == [new.id]
    assert store.queue.complete(second.id, "w-2", coded(new)) is True
    assert store.reader.article(new.id) == new
    ended = store.queue.job(first.id)
    assert ended is not None
    assert ended.article == new


def test_an_earlier_version_that_comes_again_is_read_again(store: Store) -> None:
    old, new = an_article(text="old"), an_article(text="new")
    for number, article in enumerate((old, new)):
        job = enqueue(store, article, at=number)
        lease(store, at=number)
        store.queue.complete(job.id, "w-1", coded(article))
    assert enqueue(store, new, at=5).state is JobState.DONE
    again = enqueue(store, old, at=6)
    assert (again.state, again.attempts, again.article) == (JobState.QUEUED, 0, old)
    assert lease(store, at=6) == [old.id]


def test_articles_that_are_not_done_are_found_by_publisher_and_period(store: Store) -> None:
    days = {"a": None, "b": date(2025, 1, 5), "c": date(2025, 2, 1), "d": date(2025, 2, 1)}
    for name, day in days.items():
        publisher = "SANA" if name != "d" else None
        article = an_article(name, published=day, publisher=publisher)
        store.queue.enqueue(article, now=NOW)
    find = store.queue.articles_of
    assert find() == ("a", "b", "c", "d")
    assert find(publisher="SANA") == ("a", "b", "c")
    assert find(publisher="sana") == ()
    assert find(since=date(2025, 2, 1)) == find(since=date(2025, 1, 6)) == ("c", "d")
    assert find(until=date(2025, 1, 5)) == ("b",)
    assert find(publisher="SANA", since=date(2025, 1, 5), until=date(2025, 2, 1)) == ("b", "c")
    leased = store.queue.lease("w", now=NOW, seconds=60, limit=2)
    assert store.queue.complete(leased[0].id, "w", coded(leased[0].article))
    store.queue.fail(leased[1].id, "w", "bad", retry_at=None)
    assert find() == ("b", "c", "d")


def test_a_newer_version_of_an_address_takes_the_place_of_the_older_one(store: Store) -> None:
    url = "https://news.example/1"
    older = article_from({"text": "Russia attacked Ukraine.", "url": url}).article
    newer = article_from({"text": "Turkey condemned it.", "url": f"{url}#top"}).article
    assert older.id == newer.id
    store.queue.enqueue(older, now=NOW)
    (job,) = store.queue.lease("w", now=NOW, seconds=60, limit=1)
    store.queue.complete(job.id, "w", coded(older, a_claim(older, "RUS", "SUPPORTS", "UN")))
    store.queue.enqueue(newer, now=NOW)
    (job,) = store.queue.lease("w", now=NOW, seconds=60, limit=1)
    claim = a_claim(newer)
    store.queue.complete(job.id, "w", coded(newer, claim))
    assert store.reader.totals().articles == 1
    assert store.reader.article(older.id) == newer
    assert store.reader.claims(GraphFilter()).items == (claim,)
    assert store.reader.actor("RUS") is None


def test_articles_of_narrows_what_is_not_done_as_articles_are_narrowed(store: Store) -> None:
    days = {"a-1": date(2025, 1, 1), "a-2": date(2025, 2, 1), "a-3": None, "a-4": date(2025, 3, 1)}
    for number, (article_id, day) in enumerate(days.items()):
        publisher = ("One", "Two", None)[number % 3]
        enqueue(store, an_article(article_id, published=day, publisher=publisher), at=-number)
    # One is leased, one is given up, one is done; a second version of another waits.
    jobs = {job.article.id: job for job in store.queue.lease("w", now=NOW, seconds=9, limit=2)}
    assert sorted(jobs) == ["a-3", "a-4"]
    assert store.queue.fail(jobs["a-3"].id, "w", "unreadable", retry_at=None)
    enqueue(store, an_article("a-1", title="Newer", published=date(2025, 1, 2), publisher="Two"))
    (read,) = store.queue.lease("v", now=NOW, seconds=9, limit=1)
    assert read.article.id == "a-2"
    assert store.queue.complete(read.id, "v", coded(read.article))
    asked = store.queue.articles_of
    assert asked() == ("a-1", "a-3", "a-4")
    assert asked(publisher="Two") == ("a-1",)
    assert asked(publisher="One") == ("a-4",)
    assert asked(publisher="None") == ()
    assert asked(since=date(2025, 1, 2)) == ("a-1", "a-4")
    assert asked(since=date(2025, 1, 3)) == ("a-4",)
    assert asked(until=date(2025, 1, 2)) == ("a-1",)
    assert asked(until=date(2025, 1, 1)) == ()
    assert asked(publisher="One", since=date(2025, 3, 1), until=date(2025, 3, 1)) == ("a-4",)
