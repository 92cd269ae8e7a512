"""The Neo4j store itself: opening, laying out and closing it."""

from __future__ import annotations

import re

from graph_schema.cypher import CypherReader
from graph_schema.errors import StoreMismatch, StoreUnavailable
from graph_schema.settings import CHANGES_KEPT
from graph_schema.stores.neo4j.address import place_of
from graph_schema.stores.neo4j.analysts.asking import Neo4jCypherReader
from graph_schema.stores.neo4j.connection import PATIENCE, Connection, Transaction
from graph_schema.stores.neo4j.cypher import layout as cypher
from graph_schema.stores.neo4j.queue import Neo4jQueue
from graph_schema.stores.neo4j.reader import Neo4jReader
from graph_schema.stores.neo4j.registry import Neo4jRegistry
from graph_schema.stores.neo4j.reviews import Neo4jReviews
from graph_schema.stores.neo4j.upgrade import tell_all
from graph_schema.stores.neo4j.writer import Neo4jWriter
from graph_schema.stores.opened import OpenedStore

_OLDEST_SERVER = (5, 26)
_AT_ONCE = 10_000


class Neo4jStore(OpenedStore):
    """A graph in one database of Neo4j, safe to use from many threads and processes."""

    def __init__(self, connection: Connection, changes_kept: int) -> None:
        self._connection = connection
        self._cypher = Neo4jCypherReader(connection)
        super().__init__(
            Neo4jReader(connection),
            Neo4jWriter(connection, changes_kept),
            Neo4jQueue(connection, changes_kept),
            Neo4jRegistry(connection),
            Neo4jReviews(connection, changes_kept),
        )

    @property
    def cypher(self) -> CypherReader:
        """Give what answers questions in Cypher."""
        return self._cypher

    def close(self) -> None:
        """Let go of the server; whatever is asked from now on raises StoreUnavailable."""
        self._connection.close()


def open_neo4j(
    address: str,
    *,
    create: bool,
    password: str | None = None,
    patience: float = PATIENCE,
    changes_kept: int = CHANGES_KEPT,
) -> Neo4jStore:
    """Open the graph in the database that an address names, and lay it out when `create` is true.

    `password` is used when the address has none; `patience` is how many seconds transactions are
    tried again, `changes_kept` how many entries the log of changes keeps. Raises
    StoreAddressError for an address that is not understood, StoreUnavailable when the server or
    the database cannot be used or holds no graph yet, StoreMismatch when it holds other data, or
    a graph of another layout; all name the place and the way out.
    """
    connection = Connection(place_of(address, password), patience)
    try:
        _refuse_old_servers(connection)
        if not _is_laid_out(connection):
            if not create:
                raise StoreUnavailable(
                    f"{connection.shown}: there is no graph here yet; ingest something first"
                )
            _lay_out(connection)
        _keep_indexes(connection)
    except BaseException:
        connection.close()
        raise
    return Neo4jStore(connection, changes_kept)


def _refuse_old_servers(connection: Connection) -> None:
    version = connection.version()
    numbers = tuple(int(part) for part in re.findall(r"\d+", version)[:2])
    if numbers < _OLDEST_SERVER:
        raise StoreMismatch(
            f"{connection.shown}: the server is Neo4j {version}; 5.26 or later is needed"
        )


def _is_laid_out(connection: Connection) -> bool:
    """Say whether there is a graph; raises StoreMismatch for what is not to be touched."""

    ((nodes, layouts),) = connection.look(lambda transaction: transaction.rows(cypher.LOOK))
    if layouts:
        _refuse_other_layouts(connection, _upgraded(connection, layouts[0]))
        return True
    if nodes:
        raise StoreMismatch(
            f"{connection.shown}: the database holds data of another program; nothing was "
            "changed, give an empty database"
        )
    return False


def _upgraded(connection: Connection, layout: int) -> int:
    """Give the layout that a graph has, after making it one of this version where that is known."""
    if layout == cypher.BEFORE_STORIES:
        _keep_indexes(connection)
        tell_all(connection)
        layout = cypher.BEFORE_REVIEWS
    if layout != cypher.BEFORE_REVIEWS:
        return layout

    def some(transaction: Transaction) -> int:
        ((count,),) = transaction.rows(cypher.SAY_CODERS, limit=_AT_ONCE)
        return int(count)

    while connection.write(some):
        pass
    connection.write(lambda transaction: transaction.run(cypher.SET_LAYOUT, layout=cypher.LAYOUT))
    return cypher.LAYOUT


def _lay_out(connection: Connection) -> None:
    _keep_indexes(connection)

    def work(transaction: Transaction) -> int:
        ((layout,),) = transaction.rows(cypher.MAKE, layout=cypher.LAYOUT)
        return int(layout)

    _refuse_other_layouts(connection, connection.write(work))


def _refuse_other_layouts(connection: Connection, layout: int) -> None:
    if layout != cypher.LAYOUT:
        raise StoreMismatch(
            f"{connection.shown}: has layout {layout}, and this version reads {cypher.LAYOUT}; "
            "open it with the version that wrote it, or ingest the articles again into an empty "
            "database"
        )


def _keep_indexes(connection: Connection) -> None:
    """Make the constraints and indexes that are missing, and wait until they can be used."""
    there = dict(connection.look(lambda transaction: transaction.rows(cypher.INDEXES)))
    missing = [statement for name, statement in cypher.SCHEMA.items() if name not in there]
    for statement in missing:
        connection.make(statement)
    if missing or any(state != "ONLINE" for state in there.values()):
        connection.look(lambda transaction: transaction.run(cypher.AWAIT_INDEXES))
