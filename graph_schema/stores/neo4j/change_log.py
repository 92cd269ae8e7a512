"""Entering changes into the log of the Neo4j store."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from graph_schema.records import RETRACTIONS, CodedArticle
from graph_schema.stores.changes import changes_between
from graph_schema.stores.jobs import instant
from graph_schema.stores.neo4j.connection import Transaction
from graph_schema.stores.neo4j.cypher import log


def log_changes(
    transaction: Transaction,
    replaced: Sequence[tuple[str, CodedArticle | None, CodedArticle | None]],
    changes_kept: int,
    *,
    apart: bool = False,
) -> None:
    """Log the change that put the last of each three in place of the one before.

    With `apart` each three is a change of its own, the last of them the one made last.
    """
    changes: list[dict[str, Any]] = []
    for later, (article_id, before, after) in zip(
        reversed(range(len(replaced))), replaced, strict=True
    ):
        for kind, identity in changes_between(before, after):
            values: dict[str, str | bool] = {"kind": kind, "id": identity, "article": article_id}
            # Not there where it is false, so that the index has the retractions alone.
            values |= {"retracted": True} if kind in RETRACTIONS else {}
            changes.append({"values": values, "later": later if apart else 0})
    if changes:
        now = instant(datetime.now(UTC))
        transaction.run(log.LOG, rows={"changes": changes}, kept=changes_kept, time=now)
