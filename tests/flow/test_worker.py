"""The worker: articles wait, are read once, and a bad one does not stop the others."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast

import pytest

from graph_schema.errors import InputRefused, StoreUnavailable
from graph_schema.jobs import JobQueue, JobState
from graph_schema.queries import GraphFilter
from graph_schema.records import Article
from graph_schema.settings import ReaderChoice, Settings
from graph_schema.stores import open_store
from graph_schema.stores.embedded.store import open_embedded
from graph_schema.stores.jobs import MAX_ATTEMPTS
from ingest.annotation import Document
from ingest.pipeline import make_extractor
from ingest.segmentation import LexicalAnnotator
from ingest.worker import Worker

SETTINGS = Settings(store="memory:", reader=ReaderChoice.RULES)
GOOD = Article("good", "en", None, "Russia attacked Ukraine.")


class Failing:
    """An annotator that cannot read one article."""

    name = "failing"

    def annotate(self, articles: Sequence[Article]) -> list[Document]:
        if any(article.id == "bad" for article in articles):
            raise ValueError("cannot read this")
        return LexicalAnnotator().annotate(articles)


class Locked:
    """A queue whose store is unavailable for the first calls of each kind."""

    def __init__(self, queue: JobQueue, **unavailable: int) -> None:
        self._queue = queue
        self._unavailable = unavailable

    def __getattr__(self, name: str) -> Any:
        if self._unavailable.get(name, 0):
            self._unavailable[name] -= 1
            raise StoreUnavailable("graph.db: another process has kept it locked")
        return getattr(self._queue, name)


def locked(queue: JobQueue, **unavailable: int) -> JobQueue:
    return cast(JobQueue, Locked(queue, **unavailable))


@pytest.fixture
def _no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.worker.FIRST_PAUSE", 0.01)
    monkeypatch.setattr("ingest.worker.IDLE_SECONDS", 0.01)


def test_waiting_articles_are_read_into_the_graph() -> None:
    with open_store("memory:") as store:
        job = store.queue.enqueue(GOOD, now=datetime.now(UTC))
        work = Worker("w", store.queue, make_extractor(SETTINGS), SETTINGS)
        assert work.run(threading.Event(), once=True).coded == 1
        done = store.queue.job(job.id)
        assert done is not None
        assert done.state is JobState.DONE
        assert store.queue.waiting() == 0
        (relation,) = store.reader.relations(GraphFilter(source="RUS")).items
        assert (relation.type, relation.target) == ("ATTACKS", "UKR")


def test_a_bad_article_is_given_up_with_its_reason_and_the_others_are_read() -> None:
    with open_store("memory:") as store:
        bad = store.queue.enqueue(replace(GOOD, id="bad"), now=datetime.now(UTC))
        store.queue.enqueue(GOOD, now=datetime.now(UTC))
        extractor = replace(make_extractor(SETTINGS), annotator=Failing())
        work = Worker("w", store.queue, extractor, SETTINGS)
        done = work.run(threading.Event(), once=True)
        assert (done.coded, done.failed) == (1, 1)
        job = store.queue.job(bad.id)
        assert job is not None
        assert job.state is JobState.QUEUED
        assert job.error == "ValueError: cannot read this"
        later = datetime.now(UTC)
        for _ in range(MAX_ATTEMPTS - 1):
            later += timedelta(hours=1)
            (leased,) = store.queue.lease("w", now=later, seconds=60, limit=1)
            work.give_up_or_wait(leased, "ValueError: cannot read this")
        job = store.queue.job(bad.id)
        assert job is not None
        assert job.state is JobState.DEAD


def test_a_worker_that_is_told_to_stop_stops() -> None:
    stop = threading.Event()
    stop.set()
    with open_store("memory:") as store:
        store.queue.enqueue(GOOD, now=datetime.now(UTC))
        work = Worker("w", store.queue, make_extractor(SETTINGS), SETTINGS)
        assert work.run(stop).coded == 0
        assert store.queue.waiting() == 1


@pytest.mark.usefixtures("_no_pause")
def test_a_store_that_is_unavailable_is_tried_again(caplog: pytest.LogCaptureFixture) -> None:
    with open_store("memory:") as store:
        bad = store.queue.enqueue(replace(GOOD, id="bad"), now=datetime.now(UTC))
        store.queue.enqueue(GOOD, now=datetime.now(UTC))
        extractor = replace(make_extractor(SETTINGS), annotator=Failing())
        queue = locked(store.queue, lease=3, complete=2, fail=1)
        done = Worker("w", queue, extractor, SETTINGS).run(threading.Event(), once=True)
        assert (done.coded, done.failed) == (1, 1)
        assert store.reader.article("good") is not None
        job = store.queue.job(bad.id)
        assert job is not None
        assert job.error == "ValueError: cannot read this"
    assert len(caplog.messages) == 6
    assert "has kept it locked; the worker tries again in" in caplog.messages[0]


@pytest.mark.usefixtures("_no_pause")
def test_once_ends_when_the_store_stays_away() -> None:
    with open_store("memory:") as store:
        work = Worker("w", locked(store.queue, lease=99), make_extractor(SETTINGS), SETTINGS)
        with pytest.raises(StoreUnavailable):
            work.run(threading.Event(), once=True)


def test_a_worker_that_waits_for_its_store_can_be_stopped() -> None:
    stop = threading.Event()
    with open_store("memory:") as store:
        work = Worker("w", locked(store.queue, lease=99), make_extractor(SETTINGS), SETTINGS)
        thread = threading.Thread(target=work.run, args=(stop,))
        thread.start()
        stop.set()
        thread.join(10)
        assert not thread.is_alive()


@pytest.mark.usefixtures("_no_pause")
def test_a_file_locked_for_longer_than_the_patience_is_waited_for(tmp_path: Path) -> None:
    path, stop = str(tmp_path / "graph.db"), threading.Event()
    with (
        open_embedded(path, create=True, patience=0.05) as store,
        open_embedded(path, create=False) as other,
    ):
        store.queue.enqueue(GOOD, now=datetime.now(UTC))
        work = Worker("w", store.queue, make_extractor(SETTINGS), SETTINGS)
        thread = threading.Thread(target=work.run, args=(stop,))
        with other._connections.writing():
            thread.start()
            time.sleep(0.5)
            assert thread.is_alive()
        until = time.monotonic() + 30
        while store.queue.waiting() and time.monotonic() < until:
            time.sleep(0.02)
        stop.set()
        thread.join(10)
        assert store.reader.article("good") is not None


def test_a_result_that_is_refused_fails_its_article_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store("memory:") as store:
        job = store.queue.enqueue(GOOD, now=datetime.now(UTC))

        def refuse(*_: object) -> bool:
            raise InputRefused("article good", "contradicts itself")

        monkeypatch.setattr(store.queue, "complete", refuse)
        work = Worker("w", store.queue, make_extractor(SETTINGS), SETTINGS)
        assert work.run(threading.Event(), once=True).failed == 1
        failed = store.queue.job(job.id)
        assert failed is not None
        assert failed.state is JobState.QUEUED
        assert failed.error == "article good: contradicts itself"


def test_an_article_that_kills_its_reader_is_buried_at_last() -> None:
    with open_store("memory:") as store:
        now = datetime.now(UTC) - timedelta(hours=1)
        job = store.queue.enqueue(GOOD, now=now)
        for attempt in range(MAX_ATTEMPTS):
            now += timedelta(seconds=2)
            assert store.queue.lease(f"killed-{attempt}", now=now, seconds=1, limit=1)
        work = Worker("w", store.queue, make_extractor(SETTINGS), SETTINGS)
        done = work.run(threading.Event(), once=True)
        assert (done.coded, done.failed) == (0, 0)
        buried = store.queue.job(job.id)
        assert buried is not None
        assert buried.state is JobState.DEAD
        assert "the worker was killed" in str(buried.error)
