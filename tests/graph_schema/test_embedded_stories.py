"""A file that was written before stories were kept."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from graph_schema.queries import GraphFilter
from graph_schema.stores import open_store
from graph_schema.stores.embedded.sql import layout
from tests.contract.world import a_world

BACK = (
    "DROP TABLE stories",
    "DROP TABLE bands",
    "DROP TABLE fingerprints",
    "ALTER TABLE claims DROP COLUMN story",
    "ALTER TABLE edges DROP COLUMN stories",
    "DELETE FROM edge_tallies WHERE what = 3",
    f"PRAGMA user_version = {layout.BEFORE_STORIES}",
)


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
    world = a_world()
    with open_store(f"sqlite:///{file}") as store:
        store.writer.put_all(world)
        revision = store.reader.revision()
    expected = rows(file)
    assert len(expected["stories"]) > 10
    connection = sqlite3.connect(file)
    for statement in BACK:
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
