"""The log of changes: what came and went, in order, and nothing of what was said."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta

import pytest

from graph_schema.errors import FilterError
from graph_schema.interfaces import Store
from graph_schema.records import RETRACTIONS, Change, ChangeKind, Changes
from tests.builders import a_claim, an_article, coded

ADDED, GONE = ChangeKind.CLAIM_ADDED, ChangeKind.CLAIM_RETRACTED
ARTICLE_GONE = ChangeKind.ARTICLE_RETRACTED
NOW = datetime(2025, 3, 1, tzinfo=UTC)


def logged(store: Store, after: int = 0) -> list[tuple[int, ChangeKind, str, str]]:
    """Give the revision, kind, id and article of each change."""
    items = store.reader.changes(after, limit=1000).items
    return [(change.revision, change.kind, change.id, change.article_id) for change in items]


def test_nothing_has_happened_in_a_new_store(store: Store) -> None:
    assert store.reader.changes(0) == Changes((), 0, 0)
    assert store.reader.changes(10**9) == Changes((), 0, 0)


def test_what_comes_and_goes_is_logged_in_order(store: Store) -> None:
    article = an_article()
    first, second = a_claim(article), a_claim(article, "TUR", "SUPPORTS", "SYR", start=5)
    before = datetime.now(UTC)
    store.writer.put(coded(article, first))
    store.writer.put(coded(article, first, second))
    store.writer.put(coded(article, second))
    store.writer.retract([article.id, "a-none"])
    assert logged(store) == [
        (1, ADDED, first.id, "a-1"),
        (2, ADDED, second.id, "a-1"),
        (3, GONE, first.id, "a-1"),
        (4, GONE, second.id, "a-1"),
        (4, ARTICLE_GONE, "a-1", "a-1"),
    ]
    changes = store.reader.changes(0)
    assert [change.number for change in changes.items] == [1, 2, 3, 4, 5]
    assert (changes.forgotten, changes.latest) == (0, 5)
    # Stores keep times to the microsecond or finer.
    slack = timedelta(milliseconds=1)
    times = [change.time for change in changes.items]
    assert before - slack <= times[0] <= times[-1] <= datetime.now(UTC) + slack


def test_what_is_stored_already_or_was_never_there_is_no_change(store: Store) -> None:
    article = an_article()
    store.writer.put(coded(article, a_claim(article)))
    store.writer.put(coded(article, a_claim(article)))
    store.writer.retract(["a-none"])
    store.queue.enqueue(an_article("a-2"), now=NOW)
    store.writer.retract(["a-2"])
    assert len(logged(store)) == 1


def test_a_claim_that_reads_otherwise_comes_again(store: Store) -> None:
    article = an_article()
    claim = a_claim(article)
    other = a_claim(article, "TUR", "SUPPORTS", "SYR", start=5)
    store.writer.put(coded(article, claim, other))
    store.writer.put(coded(article, replace(claim, confidence=10), other))
    assert logged(store, 2) == [(2, ADDED, claim.id, "a-1")]
    renamed = replace(article, publisher="Other")
    store.writer.put(coded(renamed, replace(claim, confidence=10), other))
    assert {entry[1:3] for entry in logged(store, 3)} == {(ADDED, claim.id), (ADDED, other.id)}


def test_a_finished_job_is_logged_like_a_written_article(store: Store) -> None:
    article = an_article()
    job = store.queue.enqueue(article, now=NOW)
    store.queue.lease("w-1", now=NOW, seconds=60, limit=1)
    claim = a_claim(article)
    assert logged(store) == []
    store.queue.complete(job.id, "w-1", coded(article, claim))
    assert logged(store) == [(1, ADDED, claim.id, "a-1")]


def test_pages_kinds_and_times_narrow_the_log(store: Store) -> None:
    for number in range(4):
        article = an_article(f"a-{number}")
        store.writer.put(coded(article, a_claim(article)))
    store.writer.retract(["a-1", "a-3"])
    page = store.reader.changes(1, limit=2)
    assert [change.number for change in page.items] == [2, 3]
    assert page.latest == 8
    gone = store.reader.changes(0, kinds=RETRACTIONS).items
    assert [change.kind for change in gone] == [GONE, ARTICLE_GONE] * 2
    articles = store.reader.changes(0, kinds=frozenset({ARTICLE_GONE})).items
    assert [change.id for change in articles] == ["a-1", "a-3"]
    added = store.reader.changes(2, kinds=frozenset({ADDED}), limit=1).items
    assert [change.number for change in added] == [3]
    since = gone[0].time
    found = store.reader.changes(0, since=since).items
    assert found == tuple(c for c in store.reader.changes(0).items if c.time >= since)
    later = since + timedelta(hours=1)
    assert store.reader.changes(0, since=later) == Changes((), 0, 8)
    for bad in (0, 1001):
        with pytest.raises(FilterError):
            store.reader.changes(0, limit=bad)


def test_the_log_keeps_the_newest_and_says_what_it_forgot(bounded: Store) -> None:
    for number in range(5):
        article = an_article(f"a-{number}")
        bounded.writer.put(coded(article, a_claim(article)))
    changes = bounded.reader.changes(0)
    assert [change.number for change in changes.items] == [3, 4, 5]
    assert (changes.forgotten, changes.latest) == (2, 5)
    bounded.writer.retract(["a-0", "a-1"])
    changes = bounded.reader.changes(0)
    assert [change.number for change in changes.items] == [7, 8, 9]
    assert (changes.forgotten, changes.latest) == (6, 9)


def test_nothing_of_a_retracted_article_is_left_in_the_log(store: Store) -> None:
    article = an_article(title="unheard headline", text="unheard text of the article")
    claim = a_claim(article)
    store.writer.put(coded(article, claim))
    store.writer.retract([article.id])
    kept = {field.name for field in fields(Change)}
    assert kept == {"number", "revision", "time", "kind", "id", "article_id"}
    assert "unheard" not in repr(store.reader.changes(0))


def test_a_refused_change_is_not_logged(store: Store) -> None:
    article = an_article()
    store.writer.put(coded(article, a_claim(article)))
    other = an_article("a-2")
    with pytest.raises(Exception, match="already a record"):
        store.writer.put(coded(other, replace(a_claim(article), article_id="a-2")))
    assert len(logged(store)) == 1
