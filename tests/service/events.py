"""A client of the event stream, such as a browser is one."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

import httpx

SECONDS = 60.0


@dataclass(frozen=True)
class Event:
    """An event as it was dispatched."""

    kind: str
    id: str
    data: Any


class Listener:
    """Reads events one by one, and remembers the last id as a browser does."""

    def __init__(self, answer: httpx.Response) -> None:
        self.answer = answer
        self.last_id = ""
        self.beats = 0
        self._lines = answer.iter_lines()

    def next(self) -> Event:
        """Give the next event that has data; fails when none comes in time."""
        kind, data = "message", list[str]()
        end = time.monotonic() + SECONDS
        for line in self._lines:
            # Signs of life come on and on.
            assert time.monotonic() < end, "no event came in time"
            field, _, value = line.partition(": ")
            if line.startswith(":"):
                self.beats += 1
            elif field == "id":
                self.last_id = value
            elif field == "event":
                kind = value
            elif field == "data":
                data.append(value)
            elif not line and data:
                return Event(kind, self.last_id, json.loads("\n".join(data)))
        raise EOFError("the stream ended")

    def kinds(self, count: int) -> list[str]:
        """Give the kinds of the next events."""
        return [self.next().kind for _ in range(count)]

    def drain(self) -> int:
        """Give how many events come until the stream ends."""
        count = 0
        with suppress(EOFError):
            while self.next():
                count += 1
        return count

    def wait_for_beats(self, count: int) -> None:
        """Read until so many more comments came."""
        wanted = self.beats + count
        for line in self._lines:
            if line.startswith("id"):
                self.last_id = line.partition(": ")[2]
            self.beats += line.startswith(":")
            if self.beats >= wanted and not line:
                return


@contextmanager
def listening(base: str, query: str = "", **headers: str) -> Iterator[Listener]:
    """Give a listener to the stream of a service, once it listens."""
    with (
        httpx.Client(timeout=SECONDS) as client,
        client.stream("GET", f"{base}/v1/stream{query}", headers=headers) as answer,
    ):
        assert answer.status_code == 200, answer.read()
        assert answer.headers["content-type"].startswith("text/event-stream")
        listener = Listener(answer)
        listener.wait_for_beats(1)
        yield listener
