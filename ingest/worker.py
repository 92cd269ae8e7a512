"""The worker: takes waiting articles under a lease, reads them, stores what they state."""

from __future__ import annotations

import os
import socket
import threading
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from graph_schema.errors import ActorgraphError
from graph_schema.interfaces import Job, JobQueue
from graph_schema.settings import Settings
from ingest.pipeline import Extractor

MAX_ATTEMPTS = 5
IDLE_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Done:
    """How many articles a worker has read, and how many it could not."""

    coded: int = 0
    failed: int = 0


@dataclass(frozen=True, slots=True)
class Worker:
    """Reads the articles of a queue. A killed worker loses nothing: its lease runs out."""

    name: str
    queue: JobQueue
    extractor: Extractor
    settings: Settings

    def run(self, stop: threading.Event, *, once: bool = False) -> Done:
        """Work until `stop` is set, or with `once` until nothing waits for now."""
        coded = failed = 0
        while not stop.is_set():
            jobs = self.queue.lease(
                self.name, now=datetime.now(UTC), seconds=self.settings.lease_seconds, limit=1
            )
            for job in jobs:
                if self._read(job):
                    coded += 1
                else:
                    failed += 1
            if not jobs:
                if once:
                    break
                stop.wait(IDLE_SECONDS)
        return Done(coded, failed)

    def _read(self, job: Job) -> bool:
        try:
            (result,) = self.extractor.code([job.article])
        except ActorgraphError as error:
            self.give_up_or_wait(job, str(error))
            return False
        except Exception as error:
            self.give_up_or_wait(job, f"{type(error).__name__}: {error}")
            return False
        return self.queue.complete(job.id, self.name, result.article)

    def give_up_or_wait(self, job: Job, reason: str) -> None:
        """Put a job back, to wait twice as long each time, or to the dead after five attempts."""
        last = job.attempts >= MAX_ATTEMPTS
        wait = timedelta(seconds=2**job.attempts)
        retry_at = None if last else datetime.now(UTC) + wait
        self.queue.fail(job.id, self.name, reason, retry_at=retry_at)


def worker_name() -> str:
    """Give a name for this process that no other running process has."""
    return f"{socket.gethostname()}:{os.getpid()}"
