"""Servers that the tests of a session share: Community has one database each."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from neo4j import GraphDatabase

from graph_schema.errors import StoreUnavailable
from graph_schema.interfaces import Store
from graph_schema.stores import open_store
from tests.neo4j.jars import LTS, Installation, installation, line_of
from tests.neo4j.server import USER, Neo4jServer


class Neo4jPool:
    """As many servers as stores are open at once, which is two at most."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._servers: list[Neo4jServer] = []
        self._opened: dict[int, Store] = {}

    def server(self, number: int) -> Neo4jServer:
        """Give a server, running; raises NoNeo4j where none can be had."""
        while len(self._servers) <= number:
            home = self._folder / f"server-{len(self._servers)}"
            self._servers.append(Neo4jServer(home, runs=_runs()))
        server = self._servers[number]
        if not server.running:
            server.start()
        return server

    def fresh(self, **given: Any) -> Store:
        """Open a new, empty store on the first server whose last store was closed."""
        number = 0
        while number in self._opened and _is_open(self._opened[number]):
            number += 1
        server = self.server(number)
        empty(server)
        self._opened[number] = open_store(server.address, **given)
        return self._opened[number]

    def kill(self) -> None:
        """End all servers at once; nobody wants their data any more."""
        for server in self._servers:
            server.kill()


def _runs() -> Installation:
    """Give the long-term line, or the version that the environment names."""
    version = os.environ.get("NEO4J_TEST_VERSION")
    return installation(line_of(version) if version else LTS)


def empty(server: Neo4jServer) -> None:
    """Take all nodes out of the database of a server; its indexes stay."""
    with GraphDatabase.driver(f"bolt://{server.host}", auth=(USER, server.password)) as driver:
        driver.execute_query("MATCH (n) DETACH DELETE n")


def _is_open(store: Store) -> bool:
    try:
        store.reader.revision()
    except StoreUnavailable:
        return False
    return True
