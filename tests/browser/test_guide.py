"""The guide says what there is."""

from __future__ import annotations

import re
from pathlib import Path

from graph_schema.browser.saved import saved_queries

DOCS = Path(__file__).parents[2] / "docs"
GUIDE = (DOCS / "browser.md").read_text(encoding="utf-8")


def test_every_picture_is_there_and_small_and_shown() -> None:
    shown = {DOCS / path for path in re.findall(r"!\[[^\]]+\]\(([^)]+)\)", GUIDE)}
    assert shown == set((DOCS / "images").glob("browser-*.png"))
    assert all(path.stat().st_size < 200_000 for path in shown)


def test_every_saved_query_is_in_the_table() -> None:
    rows = re.findall(r"^\| ([A-Z][^|]+) \| [^|]+ \|$", GUIDE, re.MULTILINE)
    assert sorted(rows) == sorted(query.name_en for query in saved_queries())
