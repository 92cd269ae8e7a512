"""The main questions are answered over a filled store, and nothing is sent to whoever has it."""

from __future__ import annotations

from pathlib import Path

from graph_schema.stores import open_store
from graph_schema.stores.embedded.sql import layout
from graph_schema.transfer.verifying import differences
from tests.load.answering import answered, table
from tests.load.fill import fill, main, quickly
from tests.load.generate import generate
from tests.load.undisturbed import Silent


def test_each_question_is_timed_three_ways(tmp_path: Path) -> None:
    with open_store(f"sqlite:///{tmp_path / 'graph.db'}") as store:
        assert sum(fill(store, generate(300), seconds=60, at_once=50)) == 300
        found = answered(store, rounds=1)
    assert len(found) == 12
    assert min(min(each.unchanged, each.cpu, each.first) for each in found) > 0
    assert len(table(found).splitlines()) == 14


def test_a_store_that_was_filled_quickly_is_the_one_that_the_writer_makes(tmp_path: Path) -> None:
    quick, slow = (f"sqlite:///{tmp_path / name}" for name in ("quick.db", "slow.db"))
    settings = layout.SETTINGS
    main([quick, "--claims", "300"])
    assert settings == layout.SETTINGS
    with open_store(slow) as store, open_store(quick) as other:
        for coded in generate(300):
            store.writer.put(coded)
        assert list(differences(store, other, Silent())) == []


def test_filling_ends_in_time(tmp_path: Path) -> None:
    with quickly(), open_store(f"sqlite:///{tmp_path / 'graph.db'}") as store:
        assert list(fill(store, generate(300), seconds=0)) == []
