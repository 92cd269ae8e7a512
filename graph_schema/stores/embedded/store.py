"""The embedded store itself: opening, checking and closing its file."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path

from graph_schema.errors import StoreMismatch, StoreUnavailable
from graph_schema.settings import CHANGES_KEPT
from graph_schema.stores.embedded.connections import Connections
from graph_schema.stores.embedded.queue import EmbeddedQueue
from graph_schema.stores.embedded.reader import EmbeddedReader
from graph_schema.stores.embedded.registry import EmbeddedRegistry
from graph_schema.stores.embedded.reviews import EmbeddedReviews
from graph_schema.stores.embedded.sql import layout as sql
from graph_schema.stores.embedded.story_upkeep import tell_all
from graph_schema.stores.embedded.writer import EmbeddedWriter
from graph_schema.stores.opened import OpenedStore

PATIENCE = 30.0
_OLDEST_ENGINE = (3, 35, 0)


class EmbeddedStore(OpenedStore):
    """A graph in one SQLite file, safe to use from many threads and several processes."""

    def __init__(self, connections: Connections, changes_kept: int) -> None:
        self._connections = connections
        super().__init__(
            EmbeddedReader(connections),
            EmbeddedWriter(connections, changes_kept),
            EmbeddedQueue(connections, changes_kept),
            EmbeddedRegistry(connections),
            EmbeddedReviews(connections, changes_kept),
        )

    def close(self) -> None:
        """Let go of the file; whatever is asked from now on raises StoreUnavailable."""
        self._connections.close()


def open_embedded(
    path: str, *, create: bool, patience: float = PATIENCE, changes_kept: int = CHANGES_KEPT
) -> EmbeddedStore:
    """Open the graph in the file at `path`, and make file and folder when `create` is true.

    `patience` is how many seconds to wait for a change of another process, `changes_kept` how
    many entries the log of changes keeps. Raises
    StoreUnavailable when the file is not there or cannot be used, StoreMismatch when it is not a
    graph that this version reads; both name the file and the way out.
    """
    if sqlite3.sqlite_version_info < _OLDEST_ENGINE:
        raise StoreUnavailable(
            f"{path}: SQLite {sqlite3.sqlite_version} is too old; 3.35 or later is needed"
        )
    file = Path(path)
    _ready(file, create=create)
    connections = Connections(file, patience)
    try:
        _checked(connections, create=create, patience=patience)
    except BaseException:
        connections.close()
        raise
    return EmbeddedStore(connections, changes_kept)


def _ready(file: Path, *, create: bool) -> None:
    try:
        if create:
            file.parent.mkdir(parents=True, exist_ok=True)
            if not file.exists():
                file.touch()
        elif not file.exists():
            raise StoreUnavailable(f"{file}: there is no graph here yet; ingest something first")
    except OSError as error:
        raise StoreUnavailable(f"{file}: cannot be made or opened: {error.strerror}") from error


def _checked(connections: Connections, *, create: bool, patience: float) -> None:
    with connections.unbound() as connection:
        if not _is_empty(connection):
            if _number(connection, sql.READ_LAYOUT) in sql.UPGRADES:
                _upgrade(connections)
            _refuse_strangers(connections.path, connection)
            return
        if not create:
            raise StoreUnavailable(
                f"{connections.path}: there is no graph here yet; ingest something first"
            )
        _use_wal(connection, patience)
    with connections.writing() as connection:
        # Another process may have laid it out in the meantime.
        if _is_empty(connection):
            for statement in sql.CREATE:
                connection.execute(statement)
        _refuse_strangers(connections.path, connection)


def _use_wal(connection: sqlite3.Connection, patience: float) -> None:
    # SQLite does not wait here for a process that does the same at the same time.
    until = time.monotonic() + patience
    while True:
        try:
            connection.execute(sql.USE_WAL)
        except sqlite3.OperationalError as error:
            busy = error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
            if not busy or time.monotonic() > until:
                raise
            time.sleep(0.01)
        else:
            return


def _is_empty(connection: sqlite3.Connection) -> bool:
    return _number(connection, sql.COUNT_TABLES) == 0


def _upgrade(connections: Connections) -> None:
    with connections.writing() as connection:
        if _number(connection, sql.READ_APPLICATION_ID) != sql.APPLICATION_ID:
            return
        # Another process may have done it in the meantime.
        while statements := sql.UPGRADES.get(layout := _number(connection, sql.READ_LAYOUT)):
            for statement in statements:
                connection.execute(statement)
            if layout == sql.BEFORE_STORIES:
                tell_all(connection)


def _refuse_strangers(path: Path, connection: sqlite3.Connection) -> None:
    if _number(connection, sql.READ_APPLICATION_ID) != sql.APPLICATION_ID:
        raise StoreMismatch(f"{path}: is a database of another program; give another address")
    layout = _number(connection, sql.READ_LAYOUT)
    if layout != sql.LAYOUT:
        raise StoreMismatch(
            f"{path}: has layout {layout}, and this version reads {sql.LAYOUT}; open it with"
            " the version that wrote it, or ingest the articles again into a new file"
        )


def _number(connection: sqlite3.Connection, statement: str) -> int:
    (value,) = connection.execute(statement).fetchone()
    return int(value)
