"""Transactions on one database of Neo4j: consistent reading, changes, and retries.

Neo4j reads what others have committed up to each moment, so that a question may see half of a
change. A bookmark stands for a state of the database: a transaction that begins with one begins
when that state is reached, and gives at its end a bookmark of a state that has all that it saw.
When both are the same, nothing was committed in between, and what was seen is that one state.
"""

from __future__ import annotations

import logging
import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any, TypeVar

import neo4j
from neo4j import READ_ACCESS, WRITE_ACCESS, Bookmarks, Driver, GraphDatabase, ManagedTransaction
from neo4j.exceptions import DriverError, Neo4jError

from graph_schema.errors import FilterError, StoreUnavailable
from graph_schema.stores.neo4j.address import Place
from graph_schema.stores.neo4j.cypher import questions as cypher
from graph_schema.stores.neo4j.failures import is_schema_race, is_stale_bookmark, said_plainly

T = TypeVar("T")
PATIENCE = 30.0
_CONNECT_SECONDS = 10.0
# After so many changes that came in between, a question keeps others from changing the graph.
_TRIES = 6
_LANGUAGE = "CYPHER 5 "
# Where nothing is said about logging, Python would print that a transaction is tried again.
logging.getLogger("neo4j").addHandler(logging.NullHandler())


class Transaction:
    """Statements within one transaction; no object of the driver gets out of it."""

    def __init__(self, managed: ManagedTransaction) -> None:
        self._managed = managed

    def rows(self, statement: str, /, **values: Any) -> list[list[Any]]:
        """Run a statement and give its rows."""
        # Statements are constants of this package put together; see its `cypher`.
        return self._managed.run(_LANGUAGE + statement, values).values()

    def row(self, statement: str, /, **values: Any) -> list[Any] | None:
        """Run a statement and give its first row, or None."""
        rows = self.rows(statement, **values)
        return rows[0] if rows else None

    def run(self, statement: str, /, **values: Any) -> None:
        """Run a statement that gives nothing."""
        self._managed.run(_LANGUAGE + statement, values).consume()


class Connection:
    """The way to one database, safe to use from many threads.

    `patience` is how many seconds transactions are tried again while the server is away, a leader
    is being elected or others are in the way.
    """

    def __init__(self, place: Place, patience: float = PATIENCE) -> None:
        self.shown = place.shown
        self._database = place.database
        self._patience = patience
        self._reached: Bookmarks | None = None
        self._closed = False
        self._lock = Lock()
        auth = None if place.user is None else (place.user, place.password or "")
        with self._translated():
            self._driver: Driver = GraphDatabase.driver(
                place.uri,
                auth=auth,
                connection_timeout=_CONNECT_SECONDS,
                connection_acquisition_timeout=max(_CONNECT_SECONDS, patience),
                max_transaction_retry_time=patience,
                notifications_min_severity="OFF",
                user_agent="actorgraph",
            )

    def version(self) -> str:
        """Give the version of the server; raises StoreUnavailable, saying why, when it is away."""
        with self._translated():
            # Such as Neo4j/5.26.20.
            return self._driver.get_server_info().agent.partition("/")[2]

    def look(self, work: Callable[[Transaction], T]) -> T:
        """Give what `work` finds, without regard to changes that others make meanwhile."""
        found, after = self._in_session(READ_ACCESS, work, self._reached)
        self._reached = after
        return found

    def read(self, work: Callable[[Transaction], T], *, tries: int = _TRIES) -> T:
        """Give what `work` finds in one state of the database; it may be called several times."""
        for attempt in range(tries):
            before = self._reached
            found, after = self._in_session(READ_ACCESS, work, before)
            with self._lock:
                if self._reached is before:
                    self._reached = after
            if before is not None and before.raw_values == after.raw_values:
                return found
            if attempt:
                # Others are at work; changes come in bursts.
                time.sleep(random.uniform(0, 0.002 * 2**attempt))  # noqa: S311
        return self._read_alone(work)

    def write(self, work: Callable[[Transaction], T]) -> T:
        """Give what `work` gives, in a transaction that happens as a whole or not at all."""
        done, after = self._in_session(WRITE_ACCESS, work, self._reached)
        with self._lock:
            self._reached = after
        return done

    @contextmanager
    def looking(self, seconds: float) -> Iterator[neo4j.Transaction]:
        """Give a transaction of the driver that may only read and ends after so many seconds.

        For the questions of people alone, whose words are not ours; see `analysts`.
        """
        with (
            self._translated(),
            self._driver.session(
                database=self._database, default_access_mode=READ_ACCESS, fetch_size=200
            ) as session,
            session.begin_transaction(timeout=seconds) as transaction,
        ):
            yield transaction

    def make(self, statement: str) -> None:
        """Make a constraint or an index, unless it is there or another makes it right now."""
        try:
            self._in_session(WRITE_ACCESS, lambda transaction: transaction.run(statement), None)
        except StoreUnavailable as refused:
            cause = refused.__cause__
            if not (isinstance(cause, Neo4jError) and is_schema_race(cause)):
                raise

    def close(self) -> None:
        """Let go of the server; later questions raise StoreUnavailable."""
        with self._lock:
            if self._closed:
                return
            self._closed = True
        self._driver.close()

    def _read_alone(self, work: Callable[[Transaction], T]) -> T:
        def held(transaction: Transaction) -> T:
            transaction.run(cypher.HOLD_GRAPH)
            return work(transaction)

        return self.write(held)

    def _in_session(
        self, access: str, work: Callable[[Transaction], T], before: Bookmarks | None
    ) -> tuple[T, Bookmarks]:
        def managed(transaction: ManagedTransaction) -> T:
            return work(Transaction(transaction))

        with self._translated():
            try:
                return self._once(access, managed, before)
            except Neo4jError as error:
                if before is None or not is_stale_bookmark(error):
                    raise
            # The database was made anew or brought back from a copy.
            return self._once(access, managed, None)

    def _once(
        self, access: str, managed: Callable[[ManagedTransaction], T], before: Bookmarks | None
    ) -> tuple[T, Bookmarks]:
        with self._driver.session(
            database=self._database, default_access_mode=access, bookmarks=before
        ) as session:
            execute = session.execute_read if access == READ_ACCESS else session.execute_write
            return execute(managed), session.last_bookmarks()

    @contextmanager
    def _translated(self) -> Iterator[None]:
        if self._closed:
            raise StoreUnavailable(f"{self.shown}: the store is closed")
        try:
            yield
        except (Neo4jError, DriverError, OSError) as error:
            if self._closed:
                raise StoreUnavailable(f"{self.shown}: the store is closed") from error
            raise said_plainly(self.shown, error) from error
        except UnicodeEncodeError as error:
            raise FilterError("text", "has half of a surrogate pair, which is no text") from error
