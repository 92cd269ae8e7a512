"""The worker: takes waiting articles under a lease, reads them, stores what they state."""

from __future__ import annotations

import logging
import os
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from graph_schema.errors import ActorgraphError, StoreUnavailable
from graph_schema.interfaces import Store
from graph_schema.jobs import Job, JobQueue
from graph_schema.reviews import every_judgement
from graph_schema.settings import Settings
from graph_schema.stores.jobs import MAX_ATTEMPTS
from ingest.identity.judgement import Resolver
from ingest.pipeline import Extractor, resolver_for

IDLE_SECONDS = 1.0
FIRST_PAUSE = 1.0
LONGEST_PAUSE = 60.0
TRIES_ONCE = 5
HEARD_SECONDS = 5.0

_log = logging.getLogger(__name__)
_Answer = TypeVar("_Answer")


@dataclass(frozen=True, slots=True)
class Done:
    """How many articles a worker has read, and how many it could not."""

    coded: int = 0
    failed: int = 0


Told = Callable[[Done], None]


def _nobody(_: Done) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Worker:
    """Reads the articles of a queue. A killed worker loses nothing: its lease runs out.

    `told` is called after each step with what was done so far; `resolver` gives what resolves the
    names of the next article, where that may change meanwhile.
    """

    name: str
    queue: JobQueue
    extractor: Extractor
    settings: Settings
    told: Told = _nobody
    resolver: Callable[[], Resolver] | None = None

    def run(self, stop: threading.Event, *, once: bool = False) -> Done:
        """Work until `stop` is set, or with `once` until nothing waits for now.

        While the store is unavailable the worker tries again, after a pause that doubles up to a
        minute; with `once` it raises StoreUnavailable after the fifth try.
        """
        patience = _Patience(stop, TRIES_ONCE if once else None)
        coded = failed = 0
        while not stop.is_set():
            jobs = patience.with_(self._lease) or ()
            for job in jobs:
                if self._read(job, patience):
                    coded += 1
                else:
                    failed += 1
            self.told(Done(coded, failed))
            if not jobs:
                if once:
                    break
                stop.wait(IDLE_SECONDS)
        return Done(coded, failed)

    def give_up_or_wait(self, job: Job, reason: str) -> None:
        """Put a job back, to wait twice as long each time, or to the dead when it was the last."""
        last = job.attempts >= MAX_ATTEMPTS
        wait = timedelta(seconds=2**job.attempts)
        retry_at = None if last else datetime.now(UTC) + wait
        self.queue.fail(job.id, self.name, reason, retry_at=retry_at)

    def _extractor(self) -> Extractor:
        if self.resolver is None:
            return self.extractor
        return replace(self.extractor, resolver=self.resolver())

    def _lease(self) -> tuple[Job, ...]:
        now, seconds = datetime.now(UTC), self.settings.lease_seconds
        return self.queue.lease(self.name, now=now, seconds=seconds, limit=1)

    def _read(self, job: Job, patience: _Patience) -> bool:
        try:
            extractor = patience.with_(self._extractor)
            if extractor is None:
                return False
            (result,) = extractor.code([job.article])
            stored = patience.with_(lambda: self.queue.complete(job.id, self.name, result.article))
        except StoreUnavailable:
            raise
        except ActorgraphError as error:
            reason = str(error)
        except Exception as error:
            reason = f"{type(error).__name__}: {error}"
        else:
            return bool(stored)
        patience.with_(lambda: self.give_up_or_wait(job, reason))
        return False


@dataclass(frozen=True, slots=True)
class _Patience:
    """Tries again what a store cannot do now, until told to stop; `tries` bounds how often."""

    stop: threading.Event
    tries: int | None

    def with_(self, act: Callable[[], _Answer]) -> _Answer | None:
        """Give what `act` gives, or None when told to stop before the store was there again.

        Raises StoreUnavailable when all tries are used up.
        """
        pause, tried = FIRST_PAUSE, 0
        while True:
            try:
                return act()
            except StoreUnavailable as error:
                tried += 1
                if tried == self.tries:
                    raise
                _log.warning("actorgraph: %s; the worker tries again in %g s", error, pause)
            if self.stop.wait(pause):
                return None
            pause = min(2 * pause, LONGEST_PAUSE)


class Hearing:
    """Gives the resolver that hears the judgements of a store, at most so many seconds old."""

    def __init__(self, store: Store, seconds: float = HEARD_SECONDS) -> None:
        self._store, self._seconds = store, seconds
        self._judgements = every_judgement(store.reviews)
        self._resolver = resolver_for(self._judgements)
        self._heard = time.monotonic()

    def __call__(self) -> Resolver:
        """Give the resolver; raises StoreUnavailable."""
        if time.monotonic() - self._heard >= self._seconds:
            judgements = every_judgement(self._store.reviews)
            if judgements != self._judgements:
                self._judgements, self._resolver = judgements, resolver_for(judgements)
            self._heard = time.monotonic()
        return self._resolver


def worker_name() -> str:
    """Give a name for this process that no other running process has."""
    return f"{socket.gethostname()}:{os.getpid()}"
