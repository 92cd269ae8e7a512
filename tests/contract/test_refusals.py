"""What no store answers: limits, cursors and stores that cannot be."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph_schema.errors import FilterError, StoreUnavailable
from graph_schema.interfaces import Store
from graph_schema.queries import GraphFilter
from tests.builders import coded
from tests.contract.conftest import Fresh
from tests.contract.world import a_world

EVERYTHING = GraphFilter()


@pytest.mark.parametrize("limit", [0, -1, 1001])
def test_limits_are_1_to_1000(store: Store, limit: int) -> None:
    reader = store.reader
    questions: list[Callable[[], object]] = [
        lambda: reader.articles(limit=limit),
        lambda: reader.actors(limit=limit),
        lambda: reader.relations(EVERYTHING, limit=limit),
        lambda: reader.claims(EVERYTHING, limit=limit),
        lambda: reader.search_actors("x", limit=limit),
        lambda: reader.paths("SYR", "TUR", EVERYTHING, limit=limit),
    ]
    for question in questions:
        with pytest.raises(FilterError, match="limit"):
            question()


def test_a_cursor_belongs_to_its_question(store: Store) -> None:
    for entry in a_world(10):
        store.writer.put(entry)
    reader = store.reader
    questions: dict[str, Callable[[str | None], str | None]] = {
        "articles": lambda cursor: reader.articles(limit=1, cursor=cursor).next_cursor,
        "actors": lambda cursor: reader.actors(limit=1, cursor=cursor).next_cursor,
        "relations": lambda c: reader.relations(EVERYTHING, limit=1, cursor=c).next_cursor,
        "claims": lambda cursor: reader.claims(EVERYTHING, limit=1, cursor=cursor).next_cursor,
    }
    cursors = {name: ask(None) for name, ask in questions.items()}
    assert None not in cursors.values()
    for name, ask in questions.items():
        for foreign in [c for other, c in cursors.items() if other != name] + ["?", "", "bm8"]:
            with pytest.raises(FilterError, match="cursor"):
                ask(foreign)


def test_a_closed_store_answers_nothing(fresh: Fresh) -> None:
    store = fresh()
    store.close()
    store.close()
    with pytest.raises(StoreUnavailable, match="closed"):
        store.reader.totals()
    with pytest.raises(StoreUnavailable, match="closed"):
        store.writer.put(coded())
    with pytest.raises(StoreUnavailable, match="closed"):
        store.queue.waiting()
