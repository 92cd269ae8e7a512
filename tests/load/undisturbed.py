"""A store that killed workers left, compared with one that undisturbed work made."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from pathlib import Path

from graph_schema.interfaces import Store
from graph_schema.records import Article, ChangeKind
from graph_schema.serial import dump
from graph_schema.transfer.verifying import differences


def faults_of(
    store: Store, other: Store, given: Sequence[Article], file: Path
) -> tuple[list[str], str]:
    """Give all in which a store is not what it should be, and a digest of its export."""
    faults = [str(difference) for difference in differences(store, other, Silent())]
    exports = [_digest(each) for each in (store, other)]
    if exports[0] != exports[1]:
        faults.append("the exports are not the same bytes")
    totals, revision = store.reader.totals(), store.reader.revision()
    if (totals.articles, revision) != (len(given), len(given)):
        faults.append(f"{len(given)} came, {totals.articles} are stored in {revision} changes")
    if store.queue.waiting() or store.queue.dead():
        faults.append(f"{store.queue.waiting()} jobs wait, {store.queue.dead()} are dead")
    logged = Counter(_logged(store))
    if len(logged) != totals.claims or any(
        times > 1 or kind is not ChangeKind.CLAIM_ADDED for (kind, _), times in logged.items()
    ):
        faults.append("the log has not each claim once")
    with sqlite3.connect(file) as connection:
        checks = connection.execute("PRAGMA integrity_check").fetchall()
        checks += connection.execute("PRAGMA foreign_key_check").fetchall()
    connection.close()
    if checks != [("ok",)]:
        faults.append(f"the file is damaged: {checks[:3]}")
    return faults, exports[0]


class Silent:
    """Hears of a comparison and says nothing."""

    def begin(self, words: str, steps: int | None) -> None:
        """Hear that a part begins."""

    def advance(self, steps: float = 1) -> None:
        """Hear of steps done."""


def _logged(store: Store) -> Iterator[tuple[ChangeKind, str]]:
    after = 0
    while items := store.reader.changes(after, limit=1000).items:
        yield from ((change.kind, change.id) for change in items)
        after = items[-1].number


def _digest(store: Store) -> str:
    digest = blake2b(digest_size=16)
    for entry in store.reader.export():
        digest.update(dump(entry).encode() + b"\n")
    return digest.hexdigest()
