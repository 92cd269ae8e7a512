"""A file that is filled in one go is, table by table, the one that the writer makes."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Any

from graph_schema.stores import open_store
from graph_schema.transfer.verifying import differences
from tests.load.fill import main, told
from tests.load.generate import generate
from tests.load.undisturbed import Silent

# Of the log nothing is written, and an edge may have another number.
_ELSEWHERE = {"changes", "edges", "edge_tallies", "claim_edges"}
_NAMED = {
    "edges": "SELECT e.source, e.type, e.target, e.* FROM edges e",
    "edge_tallies": """SELECT e.source, e.type, e.target, t.* FROM edge_tallies t
        JOIN edges e ON e.n = t.edge""",
    "claim_edges": """SELECT e.source, e.type, e.target, t.* FROM claim_edges t
        JOIN edges e ON e.n = t.edge""",
}


def _tables(file: Path) -> dict[str, list[Any]]:
    with closing(sqlite3.connect(file)) as connection:
        ask = connection.execute
        assert ask("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert ask("PRAGMA foreign_key_check").fetchall() == []
        assert ask("PRAGMA journal_mode").fetchall() == [("wal",)]
        names = [name for (name,) in ask("SELECT name FROM sqlite_master WHERE type = 'table'")]
        found = {
            name: sorted(ask(f"SELECT * FROM {name}").fetchall(), key=repr)  # noqa: S608
            for name in names
            if name not in _ELSEWHERE
        }
        for name, statement in _NAMED.items():
            rows = ((*row[:3], *row[4:]) for row in ask(statement))
            found[name] = sorted(rows, key=repr)
        laid = "SELECT name, sql FROM sqlite_master ORDER BY name"
        return {**found, "layout": ask(laid).fetchall()}


def test_it_is_the_file_that_the_writer_makes(tmp_path: Path) -> None:
    quick, slow = tmp_path / "quick.db", tmp_path / "slow.db"
    main([str(quick), "--claims", "1500"])
    with open_store(f"sqlite:///{slow}") as store, open_store(f"sqlite:///{quick}") as other:
        for some in generate(1500):
            store.writer.put(some)
        assert list(differences(store, other, Silent())) == []
    made, expected = _tables(quick), _tables(slow)
    assert made.keys() == expected.keys()
    for name, rows in expected.items():
        assert made[name] == rows, name
    assert expected["stories"]


def test_it_can_be_written_to(tmp_path: Path) -> None:
    file = tmp_path / "graph.db"
    main([str(file), "--claims", "200"])
    with open_store(f"sqlite:///{file}") as store:
        held = store.reader.totals()
        (coded,) = islice(generate(10, seed=2), 1)
        assert store.writer.put(coded)
        assert store.writer.retract([coded.article.id])
        assert store.reader.totals() == held


def test_no_articles_are_made_when_the_time_is_over() -> None:
    assert list(told(generate(300), 0)) == []
