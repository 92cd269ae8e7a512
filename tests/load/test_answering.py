"""The main questions are answered over a filled store, and nothing is sent to whoever has it."""

from __future__ import annotations

from pathlib import Path

from graph_schema.stores import open_store
from tests.load.answering import answered, table
from tests.load.fill import fill
from tests.load.generate import generate


def test_each_question_is_timed_three_ways(tmp_path: Path) -> None:
    file = tmp_path / "graph.db"
    fill(file, generate(300))
    with open_store(f"sqlite:///{file}") as store:
        found = answered(store, rounds=1)
    assert len(found) == 12
    assert min(min(each.unchanged, each.cpu, each.first) for each in found) > 0
    assert len(table(found).splitlines()) == 14
