"""One server for all tests of Browser, with the sample articles in its graph."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from neo4j import Driver, GraphDatabase

from graph_schema.browser.style import Caption
from graph_schema.stores import open_store
from tests.browser.samples import coded_samples
from tests.neo4j.jars import NoNeo4j, installation
from tests.neo4j.server import Neo4jServer, free_port
from tests.neo4j.site import styled_conf, with_site


@pytest.fixture(scope="package")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4jServer]:
    """Give a running server as `make neo4j` starts it, the annotated samples in its graph."""
    home = tmp_path_factory.mktemp("neo4j")
    ports = (free_port(), free_port())
    try:
        runs = with_site(installation(), home / "site")
        running = Neo4jServer(home, conf=styled_conf(ports[1], Caption.AR), ports=ports, runs=runs)
    except NoNeo4j as reason:
        pytest.skip(str(reason))
    try:
        running.start()
        with open_store(running.address) as store:
            for article in coded_samples():
                store.writer.put(article)
        yield running
    finally:
        running.stop()


@pytest.fixture(scope="package")
def driver(server: Neo4jServer) -> Iterator[Driver]:
    """Give a bare driver, as Browser has one."""
    with GraphDatabase.driver(f"bolt://{server.host}", auth=("neo4j", server.password)) as opened:
        yield opened
