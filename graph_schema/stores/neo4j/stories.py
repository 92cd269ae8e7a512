"""Which stories a change makes of the articles of the database."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from graph_schema.derive import EdgeKey
from graph_schema.records import CodedArticle
from graph_schema.stores.columns import Row
from graph_schema.stores.neo4j.connection import Transaction
from graph_schema.stores.neo4j.cypher import stories as cypher
from graph_schema.stores.neo4j.rows import Values, native_day
from graph_schema.stories.fingerprints import Fingerprint, fingerprint
from graph_schema.stories.grouping import Filed, regroup


@dataclass(frozen=True, slots=True)
class Retold:
    """The stories of articles before and after a change; None for one that no other tells.

    `before` and `after` are of the articles that change, by their ids; `moved` has those of
    others whose story changes with them, and `asserted` the relations that these assert.
    """

    before: Mapping[str, str | None] = field(default_factory=dict)
    after: Mapping[str, str | None] = field(default_factory=dict)
    prints: Mapping[str, Fingerprint] = field(default_factory=dict)
    moved: Mapping[str, tuple[str | None, str | None]] = field(default_factory=dict)
    asserted: Mapping[str, Sequence[EdgeKey]] = field(default_factory=dict)

    @property
    def alone(self) -> bool:
        """Say whether each article that changes tells a story of its own, as before."""
        shared = any((*self.before.values(), *self.after.values()))
        return not shared and not self.moved

    def story(self, article_id: str) -> str:
        """Give the story of an article that came."""
        return self.after.get(article_id) or article_id

    def fingerprint_rows(self) -> list[Values]:
        """Give the nodes that the articles that came are compared by."""
        return [fingerprint_values(p, self.after.get(p.article)) for p in self.prints.values()]

    def moved_rows(self) -> list[Values]:
        """Give what other articles are to be told of their stories."""
        return [
            {"id": i, "story": new or i, "shared": new}
            for i, (_, new) in sorted(self.moved.items())
        ]


def retell(
    transaction: Transaction, before: Collection[str], after: Sequence[CodedArticle]
) -> Retold:
    """Give the stories once `after` stands in the place of `before`, which is stored."""
    gone: dict[str, str | None] = dict.fromkeys(before)
    if gone:
        gone |= dict(transaction.rows(cypher.SHARED, rows={"articles": list(gone)}))
    found = (fingerprint(coded.article) for coded in after)
    prints = {each.article: each for each in found if each is not None}
    regrouped = regroup(gone, prints.values(), _Shelf(transaction))
    asserted: dict[str, Sequence[EdgeKey]] = {}
    if regrouped.moved:
        rows = transaction.rows(cypher.ASSERTED, rows={"articles": sorted(regrouped.moved)})
        asserted = {article_id: [(s, t, o) for s, t, o in keys] for article_id, keys in rows}
    return Retold(gone, regrouped.came, prints, regrouped.moved, asserted)


def fingerprint_values(print_: Fingerprint, story: str | None) -> Values:
    """Give the properties of the node that an article is compared by."""
    return {
        "id": print_.article,
        "signature": b64encode(print_.signature).decode("ascii"),
        "bands": _band_words(print_),
        "story": story,
    }


class _Shelf:
    """The articles of the database as stories are grouped; see `graph_schema.stories.grouping`."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def sharing(self, prints: Collection[Fingerprint]) -> Iterator[Filed]:
        """Give the articles that share a band with one of these."""
        queries = [" ".join(_band_words(each)) for each in prints]
        for *row, first, day in self._transaction.rows(cypher.SHARING, rows={"queries": queries}):
            print_ = _print(row)
            if first is None:
                yield Filed(print_, print_.place, shared=False)
            else:
                published = native_day(day)
                place = published is None, published or date.max, first
                yield Filed(print_, place, shared=True)

    def telling(self, story: str) -> list[Fingerprint]:
        """Give the articles of a story that several tell."""
        rows: list[list[Any]] = self._transaction.rows(cypher.TELLING, story=story)
        return [_print(row) for row in rows]


def _band_words(print_: Fingerprint) -> list[str]:
    """Give bands as words that mean nothing else to Lucene."""
    return [f"{band & 0xFFFF_FFFF_FFFF_FFFF:016x}" for band in print_.bands]


def _print(row: Row) -> Fingerprint:
    article_id, published, publisher, signature = row
    return Fingerprint(article_id, native_day(published), publisher or None, b64decode(signature))
