"""What is carried from one store to another: articles in batches, and jobs that are not done."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from graph_schema.errors import InputRefused
from graph_schema.interfaces import Store
from graph_schema.jobs import JobState, UnfinishedJob
from graph_schema.serial import dump
from tests.builders import a_claim, an_article, coded
from tests.contract.conftest import Fresh
from tests.contract.world import a_world

NOW = datetime(2025, 3, 1, 12, tzinfo=UTC)


def later(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


def test_a_batch_is_what_its_articles_are_one_by_one(fresh: Fresh) -> None:
    world = a_world(25)
    with fresh() as one, fresh() as other:
        for entry in world:
            one.writer.put(entry)
        assert other.writer.put_all(world[:10]) == 10
        assert other.writer.put_all(world[5:]) == 15
        assert list(map(dump, other.reader.export())) == list(map(dump, one.reader.export()))
        assert other.reader.totals() == one.reader.totals()
        assert other.reader.revision() == one.reader.revision() == 25
        assert other.writer.put_all(world) == 0
        assert other.writer.put_all(()) == 0
        assert other.reader.revision() == 25


def test_the_later_of_two_versions_in_a_batch_stays(store: Store) -> None:
    first, second = an_article(text="One."), an_article(text="Two.")
    batch = [coded(first, a_claim(first)), coded(second, a_claim(second, "TUR", "ATTACKS", "SYR"))]
    assert store.writer.put_all(batch) == 2
    assert store.reader.article("a-1") == second
    assert store.reader.totals().claims == store.reader.totals().relations == 1


def test_a_batch_with_a_bad_article_changes_nothing(store: Store) -> None:
    good, taken = an_article("a-1"), an_article("a-2")
    claim = a_claim(good)
    store.writer.put(coded(an_article("a-0")))
    with pytest.raises(InputRefused, match="confidence"):
        store.writer.put_all([coded(good, claim), coded(taken, a_claim(taken, confidence=101))])
    stolen = replace(a_claim(taken), id=claim.id)
    with pytest.raises(InputRefused, match="is already a record of article a-1"):
        store.writer.put_all([coded(good, claim), coded(taken, stolen)])
    assert [entry.article.id for entry in store.reader.export()] == ["a-0"]
    assert store.reader.totals().claims == store.reader.totals().actors == 0
    assert store.reader.revision() == 1
    assert store.writer.put_all([coded(good, claim)]) == 1


def test_jobs_that_are_not_done_are_carried_over(fresh: Fresh) -> None:
    with fresh() as one, fresh() as other:
        ids = {}
        for number, name in enumerate(("done", "leased", "dead", "failed", "queued")):
            job = one.queue.enqueue(an_article(name), now=later(number), giver=f"k-{number}")
            ids[name] = one.queue.enqueue(an_article(name), now=later(number), giver="k-9").id
            assert job.id == ids[name]
        one.queue.lease("w", now=later(10), seconds=60, limit=4)
        one.queue.complete(ids["done"], "w", coded("done"))
        one.queue.fail(ids["dead"], "w", "too long", retry_at=None)
        one.queue.fail(ids["failed"], "w", "no memory", retry_at=later(500))
        carried = list(one.queue.unfinished())
        assert [(u.job.article.id, u.job.state, u.job.attempts, u.job.error) for u in carried] == [
            ("leased", JobState.LEASED, 1, None),
            ("dead", JobState.DEAD, 1, "too long"),
            ("failed", JobState.QUEUED, 1, "no memory"),
            ("queued", JobState.QUEUED, 0, None),
        ]
        assert [u.enqueued for u in carried] == [later(n) for n in (1, 2, 3, 4)]
        assert [u.job.givers for u in carried] == [{f"k-{n}", "k-9"} for n in (1, 2, 3, 4)]
        assert [u.due for u in carried if u.job.article.id != "dead"] == [
            later(70),
            later(500),
            later(4),
        ]
        assert other.queue.restore(carried) == 4
        assert other.queue.restore(carried) == 0
        assert other.queue.waiting() == 3
        assert [u.enqueued for u in other.queue.unfinished()] == [u.enqueued for u in carried]
        for entry in carried:
            waits = entry.job.state is not JobState.DEAD
            state = JobState.QUEUED if waits else JobState.DEAD
            assert other.queue.job(entry.job.id) == replace(entry.job, state=state)
        assert _leased(other, 69) == ["queued"]
        assert _leased(other, 70) == ["leased"]
        assert _leased(other, 500) == ["failed"]


def test_a_version_that_waits_here_is_not_displaced(fresh: Fresh) -> None:
    with fresh() as one, fresh() as other:
        one.queue.enqueue(an_article(text="Old."), now=NOW)
        job = other.queue.enqueue(an_article(text="New."), now=NOW)
        assert other.queue.restore(list(one.queue.unfinished())) == 0
        assert [entry.job for entry in other.queue.unfinished()] == [job]


@pytest.mark.parametrize("change", [{"id": "j-0"}, {"state": JobState.DONE}])
def test_a_job_that_is_none_is_refused_and_nothing_added(
    store: Store, change: dict[str, str]
) -> None:
    job = store.queue.enqueue(an_article(), now=NOW)
    store.writer.retract(["a-1"])
    good, bad = (UnfinishedJob(j, NOW, NOW) for j in (job, replace(job, **change)))  # type: ignore[arg-type]
    with pytest.raises(InputRefused, match="is not the unfinished job"):
        store.queue.restore([good, bad])
    assert list(store.queue.unfinished()) == []


def test_hostile_text_waits_unchanged(fresh: Fresh) -> None:
    text = 'A "quote", a\r\nbreak, a \x00 nul, \u202bright\u202c and \U0001f54a'
    article = an_article(title=text, text=text, publisher=None, published=None)
    with fresh() as one, fresh() as other:
        one.queue.enqueue(article, now=NOW)
        other.queue.restore(list(one.queue.unfinished()))
        assert [entry.job.article for entry in other.queue.unfinished()] == [article]


def _leased(store: Store, at: float) -> list[str]:
    jobs = store.queue.lease("w-2", now=later(at), seconds=9999, limit=10)
    return [job.article.id for job in jobs]
