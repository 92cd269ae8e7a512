"""A webhook's receiver is waited for so long, and no longer."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from graph_schema.interfaces import Store
from graph_schema.webhooks import KIND
from service.courier import Courier
from tests.service.receiver import receiving
from tests.service.test_courier import ALLOWED, add, now_of, put, trusted


@pytest.mark.parametrize("secure", [False, True])
def test_a_target_that_answers_byte_by_byte_is_given_up_in_time(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, secure: bool
) -> None:
    monkeypatch.setattr("service.courier.ANSWER_SECONDS", 1.0)
    made = trusted(tmp_path, monkeypatch, "localhost") if secure else None
    with receiving(made) as receiver:
        receiver.seconds_a_byte = 0.2
        hook = add(store, receiver.url)
        put(store, "n-1")
        began = time.monotonic()
        assert Courier(store, ALLOWED).tell_next()
        assert time.monotonic() - began < 10
    state = now_of(store, hook)
    assert (state.attempts, state.delivered) == (1, 0)
    assert state.error == "there was no answer within 1 seconds"


def test_a_courier_lives_on_when_what_is_due_cannot_be_asked(
    store: Store, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("service.courier.FIRST_PAUSE", 0.05)
    assert store.registry.swap(KIND, "wh_0", "{}", version=0)
    with receiving() as receiver, Courier(store, ALLOWED).running():
        hook = add(store, receiver.url)
        put(store, "n-1")
        end = time.monotonic() + 10
        while "could not be asked" not in caplog.text:
            assert time.monotonic() < end
            time.sleep(0.01)
        assert now_of(store, hook).delivered == 0
        assert store.registry.remove(KIND, "wh_0")
        while now_of(store, hook).delivered == 0:
            assert time.monotonic() < end
            time.sleep(0.01)
