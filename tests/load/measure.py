"""The figures of docs/neo4j.md: `python -m tests.load.measure --claims 1000000 --folder FOLDER`.

Makes a large graph and a small one, loads both into servers of their own through the files of
`export --format neo4j-admin`, and prints how long that took, what the files and the servers need,
and each figure as a ratio. Whatever is compared is timed in turn, so that what else the machine
does weighs on both.
"""

from __future__ import annotations

import argparse
import platform
import resource
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from neo4j import Driver, GraphDatabase

from graph_schema.interfaces import Store
from graph_schema.jobs import UnfinishedJob
from graph_schema.stores import open_store
from graph_schema.stores.neo4j.files.writing import write_files
from tests.load.figures import Figure, reads, retraction, store_reads, table, writes
from tests.load.generate import generate
from tests.neo4j.server import USER, Neo4jServer

_SECONDS = 3_600.0


def say(text: str) -> None:
    """Tell how far it is."""
    sys.stderr.write(f"{time.strftime('%H:%M:%S')} {text}\n")
    sys.stderr.flush()


def size_of(folder: Path) -> str:
    """Give the size of a folder's files."""
    return f"{sum(f.stat().st_size for f in folder.rglob('*') if f.is_file()) / 1e6:,.0f} MB"


@contextmanager
def running(folder: Path, claims: int, *, page_cache: str) -> Iterator[Neo4jServer]:
    """Give a running server with a generated graph of so many claims, loaded if it is not yet."""
    server = Neo4jServer(
        folder / "server",
        heap="1g",
        pagecache=page_cache,
        lasting=True,
        # A folder that is used again has the password of another time.
        conf="dbms.security.auth_enabled=false\n",
    )
    done = folder / "loaded"
    if not done.exists():
        _load(server, folder / "files", claims)
        done.touch()
    say(f"{claims:,} claims: {size_of(folder / 'server' / 'data')} of database")
    server.start(seconds=_SECONDS)
    try:
        yield server
    finally:
        server.stop()


def _load(server: Neo4jServer, files: Path, claims: int) -> None:
    begin = time.perf_counter(), time.process_time()
    written = write_files(files, lambda: generate(claims), lambda: iter(list[UnfinishedJob]()))
    wall, cpu = time.perf_counter() - begin[0], time.process_time() - begin[1]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    say(
        f"{claims:,} claims in {written.articles:,} articles: {size_of(files)} of files in "
        f"{wall:,.0f} s ({cpu:,.0f} s of CPU), {peak:,.0f} MB resident at most"
    )
    begun = time.perf_counter()
    used = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    server.admin(*written.arguments("neo4j"), folder=files, heap="1g", seconds=_SECONDS)
    used = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - used
    say(f"{claims:,} claims: imported in {time.perf_counter() - begun:,.0f} s ({used:,.0f} of CPU)")


def bare_driver(server: Neo4jServer) -> Driver:
    """Give the driver as a program would use it that knows its statements to be right."""
    return GraphDatabase.driver(
        f"bolt://{server.host}",
        auth=(USER, server.password),
        # Telling of each is work that the store has not either.
        notifications_min_severity="OFF",
    )


@contextmanager
def opened(server: Neo4jServer) -> Iterator[tuple[Store, Driver]]:
    """Give the store of a server, and the bare driver."""
    begin = time.perf_counter()
    with (
        open_store(server.address) as store,
        bare_driver(server) as driver,
    ):
        say(f"opened, with its indexes made, in {time.perf_counter() - begin:,.0f} s")
        say(str(store.reader.totals()))
        yield store, driver


def figures(
    large: Store, small: Store, driver: Driver, *, claims: int = 600, rounds: int = 15
) -> Iterator[Figure]:
    """Give all figures; `driver` leads to the server of the large graph."""
    yield writes(large, driver, claims=claims, size=1, rounds=max(1, rounds // 5))
    yield writes(large, driver, claims=claims, size=100, rounds=max(1, rounds // 3))
    yield retraction(large, small, rounds=rounds)
    yield from store_reads(large, driver, rounds=rounds)
    yield from reads(large, driver, rounds=rounds)


def main(arguments: list[str] | None = None) -> None:
    """Load the graphs and print the figures."""
    parser = argparse.ArgumentParser(prog="python -m tests.load.measure", description=__doc__)
    parser.add_argument("--claims", type=int, default=1_000_000, help="of the large graph")
    parser.add_argument("--small", type=int, default=10_000, help="claims of the small graph")
    parser.add_argument("--rounds", type=int, default=15, help="how often each is timed")
    parser.add_argument(
        "--folder", type=Path, required=True, help="for files and databases, which are used again"
    )
    given = parser.parse_args(arguments)
    with (
        running(given.folder / "small", given.small, page_cache="256m") as small_server,
        running(given.folder / "large", given.claims, page_cache="1g") as large_server,
        opened(small_server) as (small, _),
        opened(large_server) as (large, driver),
    ):
        found = []
        for figure in figures(large, small, driver, rounds=given.rounds):
            say(f"{figure.name}: {figure.ours:,.1f} by {figure.theirs:,.1f} ms, {figure.ratio:.2f}")
            found.append(figure)
        sys.stdout.write(f"{platform.platform()}, Python {platform.python_version()}\n\n")
        sys.stdout.write(table(found) + "\n")


if __name__ == "__main__":
    main()
