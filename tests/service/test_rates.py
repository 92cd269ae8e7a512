"""How often one may ask."""

from __future__ import annotations

from itertools import pairwise

import pytest

from graph_schema.interfaces import Store
from graph_schema.keys import Scope
from service.rates import Rates, Standing
from tests.service.client import client_of, problem
from tests.service.conftest import SETTINGS
from tests.service.keys import a_key, bearer

FEW = SETTINGS.model_copy(update={"rate_per_minute": 3})


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.time = 1_000.0

    def __call__(self) -> float:
        return self.time


@pytest.fixture
def clock() -> Clock:
    """Give a clock."""
    return Clock()


def test_so_many_pass_at_once_and_then_one_by_one(clock: Clock) -> None:
    rates = Rates(3, clock)
    assert [rates.ask("a") for _ in range(4)] == [
        Standing(True, 2, 0),
        Standing(True, 1, 0),
        Standing(True, 0, 0),
        Standing(False, 0, 20),
    ]
    clock.time += 19.9
    assert rates.ask("a") == Standing(False, 0, 1)
    clock.time += 0.1
    assert rates.ask("a") == Standing(True, 0, 0)
    assert rates.ask("a").wait == 20
    clock.time += 60
    assert [rates.ask("a").passes for _ in range(4)] == [True, True, True, False]


def test_askers_do_not_hinder_each_other(clock: Clock) -> None:
    rates = Rates(1, clock)
    assert rates.ask("a").passes
    assert rates.ask("b").passes
    assert not rates.ask("a").passes


def test_no_rate_lets_all_pass(clock: Clock) -> None:
    rates = Rates(0, clock)
    assert all(rates.ask("a").passes for _ in range(1_000))


@pytest.mark.parametrize("rate", [1, 7, 59, 60, 61, 6_000, 100_000])
def test_any_rate_holds_over_ten_minutes(clock: Clock, rate: int) -> None:
    rates = Rates(rate, clock)
    passed = 0
    for _ in range(600):
        while rates.ask("a").passes:
            passed += 1
        clock.time += 1.0
    assert abs(passed - 11 * rate) <= rate / 60 + 1


def test_what_is_left_never_grows_while_one_asks(clock: Clock) -> None:
    rates = Rates(600, clock)
    left = [rates.ask("a").left for _ in range(600)]
    assert (left[0], left[-1]) == (599, 0)
    assert all(before - after == 1 for before, after in pairwise(left))


def test_many_askers_take_bounded_room(clock: Clock) -> None:
    rates = Rates(60, clock)
    for number in range(25_000):
        assert rates.ask(str(number)).passes
    assert len(rates._full_at) <= 10_001
    clock.time += 61
    rates.ask("one more")
    for number in range(10_000):
        rates.ask(f"later {number}")
    assert "1" not in rates._full_at


def test_too_many_requests_are_refused_with_when_to_come_again(store: Store) -> None:
    with client_of(store, FEW) as client:
        left = []
        for _ in range(3):
            answer = client.get("/v1/schema")
            assert answer.status_code == 200
            assert answer.headers["ratelimit-policy"] == '"requests";q=3;w=60'
            left.append(answer.headers["ratelimit"].split(";")[1])
        assert left == ["r=2", "r=1", "r=0"]
        answer = client.get("/v1/schema")
        refused = problem(answer, 429, "too-many-requests")
        assert "3 requests a minute" in refused["detail"]
        assert 19 <= int(answer.headers["retry-after"]) <= 20
        assert answer.headers["ratelimit"].startswith('"requests";r=0;t=')
        for watched in ("/healthz", "/readyz"):
            assert client.get(watched).status_code == 200


def test_each_key_has_its_own_rate_and_those_without_one_share_theirs(store: Store) -> None:
    (_, one), (_, other) = a_key(store, Scope.READ), a_key(store, Scope.READ)
    with client_of(store, FEW) as client:

        def status(token: str) -> int:
            return client.request("GET", "/v1/schema", headers=bearer(token)).status_code

        assert [status(one) for _ in range(4)] == [200, 200, 200, 429]
        assert [status("ag_wrong") for _ in range(4)] == [401, 401, 401, 429]
        assert status(other) == 200
