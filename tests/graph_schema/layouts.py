"""What takes a file of this layout back to an earlier one."""

from __future__ import annotations

from graph_schema.stores.embedded.sql import layout

BACK_TO_4 = (
    "DROP TABLE judgements",
    "DROP TABLE stand_for",
    "DROP TABLE verdicts",
    "DROP TABLE readings",
    "ALTER TABLE articles DROP COLUMN coder",
    f"PRAGMA user_version = {layout.BEFORE_REVIEWS}",
)
BACK_TO_STORIES = (
    *BACK_TO_4,
    "DROP TABLE stories",
    "DROP TABLE bands",
    "DROP TABLE fingerprints",
    "ALTER TABLE claims DROP COLUMN story",
    "ALTER TABLE edges DROP COLUMN stories",
    "DELETE FROM edge_tallies WHERE what = 3",
    f"PRAGMA user_version = {layout.BEFORE_STORIES}",
)
BACK_TO_2 = (
    *BACK_TO_STORIES,
    "ALTER TABLE jobs DROP COLUMN givers",
    "PRAGMA user_version = 2",
)
