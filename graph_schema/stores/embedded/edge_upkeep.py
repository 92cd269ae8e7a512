"""Keeping the derived edges exactly what the claims say."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from graph_schema.derive import EdgeKey, day_of, edges_of
from graph_schema.records import CodedArticle, Polarity
from graph_schema.stores.embedded.rows import day_text
from graph_schema.stores.embedded.sql import changes as sql

_COUNTED = {sql.PUBLISHER: "publishers", sql.STORY: "stories", sql.DAY: "events"}
_SUMS = ("claims", "negated", "hypothetical", "articles", *_COUNTED.values())


@dataclass(slots=True)
class EdgeDelta:
    """What one change adds to an edge, or takes from it when negative."""

    sums: Counter[str] = field(default_factory=Counter)
    tallies: Counter[tuple[int, str | int]] = field(default_factory=Counter)

    def tell(self, story: int | None, sign: int) -> None:
        """Count one article that asserts the edge in or out; None is a story of its own."""
        if story is None:
            self.sums["stories"] += sign
        else:
            self.tallies[sql.STORY, story] += sign

    def is_empty(self) -> bool:
        """Say whether the edge stays as it is."""
        return not any(self.sums.values()) and not any(self.tallies.values())


def change_edges(
    connection: sqlite3.Connection,
    before: CodedArticle | None,
    after: CodedArticle | None,
    stories: tuple[int | None, int | None],
) -> dict[EdgeKey, int]:
    """Make every edge that an article's claims touch what all claims now say.

    `stories` are those of `before` and `after`, None for one that no other article tells. Gives
    the row numbers of the edges that `after` touches. The work depends on the claims of the
    article, not on how many others stand behind the edges.
    """
    deltas: dict[EdgeKey, EdgeDelta] = defaultdict(EdgeDelta)
    for coded, story, sign in ((before, stories[0], -1), (after, stories[1], 1)):
        if coded is not None:
            _sum(coded, story, sign, deltas)
    numbers = {}
    for key in sorted(deltas):
        numbers[key] = number = _number(connection, key)
        if not deltas[key].is_empty():
            apply_delta(connection, number, deltas[key])
    return numbers


def _sum(
    coded: CodedArticle, story: int | None, sign: int, deltas: dict[EdgeKey, EdgeDelta]
) -> None:
    asserted: set[EdgeKey] = set()
    for claim in coded.claims:
        day = day_text(day_of(claim, coded.article))
        for key in edges_of(claim):
            delta = deltas[key]
            if not claim.counts:
                negated = claim.polarity is Polarity.NEGATED
                delta.sums["negated" if negated else "hypothetical"] += sign
                continue
            asserted.add(key)
            delta.sums["claims"] += sign
            delta.tallies[sql.DAY, day] += sign
            delta.tallies[sql.CONFIDENCE, claim.confidence] += sign
            if coded.article.publisher:
                delta.tallies[sql.PUBLISHER, coded.article.publisher] += sign
    for key in asserted:
        deltas[key].sums["articles"] += sign
        deltas[key].tell(story, sign)


def _number(connection: sqlite3.Connection, key: EdgeKey) -> int:
    row = connection.execute(sql.EDGE, key).fetchone()
    if row is None:
        (row,) = connection.execute(sql.ADD_EDGE, key).fetchall()
    return int(row[0])


def apply_delta(connection: sqlite3.Connection, edge: int, delta: EdgeDelta) -> None:
    """Add to an edge what a change adds, by its row number."""
    sums = delta.sums
    for (what, value), times in delta.tallies.items():
        if not times:
            continue
        # All rows are fetched, so that the statement has ended before the next one.
        ((left,),) = connection.execute(sql.TALLY_EDGE, (edge, what, value, times)).fetchall()
        if left == 0:
            connection.execute(sql.REMOVE_EDGE_TALLY, (edge, what, value))
        if what in _COUNTED and left in (0, times):
            sums[_COUNTED[what]] += 1 if left else -1
    connection.execute(sql.CHANGE_EDGE, {"edge": edge, **{name: sums[name] for name in _SUMS}})
    if min(sums.values(), default=0) < 0:
        connection.execute(sql.REMOVE_EMPTY_EDGE, (edge,))
