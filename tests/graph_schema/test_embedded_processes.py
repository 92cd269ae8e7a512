"""Several processes and threads on one file: nothing is lost, half done or left open."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path
from threading import Thread

import pytest

from graph_schema.interfaces import Store
from graph_schema.queries import GraphFilter
from graph_schema.stores import open_store
from tests.builders import a_claim, an_article, coded


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Give the path of a store's file to be."""
    return tmp_path / "graph.db"


def opened(file: Path, *, create: bool = True) -> Store:
    return open_store(f"sqlite:///{file}", create=create)


def filled(file: Path) -> None:
    with opened(file) as store:
        for number in range(20):
            article = an_article(f"a-{number}")
            store.writer.put(coded(article, a_claim(article)))


READ_ONLY = """
import os, sys
from graph_schema.errors import StoreUnavailable
from graph_schema.stores import open_store
from tests.builders import coded
if os.geteuid() == 0:
    os.setuid(65534)
with open_store("sqlite:///" + sys.argv[1]) as store:
    assert store.reader.totals().articles == 20
    try:
        store.writer.put(coded("a-new"))
    except StoreUnavailable as error:
        print(error)
"""


def test_a_file_without_the_right_to_write_is_named(file: Path) -> None:
    filled(file)
    # Others need a way to the file and leave to read along with the one who keeps it open.
    keeper = opened(file)
    keeper.reader.totals()
    folder = file.parent
    while folder != folder.parent and folder.stat().st_uid == os.getuid():
        folder.chmod(folder.stat().st_mode | stat.S_IXGRP | stat.S_IXOTH)
        folder = folder.parent
    for path in file.parent.iterdir():
        path.chmod(0o666 if path.name.endswith("-shm") else 0o444)
    said = run(READ_ONLY, file)
    keeper.close()
    assert "graph.db: it cannot be written; check the rights" in said


WRITE = """
import sys
from graph_schema.stores import open_store
from tests.builders import a_claim, an_article, coded
with open_store("sqlite:///" + sys.argv[1]) as store:
    for number in range(int(sys.argv[2]), int(sys.argv[3])):
        article = an_article(f"a-{number:04}")
        store.writer.put(coded(article, a_claim(article, start=0), a_claim(article, start=1)))
        print(article.id, flush=True)
"""


def run(program: str, *arguments: object) -> str:
    done = started(program, *arguments)
    out, _ = done.communicate(timeout=120)
    assert done.returncode == 0
    return out


def started(program: str, *arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", program, *map(str, arguments)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )


def test_processes_that_make_the_file_at_once_lose_nothing(file: Path) -> None:
    writers = [started(WRITE, file, 100 * n, 100 * n + 40) for n in range(3)]
    for writer in writers:
        writer.communicate(timeout=120)
        assert writer.returncode == 0
    with opened(file, create=False) as store:
        assert store.reader.totals().articles == 120
        assert store.reader.revision() == 120
        (relation,) = store.reader.relations(GraphFilter()).items
        assert (relation.claims, relation.articles) == (240, 120)


def test_a_reader_sees_what_another_process_writes(file: Path) -> None:
    with opened(file) as store:
        assert store.reader.totals().articles == 0
        writer = started(WRITE, file, 0, 200)
        assert writer.stdout is not None
        revision = 0
        while writer.poll() is None:
            writer.stdout.readline()
            totals = store.reader.totals()
            assert totals.claims == 2 * totals.articles
            assert store.reader.revision() >= revision
            revision = store.reader.revision()
        writer.communicate()
        assert store.reader.totals().articles == 200


@pytest.mark.parametrize("lines", [1, 7, 23])
def test_a_killed_writer_leaves_whole_articles(file: Path, lines: int) -> None:
    writer = started(WRITE, file, 0, 100_000)
    assert writer.stdout is not None
    told = [writer.stdout.readline().strip() for _ in range(lines)]
    writer.kill()
    rest, _ = writer.communicate()
    told += rest.split()
    with opened(file, create=False) as store:
        kept = [entry.article.id for entry in store.reader.export()]
        assert kept[: len(told)] == told
        assert len(kept) - len(told) in (0, 1)
        (relation,) = store.reader.relations(GraphFilter()).items
        assert (relation.claims, relation.articles) == (2 * len(kept), len(kept))
        assert store.reader.revision() == len(kept)
        assert store.writer.put(coded("a-new")) is True
    connection = sqlite3.connect(file)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()


def test_threads_that_ended_keep_no_connection(file: Path) -> None:
    filled(file)

    def files() -> int:
        return sum(1 for entry in Path("/proc/self/fd").iterdir() if _points_to(entry, file))

    with opened(file) as store:
        for _ in range(30):
            thread = Thread(target=store.reader.totals)
            thread.start()
            thread.join()
        assert files() <= 3
    assert files() == 0


def _points_to(entry: Path, file: Path) -> bool:
    try:
        return entry.readlink() == file
    except OSError:
        return False


def test_a_child_process_uses_no_connection_of_its_parent(file: Path) -> None:
    filled(file)
    with opened(file) as store:
        child = os.fork()
        if child == 0:
            same = store.reader.totals().articles == 20 and store.writer.put(coded("a-child"))
            os._exit(0 if same else 1)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
        assert store.reader.totals().articles == 21
