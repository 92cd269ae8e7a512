"""What a store over Neo4j offers besides: questions in Cypher, which leave no driver object."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol, TypeAlias

# What JSON can hold.
Plain: TypeAlias = "bool | int | float | str | list[Plain] | dict[str, Plain] | None"


@dataclass(frozen=True, slots=True)
class CypherAnswer:
    """The rows of a query, in the order of `columns`; `truncated` when there are more.

    `revision` is that of the graph when the query began; Neo4j also shows it what others commit
    while it runs.
    """

    revision: int
    columns: tuple[str, ...]
    rows: tuple[tuple[Plain, ...], ...]
    truncated: bool


class CypherReader(Protocol):
    """Questions in Cypher that only read the graph; what a store over Neo4j offers besides."""

    def ask(
        self, query: str, parameters: Mapping[str, Plain], *, seconds: float, rows: int
    ) -> CypherAnswer:
        """Give the answer to a query that takes at most so long, and its first `rows` rows.

        Raises CypherError for a query that Neo4j does not take, CypherRefused, a CypherError, for
        one that does more than read the graph, CypherTimeout for one that takes longer.
        """
