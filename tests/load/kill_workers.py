"""Kills workers at random moments, and proves that nothing is lost, done twice or half written.

    python -m tests.load.kill_workers [--kills 200] [--workers 2] [--seed 1] [--folder FOLDER]

Articles wait in the queue of a file while worker processes read them. After random pauses one of
the processes, whichever and whatever it is doing, is killed with SIGKILL and another takes its
place; more articles come as long as there is killing to do. When the queue is empty the store is
compared with one that a single worker, never disturbed, made of the same articles: the exports byte
for byte, all relations, actors and totals, and the answers to some hundred questions. Then the log
of changes must have each claim once, the revision each article once, and the file must be whole.

A worker is forked from this process, which has loaded what it needs, so that it is at work within
milliseconds; it opens the store itself and runs `ingest.worker.Worker` as the command does.
"""

from __future__ import annotations

import argparse
import mmap
import os
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import IntEnum
from itertools import islice
from pathlib import Path
from random import Random
from threading import Event
from typing import Any

from graph_schema.interfaces import Store
from graph_schema.jobs import Job, JobQueue
from graph_schema.records import Article, CodedArticle
from graph_schema.settings import ReaderChoice, Settings
from graph_schema.stores import open_store
from graph_schema.stores.jobs import job_id
from ingest.pipeline import Extractor, make_extractor
from ingest.worker import Worker
from tests.load.endless import articles
from tests.load.undisturbed import faults_of

# Seconds between two kills, at most; and how long a killed worker's article waits for another.
PAUSE = 1.0
LEASE = 2
# More articles come when fewer than this wait.
AHEAD = 300
PATIENCE = 300.0


class Doing(IntEnum):
    """What a worker is doing."""

    NOTHING = 0
    LEASING = 1
    READING = 2
    STORING = 3


@dataclass(frozen=True)
class Outcome:
    """What a run did, and all that was not as it should be."""

    kills: int
    doing: Counter[str]
    articles: int
    claims: int
    interrupted: int
    seconds: float
    digest: str
    faults: tuple[str, ...]


def run(kills: int, workers: int, seed: int, folder: Path, tell: Callable[[str], None]) -> Outcome:
    """Kill workers so often, and compare what is left with what undisturbed work makes."""
    began, extractor = time.monotonic(), make_extractor(Settings(reader=ReaderChoice.RULES))
    # What each process loads once is loaded here, before the first is forked.
    extractor.code(list(islice(articles(seed), 4)))
    address = f"sqlite:///{folder / 'killed.db'}"
    open_store(address).close()
    scene = _Scene(address, extractor, Random(seed), articles(seed))  # noqa: S311
    try:
        scene.play(kills, workers, tell)
    finally:
        scene.end()
    tell(f"{scene.came:,} articles are read; now once more without kills")
    given = list(islice(articles(seed), scene.came))
    with open_store(f"sqlite:///{folder / 'undisturbed.db'}") as other:
        _enqueue(other, given)
        Worker("alone", other.queue, extractor, _settings()).run(Event(), once=True)
        with open_store(address, create=False) as store:
            faults, digest = faults_of(store, other, given, folder / "killed.db")
            claims = store.reader.totals().claims
            again = sum(1 for article in given if _attempts(store, article) > 1)
    seconds = time.monotonic() - began
    return Outcome(kills, scene.doing, len(given), claims, again, seconds, digest, tuple(faults))


@dataclass
class _Scene:
    """The workers that live, and what those that were killed were doing."""

    address: str
    extractor: Extractor
    rng: Random
    coming: Iterator[Article]
    came: int = 0
    doing: Counter[str] = field(default_factory=Counter)
    alive: dict[int, mmap.mmap] = field(default_factory=dict)

    def play(self, kills: int, workers: int, tell: Callable[[str], None]) -> None:
        """Kill so often, then let the workers come to the end of the queue."""
        self._more()
        for _ in range(workers):
            self._fork()
        for number in range(1, kills + 1):
            time.sleep(self.rng.uniform(0, PAUSE))
            self._kill(self.rng.choice(sorted(self.alive)))
            self._fork()
            self._more()
            if number % 20 == 0:
                tell(f"{number} killed, {self.came:,} articles came")
        end = time.monotonic() + PATIENCE
        while self._waiting():
            assert time.monotonic() < end, "the queue does not come to its end"
            time.sleep(0.1)

    def end(self) -> None:
        """End all workers."""
        for process in list(self.alive):
            os.kill(process, signal.SIGTERM)
            os.waitpid(process, 0)
            del self.alive[process]

    def _kill(self, process: int) -> None:
        doing = Doing(self.alive.pop(process)[0])
        os.kill(process, signal.SIGKILL)
        _, status = os.waitpid(process, 0)
        assert os.WTERMSIG(status) == signal.SIGKILL, f"a worker had ended by itself: {status}"
        self.doing[doing.name.lower()] += 1

    def _fork(self) -> None:
        # Nothing of the store is open here, so that the child inherits no connection.
        seen = mmap.mmap(-1, 1)
        process = os.fork()
        if process:
            self.alive[process] = seen
            return
        code = 1
        try:
            stop = Event()
            signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
            with open_store(self.address, create=False) as store:
                queue = _Watched(store.queue, seen)
                Worker(f"w-{os.getpid()}", queue, self.extractor, _settings()).run(stop)
            code = 0
        finally:
            os._exit(code)

    def _more(self) -> None:
        with open_store(self.address, create=False) as store:
            missing = AHEAD - store.queue.waiting()
            if missing > 0:
                self.came += missing
                _enqueue(store, list(islice(self.coming, missing)))

    def _waiting(self) -> int:
        with open_store(self.address, create=False) as store:
            return store.queue.waiting()


class _Watched:
    """A queue that notes in shared memory what its worker is doing."""

    def __init__(self, queue: JobQueue, seen: mmap.mmap) -> None:
        self._queue, self._seen = queue, seen

    def lease(self, worker: str, *, now: datetime, seconds: int, limit: int) -> tuple[Job, ...]:
        self._seen[0] = Doing.LEASING
        jobs = self._queue.lease(worker, now=now, seconds=seconds, limit=limit)
        self._seen[0] = Doing.READING if jobs else Doing.NOTHING
        return jobs

    def complete(self, job_id: str, worker: str, coded: CodedArticle) -> bool:
        self._seen[0] = Doing.STORING
        done = self._queue.complete(job_id, worker, coded)
        self._seen[0] = Doing.NOTHING
        return done

    def __getattr__(self, name: str) -> Any:
        return getattr(self._queue, name)


def _attempts(store: Store, article: Article) -> int:
    job = store.queue.job(job_id(article))
    assert job is not None, article.id
    return job.attempts


def _enqueue(store: Store, given: Sequence[Article]) -> None:
    for article in given:
        store.queue.enqueue(article, now=datetime.now(UTC))


def _settings() -> Settings:
    return Settings(reader=ReaderChoice.RULES, lease_seconds=LEASE)


def main() -> int:
    """Run, print the figures, and give the exit code."""
    words = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    words.add_argument("--kills", type=int, default=200)
    words.add_argument("--workers", type=int, default=2)
    words.add_argument("--seed", type=int, default=1)
    words.add_argument("--folder", type=Path, help="Where the stores stay; else they go.")
    given = words.parse_args()

    def tell(text: str) -> None:
        sys.stderr.write(text + "\n")

    with tempfile.TemporaryDirectory() as aside:
        folder = given.folder or Path(aside)
        outcome = run(given.kills, given.workers, given.seed, folder, tell)
    doing = ", ".join(f"{count} {name}" for name, count in sorted(outcome.doing.items()))
    sys.stdout.write(
        f"{outcome.kills} workers killed ({doing}), {outcome.interrupted:,} articles interrupted; "
        f"{outcome.articles:,} articles, {outcome.claims:,} claims, export {outcome.digest}, "
        f"{outcome.seconds:,.0f} s\n"
    )
    for fault in outcome.faults:
        sys.stdout.write(f"FAULT {fault}\n")
    sys.stdout.write("not as it should be\n" if outcome.faults else "as if nobody was killed\n")
    return 1 if outcome.faults else 0


if __name__ == "__main__":
    sys.exit(main())
