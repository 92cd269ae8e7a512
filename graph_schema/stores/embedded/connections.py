"""Connections to one SQLite file, one for each thread, and the errors of the engine below."""

from __future__ import annotations

import os
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock, Thread, current_thread

from graph_schema.errors import FilterError, StoreError, StoreMismatch, StoreUnavailable
from graph_schema.stores.embedded.sql import layout as sql

_PRIMARY = 0xFF
_WAYS_OUT = {
    sqlite3.SQLITE_BUSY: "another process has kept it locked; try again when that one is done",
    sqlite3.SQLITE_LOCKED: "it is locked; try again",
    sqlite3.SQLITE_FULL: "the disk is full; nothing was changed, make room and try again",
    sqlite3.SQLITE_READONLY: "it cannot be written; check the rights of the file and its folder",
    sqlite3.SQLITE_PERM: "it may not be opened; check the rights of the file and its folder",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened; check that its folder is there and may be used",
    sqlite3.SQLITE_IOERR: "reading or writing failed; nothing was changed, check the disk",
    sqlite3.SQLITE_CORRUPT: "it is damaged; restore a copy, or ingest into a new file",
}


class Connections:
    """The connections of one store to its file.

    A thread keeps its connection until it ends; so does a process, which never uses one of its
    parent's. `patience` is how many seconds a change waits for one of another process.
    """

    def __init__(self, path: Path, patience: float) -> None:
        self.path = path
        self._patience = patience
        self._open: dict[tuple[int, Thread], sqlite3.Connection] = {}
        self._uses: Counter[tuple[int, Thread]] = Counter()
        self._lock = Lock()
        self._closed = False

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Give this thread's connection, on one snapshot of the graph.

        Inside of another `reading` it is the snapshot of that one.
        """
        with self.translated(), self._mine() as connection:
            if connection.in_transaction:
                yield connection
                return
            with self._transaction(connection, sql.BEGIN_READING):
                yield connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Give this thread's connection in a transaction: all of it happens, or nothing."""
        with (
            self.translated(),
            self._mine() as connection,
            self._transaction(connection, sql.BEGIN_WRITING),
        ):
            yield connection

    @contextmanager
    def reading_apart(self) -> Iterator[sqlite3.Connection]:
        """Give a connection of its own on one snapshot, for reading while others go on."""
        with self._lock:
            self._refuse_when_closed()
        with self.translated():
            connection = self._connect()
            try:
                with self._transaction(connection, sql.BEGIN_READING):
                    yield connection
            finally:
                connection.close()

    @contextmanager
    def unbound(self) -> Iterator[sqlite3.Connection]:
        """Give this thread's connection outside of any transaction."""
        with self.translated(), self._mine() as connection:
            yield connection

    def close(self) -> None:
        """Close all connections of this process; later questions raise StoreUnavailable.

        One that a thread is using is closed by that thread, when it is done: SQLite may not close
        what another thread is reading.
        """
        with self._lock:
            self._closed = True
            mine = [key for key in self._open if key[0] == os.getpid() and not self._uses[key]]
            for key in mine:
                self._open.pop(key).close()

    @contextmanager
    def _transaction(
        self, connection: sqlite3.Connection, begin: str
    ) -> Iterator[sqlite3.Connection]:
        connection.execute(begin)
        try:
            yield connection
            connection.execute(sql.COMMIT)
        except BaseException:
            # A full disk or a broken file may have ended the transaction already.
            with suppress(sqlite3.Error):
                connection.execute(sql.ROLLBACK)
            raise

    @contextmanager
    def _mine(self) -> Iterator[sqlite3.Connection]:
        key = (os.getpid(), current_thread())
        with self._lock:
            self._refuse_when_closed()
            connection = self._open.get(key)
            if connection is None:
                self._close_those_of_ended_threads()
                connection = self._open[key] = self._connect()
            self._uses[key] += 1
        try:
            yield connection
        finally:
            with self._lock:
                self._uses[key] -= 1
                if not self._uses[key]:
                    del self._uses[key]
                    if self._closed and key in self._open:
                        self._open.pop(key).close()

    def _refuse_when_closed(self) -> None:
        if self._closed:
            raise StoreUnavailable(f"{self.path}: the store is closed")

    def _close_those_of_ended_threads(self) -> None:
        pid = os.getpid()
        for key in [k for k in self._open if k[0] == pid and not k[1].is_alive()]:
            self._open.pop(key).close()

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            f"{self.path.absolute().as_uri()}?mode=rw",
            uri=True,
            timeout=self._patience,
            isolation_level=None,
            # One thread uses it; another may close it at the end.
            check_same_thread=False,
            cached_statements=256,
        )
        try:
            for setting in sql.SETTINGS:
                connection.execute(setting)
        except BaseException:
            connection.close()
            raise
        return connection

    @contextmanager
    def translated(self) -> Iterator[None]:
        """Turn errors of the engine below into those of the project."""
        try:
            yield
        except sqlite3.Error as error:
            raise said_plainly(self.path, error) from error
        except UnicodeEncodeError as error:
            raise FilterError("text", "has half of a surrogate pair, which is no text") from error


def said_plainly(path: Path, error: sqlite3.Error) -> StoreError:
    """Give the error of the project that an error of SQLite is, with the way out of it."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & _PRIMARY
    if code == sqlite3.SQLITE_NOTADB:
        return StoreMismatch(f"{path}: is not a database; give another address or move it away")
    way_out = _WAYS_OUT.get(code, f"the database refused ({error})")
    return StoreUnavailable(f"{path}: {way_out}")
