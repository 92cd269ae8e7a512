"""Questions in Cypher are off by default, and never on without Neo4j."""

from __future__ import annotations

import pytest

from graph_schema.errors import SettingsError
from graph_schema.interfaces import Store
from graph_schema.settings import Settings, read_settings
from service.app import create_app
from tests.service.client import Client, problem


def test_the_route_is_not_there_by_default(client: Client) -> None:
    answer = client.request("POST", "/v1/cypher", json={"query": "RETURN 1"})
    problem(answer, 404, "not-found")
    assert "/v1/cypher" not in client.json("/openapi.json")["paths"]


def test_a_store_without_cypher_refuses_it_at_the_start(store: Store) -> None:
    assert store.cypher is None
    with pytest.raises(SettingsError, match="ACTORGRAPH_CYPHER: on needs a graph in Neo4j"):
        create_app(store, Settings(store="memory:", cypher=True))


def test_its_limits_are_settings() -> None:
    read = read_settings({"ACTORGRAPH_CYPHER": "on", "ACTORGRAPH_CYPHER_ROWS": "7"})
    assert (read.cypher, read.cypher_rows, read.cypher_seconds) == (True, 7, 10)
    with pytest.raises(SettingsError, match="ACTORGRAPH_CYPHER_SECONDS"):
        read_settings({"ACTORGRAPH_CYPHER_SECONDS": "0"})
