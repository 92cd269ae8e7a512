"""What takes long is worked out once for each state of the graph."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from graph_schema.interfaces import GraphSnapshot, Store
from graph_schema.networks import standing as measures
from service.answers import networks
from service.keeping import Keeper
from tests.builders import a_claim, an_article, coded
from tests.service.client import Client


@pytest.fixture
def still(store: Store) -> Iterator[GraphSnapshot]:
    """Give a snapshot of a small graph."""
    with store.reader.snapshot() as snapshot:
        yield snapshot


class Work:
    """Something long that counts how often it is done, and gives so many parts."""

    def __init__(self, parts: int = 1) -> None:
        self.done = 0
        self._parts = parts

    def __call__(self) -> list[int]:
        """Do it."""
        self.done += 1
        return [self.done] * self._parts


def test_a_result_is_kept_for_its_question(still: GraphSnapshot) -> None:
    keeper, work = Keeper(), Work()
    assert [keeper(still, q, work) for q in ("a", "a", "b", "a")] == [[1], [1], [2], [1]]


def test_a_result_of_another_state_is_not_given(store: Store) -> None:
    keeper, work = Keeper(), Work()
    for expected in (1, 2):
        with store.reader.snapshot() as snapshot:
            assert keeper(snapshot, "a", work) == [expected]
            assert keeper(snapshot, "a", work) == [expected]
        store.writer.put(coded("a-9"))


def test_what_was_asked_for_longest_ago_goes_first(still: GraphSnapshot) -> None:
    keeper, work = Keeper(most=8), Work(parts=3)
    for question in ("a", "b", "a", "c", "a"):
        keeper(still, question, work)
    assert work.done == 3
    keeper(still, "b", work)
    assert work.done == 4


def test_what_is_larger_than_all_room_is_given_and_not_kept(still: GraphSnapshot) -> None:
    keeper, work = Keeper(most=8), Work(parts=8)
    assert keeper(still, "a", work) == [1] * 8
    assert keeper(still, "a", work) == [2] * 8


def test_a_result_under_which_the_graph_changed_is_not_kept(
    still: GraphSnapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper, work = Keeper(), Work()
    monkeypatch.setattr(type(still), "settled", lambda _: False)
    assert [keeper(still, "a", work), keeper(still, "a", work)] == [[1], [2]]


def test_a_failure_is_told_and_not_kept(still: GraphSnapshot) -> None:
    def fails() -> list[int]:
        raise ValueError("too much")

    keeper = Keeper()
    for _ in range(2):
        with pytest.raises(ValueError, match="too much"):
            keeper(still, "a", fails)
    assert keeper(still, "a", Work()) == [1]


def test_several_at_once_wait_for_the_one_that_works(store: Store) -> None:
    keeper, begun, go_on = Keeper(), threading.Event(), threading.Event()
    plain = Work()

    def slow() -> list[int]:
        begun.set()
        assert go_on.wait(10)
        return plain()

    def asked() -> list[int]:
        with store.reader.snapshot() as snapshot:
            return keeper(snapshot, "a", slow)

    with ThreadPoolExecutor(4) as pool:
        first = pool.submit(asked)
        assert begun.wait(10)
        others = [pool.submit(asked) for _ in range(3)]
        go_on.set()
        assert [f.result(10) for f in (first, *others)] == [[1]] * 4
    assert plain.done == 1


def test_centrality_and_communities_are_worked_out_once_for_each_state(
    client: Client, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    worked: list[str] = []
    for name in ("standing", "groups"):
        real = getattr(measures, name)

        def counted(*args: object, _real: object = real, _name: str = name, **kw: object) -> object:
            worked.append(_name)
            assert callable(_real)
            return _real(*args, **kw)

        monkeypatch.setattr(networks, name, counted)
    paths = ("/v1/centrality", "/v1/communities")
    first = [client.json(path) for path in paths]
    # Which part of a result is shown makes no other result; another filter or measure does.
    assert [client.json(path, limit=1)["items"] for path in paths] == [
        a["items"][:1] for a in first
    ]
    assert [client.json(path) for path in paths] == first
    assert sorted(worked) == ["groups", "standing"]
    client.json("/v1/centrality", measure="weighted")
    client.json("/v1/centrality", since="2026-03-15")
    client.json("/v1/communities", seed=2)
    assert sorted(worked) == ["groups"] * 2 + ["standing"] * 3
    article = an_article("a-9")
    store.writer.put(coded(article, a_claim(article, "RUS", "SUPPORTS", "QAT")))
    again = [client.json(path) for path in paths]
    assert [a["revision"] for a in again] == [5, 5]
    assert again[0]["items"] != first[0]["items"]
    assert sorted(worked) == ["groups"] * 3 + ["standing"] * 4
