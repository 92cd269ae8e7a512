"""No more clients listen to the stream than may."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from queue import Queue
from threading import Barrier, Event

import httpx
import pytest

from graph_schema.interfaces import Store
from graph_schema.records import Actor
from service.app import create_app
from tests.service.server import served
from tests.service.test_live import QUICK


def test_of_two_who_come_at_once_one_takes_the_last_place(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = QUICK.model_copy(update={"max_streams": 1})
    both, actor = Barrier(2, timeout=30), store.reader.actor

    def found_by_both(actor_id: str) -> Actor | None:
        both.wait()
        return actor(actor_id)

    monkeypatch.setattr(store.reader, "actor", found_by_both)

    def listen(base: str) -> None:
        with httpx.stream("GET", f"{base}/v1/stream?actor=SYR", timeout=60) as answer:
            statuses.put(answer.status_code)
            assert seen.wait(60)

    statuses, seen = Queue[int](), Event()
    with served(create_app(store, settings)) as base, ThreadPoolExecutor(2) as pool:
        asked = [pool.submit(listen, base) for _ in range(2)]
        got = sorted(statuses.get(timeout=60) for _ in asked)
        seen.set()
        assert got == [200, 503]
