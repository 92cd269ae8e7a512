"""A file that was written before stories were kept."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

from graph_schema.queries import GraphFilter
from graph_schema.stores import open_store
from graph_schema.stores.embedded.sql import layout
from tests.builders import CODER
from tests.contract.world import a_world
from tests.graph_schema.layouts import BACK_TO_STORIES


def rows(file: Path) -> dict[str, list[tuple[object, ...]]]:
    """Give all rows of all tables that count something, by the names of their columns."""
    connection = sqlite3.connect(file)
    found = {}
    for table in ("articles", "claims", "edges", "edge_tallies", "stories", "bands"):
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        listed = ", ".join(f'"{column}"' for column in sorted(columns))
        found[table] = sorted(
            connection.execute(f"SELECT {listed} FROM {table}").fetchall(),  # noqa: S608
            key=repr,
        )
    connection.close()
    return found


def test_its_stories_are_found_when_it_is_opened(tmp_path: Path) -> None:
    file = tmp_path / "graph.db"
    # An upgrade knows who read an article by what was found in it.
    world = [replace(e, coder=CODER if e.claims or e.offices else None) for e in a_world()]
    with open_store(f"sqlite:///{file}") as store:
        store.writer.put_all(world)
        revision = store.reader.revision()
    expected = rows(file)
    assert len(expected["stories"]) > 10
    connection = sqlite3.connect(file)
    for statement in BACK_TO_STORIES:
        connection.execute(statement)
    connection.commit()
    connection.close()
    with open_store(f"sqlite:///{file}", create=False) as store:
        assert rows(file) == expected
        assert store.reader.revision() == revision
        left = {entry.article.id: entry for entry in world}
        assert store.reader.relations(GraphFilter()).items
        told = store.reader.stories_of(list(left))
        assert len(set(told.values())) < len(told)
        store.writer.retract(["a-001", "a-002"])
    connection = sqlite3.connect(file)
    assert connection.execute("PRAGMA user_version").fetchone() == (layout.LAYOUT,)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()
