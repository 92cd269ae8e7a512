"""The answer to a question in Cypher."""

from __future__ import annotations

from typing import Any

from service.shapes.base import Answer


class CypherRows(Answer):
    """The first rows of an answer, each with a value for every column.

    A node is `{"node": {"element_id", "labels", "properties"}}`, a relationship `{"relationship":
    {"element_id", "type", "start", "end", "properties"}}`, a path `{"path": {"nodes",
    "relationships"}}`, a point `{"point": {"srid", "coordinates"}}`; dates, times and durations are
    ISO 8601, bytes are base 64. `revision` is that of the graph when the question began; what
    others commit while it is answered may be in it.
    """

    columns: list[str]
    rows: list[list[Any]]
    truncated: bool
    """Whether there are more rows than an answer may have."""
