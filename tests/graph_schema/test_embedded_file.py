"""The file of the embedded store: whatever is wrong with it is said plainly, with the way out."""

from __future__ import annotations

import resource
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from threading import Event, Thread

import pytest

from graph_schema.errors import StoreError, StoreMismatch, StoreUnavailable
from graph_schema.interfaces import Store
from graph_schema.queries import GraphFilter
from graph_schema.reviews import Correctness, ruled
from graph_schema.stores import open_store
from graph_schema.stores.embedded.connections import Connections
from graph_schema.stores.embedded.sql import layout
from graph_schema.stores.embedded.store import open_embedded
from tests.builders import CODER, a_claim, an_article, coded
from tests.contract.world import a_world
from tests.graph_schema.layouts import BACK_TO_2, BACK_TO_4

BIG = "word " * 200_000
NOW = datetime(2026, 3, 1, tzinfo=UTC)


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


def test_the_file_is_marked_as_a_graph_of_this_layout(file: Path) -> None:
    filled(file)
    with sqlite3.connect(file) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (layout.APPLICATION_ID,)
        assert connection.execute("PRAGMA user_version").fetchone() == (layout.LAYOUT,)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()


def test_what_was_written_is_there_when_it_is_opened_again(file: Path) -> None:
    filled(file)
    with opened(file, create=False) as store:
        assert store.reader.totals().articles == 20
        assert store.reader.revision() == 20


def test_the_log_goes_on_counting_when_it_is_opened_again(file: Path) -> None:
    for number in range(3):
        with open_store(f"sqlite:///{file}", changes_kept=1) as store:
            article = an_article(f"a-{number}")
            store.writer.put(coded(article, a_claim(article)))
            [change] = store.reader.changes(0).items
            assert change.number == number + 1


def test_retracting_all_leaves_no_row(file: Path) -> None:
    world = a_world()
    with opened(file) as store:
        for entry in world:
            store.writer.put(entry)
        store.writer.retract([entry.article.id for entry in world])
    connection = sqlite3.connect(file)
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    left = {
        name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0]  # noqa: S608
        for (name,) in tables
    }
    connection.close()
    assert len(left) > 10
    assert left.pop("changes") > len(world)
    assert left == {name: int(name == "revision") for name in left}


def test_the_last_to_close_leaves_one_file(file: Path) -> None:
    filled(file)
    assert [path.name for path in file.parent.iterdir()] == ["graph.db"]


@pytest.mark.parametrize("content", [None, b""])
def test_no_graph_is_made_unless_asked(file: Path, content: bytes | None) -> None:
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(StoreUnavailable, match=r"graph\.db: there is no graph here"):
        opened(file, create=False)
    assert file.exists() == (content is not None)


def test_an_empty_file_becomes_a_graph(file: Path) -> None:
    file.touch()
    filled(file)
    with opened(file, create=False) as store:
        assert store.reader.totals().articles == 20


def test_a_file_that_is_no_database_is_left_alone(file: Path) -> None:
    file.write_text("a letter " * 1000)
    with pytest.raises(StoreMismatch, match=r"graph\.db: is not a database"):
        opened(file)
    assert file.read_text() == "a letter " * 1000


def test_a_database_of_another_program_is_left_alone(file: Path) -> None:
    connection = sqlite3.connect(file)
    connection.execute("CREATE TABLE notes (text)")
    connection.commit()
    connection.close()
    before = file.read_bytes()
    with pytest.raises(StoreMismatch, match=r"graph\.db: is a database of another program"):
        opened(file)
    assert file.read_bytes() == before


def test_another_layout_is_named(file: Path) -> None:
    filled(file)
    connection = sqlite3.connect(file)
    connection.execute(f"PRAGMA user_version = {layout.LAYOUT + 1}")
    connection.close()
    told = (
        f"has layout {layout.LAYOUT + 1}, and this version reads {layout.LAYOUT}; open it with the "
        "version that wrote it, or ingest the articles again into a new file"
    )
    with pytest.raises(StoreMismatch, match=told):
        opened(file)


@pytest.mark.parametrize("back", [BACK_TO_2, BACK_TO_4])
def test_a_file_of_an_earlier_layout_becomes_one_of_this(file: Path, back: tuple[str, ...]) -> None:
    with opened(file) as store:
        article = an_article("a-1")
        store.writer.put_all([coded(article, a_claim(article)), coded("a-2")])
        before = store.reader.relations(GraphFilter())
    connection = sqlite3.connect(file)
    for statement in back:
        connection.execute(statement)
    connection.commit()
    connection.close()
    with opened(file, create=False) as store:
        assert store.reader.relations(GraphFilter()) == before
        # Who read an article is known where something was found in it.
        assert [entry.coder for entry in store.reader.export()] == [CODER, None]
        verdict = ruled(a_claim(article), Correctness.WRONG, by="salma", at=NOW)
        assert store.reviews.rule(verdict) is True
        assert store.reader.totals().claims == 0
    with sqlite3.connect(file) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (layout.LAYOUT,)
    connection.close()


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable, match=r"cannot be opened"):
        opened(tmp_path)


def test_a_folder_that_cannot_be_made_is_named(file: Path) -> None:
    file.touch()
    with pytest.raises(StoreUnavailable, match=r"graph\.db/below/x\.db: cannot be made"):
        opened(file / "below" / "x.db")


def test_a_damaged_file_says_so(file: Path) -> None:
    filled(file)
    content = bytearray(file.read_bytes())
    content[8192:] = b"\xa5" * (len(content) - 8192)
    file.write_bytes(content)
    with pytest.raises(StoreError, match=r"graph\.db: ") as caught:
        used(file)
    assert isinstance(caught.value, StoreUnavailable | StoreMismatch)


def used(file: Path) -> None:
    """Read all that there is and write one article more."""
    with opened(file) as store:
        store.reader.relations(GraphFilter())
        list(store.reader.export())
        store.writer.put(coded("a-new"))


def test_a_lock_held_too_long_is_named_and_reading_goes_on(file: Path) -> None:
    filled(file)
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with open_embedded(str(file), create=False, patience=0.1) as store:
        with pytest.raises(StoreUnavailable, match=r"graph\.db: another process .*locked"):
            store.writer.put(coded("a-new"))
        assert store.reader.totals().articles == 20
        other.execute("COMMIT")
        assert store.writer.put(coded("a-new")) is True
    other.close()


def test_a_full_disk_changes_nothing(file: Path) -> None:
    filled(file)
    with opened(file) as store:
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (file.stat().st_size + 200_000, hard))
        try:
            with pytest.raises(StoreUnavailable, match=r"graph\.db: .*nothing was changed"):
                store.writer.put(coded(an_article("a-big", text=BIG)))
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        assert store.reader.totals().articles == 20
        assert store.writer.put(coded(an_article("a-big", text=BIG))) is True


def test_errors_of_the_engine_never_get_out(file: Path) -> None:
    filled(file)
    store = opened(file)
    # Another hand takes a table away while the store is open.
    connection = sqlite3.connect(file)
    connection.execute("DROP TABLE edge_tallies")
    connection.commit()
    connection.close()
    article = an_article("a-new")
    changes: list[Callable[[], object]] = [
        lambda: store.writer.put(coded(article, a_claim(article))),
        lambda: store.writer.retract(["a-1"]),
    ]
    for change in changes:
        with pytest.raises(StoreUnavailable, match=r"graph\.db: "):
            change()
    assert store.reader.article("a-1") is not None
    assert store.reader.article("a-new") is None
    store.close()


def test_closing_waits_for_who_is_reading(file: Path) -> None:
    """SQLite may not close what another thread reads; that thread does, and then asks in vain."""
    filled(file)
    connections = Connections(file, patience=1)
    reading, closed = Event(), Event()
    seen: list[object] = []

    def read() -> None:
        with connections.reading() as connection:
            reading.set()
            assert closed.wait(10)
            seen.append(connection.execute("SELECT 1").fetchone()[0])
        with pytest.raises(sqlite3.ProgrammingError, match="closed"):
            connection.execute("SELECT 1")
        with pytest.raises(StoreUnavailable, match="closed"), connections.reading():
            pass
        seen.append("done")

    reader = Thread(target=read)
    reader.start()
    assert reading.wait(10)
    connections.close()
    closed.set()
    reader.join(10)
    assert seen == [1, "done"]
