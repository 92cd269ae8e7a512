"""Changes to the graph, as every store offers them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from graph_schema.records import CodedArticle


class GraphWriter(Protocol):
    """Changes to the graph; each is one transaction that also keeps the derived edges exact.

    What is stored is what was read; what answers is that as the reviews leave it.

    The same transaction enters each claim that came, reads otherwise or went, and each article
    that went, into the log of changes, which keeps no more entries than the store was opened for.
    """

    def put(self, coded: CodedArticle) -> bool:
        """Store an article with what was read in it, in place of an earlier one of the same id.

        Gives False, and changes nothing, when exactly this is stored already. Raises
        InputRefused when the record contradicts itself (see `graph_schema.checks`).
        """

    def put_all(self, batch: Sequence[CodedArticle]) -> int:
        """Store articles, one after the other, in one transaction: all of them or none.

        Gives how many of them changed something. Raises as `put` does; then nothing is changed.
        """

    def recode(self, coded: CodedArticle) -> bool:
        """Store what was read in an article in place of what was read in it before.

        Gives False, and changes nothing, when the graph has the article no more, or another
        version of it. Raises as `put` does.
        """

    def retract(self, article_ids: Sequence[str]) -> tuple[str, ...]:
        """Remove articles with all that only they say, and their jobs; gives the ids known."""
