"""A store with a generated graph: `python -m tests.load.fill sqlite:///graph.db --claims 1000000`.

Articles go in by the writer that every article takes, many in a transaction. What the engine may
hold in memory is raised meanwhile, and it need not wait for the disk, so that a file of gigabytes
costs little more for each claim than a small one; what is in it is the same. With `--seconds` it
ends after so long with what is there by then.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice

from graph_schema.interfaces import Store
from graph_schema.records import CodedArticle
from graph_schema.stores import open_store
from graph_schema.stores.embedded.sql import layout
from tests.load.generate import generate

AT_ONCE = 1_000
_FAST = (
    "PRAGMA cache_size = -1000000",
    "PRAGMA synchronous = OFF",
    "PRAGMA wal_autocheckpoint = 100000",
)


@contextmanager
def quickly() -> Iterator[None]:
    """Let embedded stores that are opened meanwhile use much memory and not wait for the disk."""
    before, layout.SETTINGS = layout.SETTINGS, (*layout.SETTINGS, *_FAST)
    try:
        yield
    finally:
        layout.SETTINGS = before


def fill(
    store: Store, articles: Iterator[CodedArticle], *, seconds: float, at_once: int = AT_ONCE
) -> Iterator[int]:
    """Put articles, so many in a transaction, and give how many claims each brought."""
    until = time.monotonic() + seconds
    while time.monotonic() < until and (some := list(islice(articles, at_once))):
        store.writer.put_all(some)
        yield sum(len(coded.claims) for coded in some)


def main(arguments: list[str] | None = None) -> None:
    """Fill a store, and tell how far it is."""
    parser = argparse.ArgumentParser(prog="python -m tests.load.fill", description=__doc__)
    parser.add_argument("address", help="of a new store, such as sqlite:///graph.db")
    parser.add_argument("--claims", type=int, required=True, help="how many claims in all")
    parser.add_argument("--seconds", type=float, default=float("inf"), help="ends after so long")
    given = parser.parse_args(arguments)
    begun, claims = time.monotonic(), 0
    with quickly(), open_store(given.address) as store:
        for some in fill(store, generate(given.claims), seconds=given.seconds):
            claims += some
            passed, worked = time.monotonic() - begun, time.process_time()
            sys.stderr.write(f"{claims:,} claims, {passed:,.0f} s, {worked:,.0f} s of CPU\n")
        sys.stdout.write(f"{store.reader.totals()}\n")


if __name__ == "__main__":
    main()
