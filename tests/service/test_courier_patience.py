"""A webhook's receiver is waited for so long, and no longer."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from graph_schema.interfaces import Store
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
