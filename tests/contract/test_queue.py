"""The queue: nothing is lost, nothing is done twice in effect."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta, timezone

import pytest

from graph_schema.errors import InputRefused
from graph_schema.interfaces import Store
from graph_schema.jobs import Job, JobState
from graph_schema.stores.jobs import MAX_ATTEMPTS
from tests.builders import a_claim, an_article, coded
from tests.contract.queueing import NOW, enqueue, later, lease, state


def test_an_article_waits_is_leased_and_done(store: Store) -> None:
    article = an_article(title=None, publisher=None, published=None)
    job = enqueue(store, article)
    assert job == Job(job.id, article, JobState.QUEUED, 0, None)
    assert (store.queue.waiting(), store.queue.dead()) == (1, 0)
    assert store.reader.article(article.id) is None
    (leased,) = store.queue.lease("w-1", now=NOW, seconds=60, limit=5)
    assert leased == Job(job.id, article, JobState.LEASED, 1, None)
    assert store.queue.job(job.id) == leased
    assert store.queue.waiting() == 1
    assert store.queue.complete(job.id, "w-1", coded(article, a_claim(article))) is True
    assert store.queue.job(job.id) == Job(job.id, article, JobState.DONE, 1, None)
    assert store.queue.waiting() == 0
    assert store.reader.article(article.id) == article
    assert store.reader.revision() == 1
    assert lease(store, at=9999) == []


def test_a_job_knows_the_keys_that_it_was_given_with(store: Store) -> None:
    article = an_article()
    assert enqueue(store, article).givers == frozenset()
    for key, known in (("k-1", {"k-1"}), ("k-2", {"k-1", "k-2"}), ("k-1", {"k-1", "k-2"})):
        given = store.queue.enqueue(article, now=NOW, giver=key)
        assert given.givers == known
        assert store.queue.job(given.id) == given
    assert enqueue(store, article).givers == {"k-1", "k-2"}
    # It is read again when the graph has lost it, and still theirs; a dead one is too.
    (leased,) = store.queue.lease("w", now=NOW, seconds=60, limit=5)
    assert leased.givers == {"k-1", "k-2"}
    assert store.queue.complete(leased.id, "w", coded("a-1"))
    store.writer.put(coded(replace(article, title="Another")))
    again = store.queue.enqueue(article, now=later(1), giver="ag_'3\"")
    assert (again.state, sorted(again.givers)) == (
        JobState.QUEUED,
        sorted({"k-1", "k-2", "ag_'3\""}),
    )
    store.queue.lease("w", now=later(2), seconds=60, limit=5)
    assert store.queue.fail(again.id, "w", "broken", retry_at=None)
    dead = store.queue.enqueue(article, now=later(3), giver="k-4")
    assert (dead.state, dead.givers - again.givers) == (JobState.DEAD, frozenset({"k-4"}))
    assert store.queue.job(dead.id) == dead


def test_the_oldest_is_leased_first(store: Store) -> None:
    for number, at in ((3, 30), (1, 10), (2, 20), (4, 30)):
        enqueue(store, f"a-{number}", at=at)
    assert lease(store, at=40, limit=1) == ["a-1"]
    assert lease(store, at=40, limit=2) == ["a-2", "a-3"]
    assert lease(store, at=40) == ["a-4"]
    assert lease(store, at=40) == []


def test_two_workers_share_the_work(store: Store) -> None:
    for number in range(4):
        enqueue(store, f"a-{number}", at=number)
    assert lease(store, "w-1", at=10, limit=2) == ["a-0", "a-1"]
    assert lease(store, "w-2", at=10, limit=10) == ["a-2", "a-3"]
    job = enqueue(store, "a-0", at=11)
    assert store.queue.complete(job.id, "w-2", coded("a-0")) is False
    assert store.queue.fail(job.id, "w-2", "not mine", retry_at=None) is False
    assert store.reader.article("a-0") is None
    assert store.queue.complete(job.id, "w-1", coded("a-0")) is True


def test_a_lease_that_ran_out_goes_to_another(store: Store) -> None:
    job = enqueue(store, "a-1")
    assert lease(store, "w-1") == ["a-1"]
    assert lease(store, "w-2", at=59) == []
    assert lease(store, "w-2", at=60) == ["a-1"]
    found = store.queue.job(job.id)
    assert found is not None
    assert found.attempts == 2
    article = an_article("a-1")
    assert store.queue.complete(job.id, "w-1", coded(article, a_claim(article))) is False
    assert store.reader.revision() == 0
    assert store.queue.complete(job.id, "w-2", coded(article)) is True
    assert store.queue.complete(job.id, "w-2", coded(article)) is False


def test_a_late_worker_may_still_complete_what_nobody_took(store: Store) -> None:
    job = enqueue(store, "a-1")
    lease(store, "w-1")
    assert store.queue.complete(job.id, "w-1", coded("a-1")) is True


def test_a_failed_job_waits_for_its_time(store: Store) -> None:
    job = enqueue(store, "a-1")
    lease(store, "w-1")
    assert store.queue.fail(job.id, "w-1", "model not loaded", retry_at=later(300)) is True
    found = store.queue.job(job.id)
    assert found is not None
    assert (found.state, found.error) == (JobState.QUEUED, "model not loaded")
    assert store.queue.complete(job.id, "w-1", coded("a-1")) is False
    assert lease(store, at=299) == []
    assert lease(store, at=300) == ["a-1"]
    assert store.queue.waiting() == 1


def test_a_dead_job_keeps_its_reason_and_is_not_leased(store: Store) -> None:
    job = enqueue(store, "a-1")
    lease(store, "w-1")
    assert store.queue.fail(job.id, "w-1", "too long", retry_at=None) is True
    found = store.queue.job(job.id)
    assert found is not None
    assert (found.state, found.error, found.article) == (JobState.DEAD, "too long", job.article)
    assert (store.queue.waiting(), store.queue.dead()) == (0, 1)
    assert lease(store, at=9999) == []
    assert enqueue(store, "a-1", at=99).state is JobState.DEAD


def test_a_job_is_leased_a_limited_number_of_times_and_then_buried(store: Store) -> None:
    killer, other = enqueue(store, "a-1"), enqueue(store, "a-2", at=9000)
    for attempt in range(MAX_ATTEMPTS):
        assert lease(store, f"w-{attempt}", at=attempt * 60) == ["a-1"]
    assert state(store, killer) is JobState.LEASED
    assert lease(store, at=MAX_ATTEMPTS * 60 - 1) == []
    assert state(store, killer) is JobState.LEASED
    # The one behind it is found though only one was asked for.
    assert lease(store, at=9000, limit=1) == ["a-2"]
    found = store.queue.job(killer.id)
    assert found is not None
    assert (found.state, found.attempts) == (JobState.DEAD, MAX_ATTEMPTS)
    assert found.error is not None
    assert found.error.startswith("given up after 5 attempts: the worker was killed")
    assert store.queue.complete(killer.id, f"w-{MAX_ATTEMPTS - 1}", coded("a-1")) is False
    assert store.queue.waiting() == 1
    assert state(store, other) is JobState.LEASED


def test_a_buried_job_keeps_its_last_error(store: Store) -> None:
    job = enqueue(store, "a-1")
    for attempt in range(MAX_ATTEMPTS):
        assert lease(store, at=attempt) == ["a-1"]
        store.queue.fail(job.id, "w-1", "model not loaded", retry_at=later(attempt + 1))
    assert lease(store, at=9999, limit=0) == []
    assert lease(store, at=9999) == []
    found = store.queue.job(job.id)
    assert found is not None
    assert found.state is JobState.DEAD
    assert str(found.error).endswith("; an earlier error: model not loaded")


def test_an_unknown_job_is_nobodys(store: Store) -> None:
    assert store.queue.job("j-none") is None
    assert store.queue.complete("j-none", "w-1", coded("a-1")) is False
    assert store.queue.fail("j-none", "w-1", "?", retry_at=None) is False


def test_a_refused_result_leaves_the_job_leased(store: Store) -> None:
    article = an_article()
    job = enqueue(store, article)
    lease(store)
    bad = coded(article, replace(a_claim(article), quote="never said"))
    for result in (bad, coded("a-other")):
        with pytest.raises(InputRefused):
            store.queue.complete(job.id, "w-1", result)
    assert state(store, job) is JobState.LEASED
    assert store.reader.revision() == 0
    assert store.queue.complete(job.id, "w-1", coded(article)) is True


def test_retracting_takes_waiting_jobs_back(store: Store) -> None:
    waiting, done = enqueue(store, "a-1"), enqueue(store, "a-2", at=1)
    leased = enqueue(store, "a-3", at=2)
    lease(store, at=3)
    store.queue.complete(done.id, "w-1", coded("a-2"))
    assert store.writer.retract(["a-1", "a-2", "a-3"]) == ("a-1", "a-2", "a-3")
    assert store.queue.waiting() == 0
    assert store.queue.complete(leased.id, "w-1", coded("a-3")) is False
    for job in (waiting, done, leased):
        assert store.queue.job(job.id) is None
    assert enqueue(store, "a-2", at=9).state is JobState.QUEUED


def test_times_need_a_zone_and_any_zone_will_do(store: Store) -> None:
    naive = NOW.replace(tzinfo=None)
    with pytest.raises(ValueError, match="zone"):
        store.queue.enqueue(an_article(), now=naive)
    with pytest.raises(ValueError, match="zone"):
        store.queue.lease("w", now=naive, seconds=1, limit=1)
    damascus = timezone(timedelta(hours=3))
    store.queue.enqueue(an_article(), now=NOW.astimezone(damascus))
    assert lease(store, at=-1) == []
    assert lease(store, at=0) == ["a-1"]
