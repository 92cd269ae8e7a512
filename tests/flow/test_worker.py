"""The worker: articles wait, are read once, and a bad one does not stop the others."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from graph_schema.interfaces import JobState
from graph_schema.queries import GraphFilter
from graph_schema.records import Article
from graph_schema.settings import Settings
from graph_schema.stores import open_store
from ingest.annotation import Document
from ingest.pipeline import make_extractor
from ingest.segmentation import LexicalAnnotator
from ingest.worker import MAX_ATTEMPTS, Worker

SETTINGS = Settings(store="memory:")
GOOD = Article("good", "en", None, "Russia attacked Ukraine.")


class Failing:
    """An annotator that cannot read one article."""

    name = "failing"

    def annotate(self, articles: Sequence[Article]) -> list[Document]:
        if any(article.id == "bad" for article in articles):
            raise ValueError("cannot read this")
        return LexicalAnnotator().annotate(articles)


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
