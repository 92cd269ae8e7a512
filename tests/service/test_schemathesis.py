"""What the OpenAPI document promises, asked of every operation by schemathesis."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import (
    not_a_server_error,
)
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)
from starlette.types import ASGIApp, Receive, Scope, Send

from graph_schema.interfaces import Store
from graph_schema.keys import Scope as KeyScope
from graph_schema.settings import Settings
from graph_schema.stores import open_store
from service.app import create_app
from tests.service import blocs
from tests.service.graph import fill
from tests.service.keys import a_key, bearer
from tests.service.test_openapi import OPERATIONS

MOST = 12
# Seconds for one answer, on a busy machine.
PATIENCE = 120
# It ends when the client goes; its own tests read it.
ENDLESS = "GET /v1/stream"
CHECKS = (
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    negative_data_rejection,
    unsupported_method,
)


class Local:
    """Hands on every request as one that came to this machine under its own name."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand on a request; each comes with its own lifespan, which would close the store."""
        if scope["type"] == "lifespan":
            await receive()
            await send({"type": "lifespan.startup.complete"})
            await receive()
            await send({"type": "lifespan.shutdown.complete"})
            return
        if scope["type"] == "http":
            others = [header for header in scope["headers"] if header[0] != b"host"]
            headers = [*others, (b"host", b"127.0.0.1:8000")]
            scope = {**scope, "server": ("127.0.0.1", 8000), "headers": headers}
        await self._app(scope, receive, send)


@pytest.fixture(scope="module", params=["sqlite", pytest.param("neo4j", marks=pytest.mark.live)])
def filled(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Store]:
    """Give a store with both small worlds in it."""
    if request.param == "sqlite":
        store = open_store(f"sqlite:///{tmp_path_factory.mktemp('promised') / 'graph.db'}")
    else:
        store = request.getfixturevalue("neo4j_pool").fresh()
    with store:
        fill(store)
        blocs.fill(store)
        yield store


@pytest.fixture(scope="module")
def token(filled: Store) -> str:
    """Give the token of a key that may do everything; the graph is closed to all others."""
    _, secret = a_key(filled, *KeyScope)
    return secret


@pytest.fixture(scope="module")
def document(filled: Store, token: str) -> Any:
    """Give the service's document, as the service gives it, with the service behind it."""
    settings = Settings(store="memory:", rate_per_minute=1_000_000)
    app = Local(create_app(filled, settings))
    return schemathesis.openapi.from_asgi("/openapi.json", app, headers=bearer(token))


def _wrong_as_written(value: object) -> bool:
    """Say whether what is wrong with a parameter can be seen: not of [] and [0] in a query."""
    if isinstance(value, dict):
        return any(map(_wrong_as_written, value.values()))
    if isinstance(value, list):
        return len(value) > 1 and any(map(_wrong_as_written, value))
    return value is not None


@pytest.mark.parametrize("mode", GenerationMode)
@pytest.mark.parametrize("name", [name for name in OPERATIONS if name != ENDLESS])
def test_every_answer_is_as_documented(
    document: Any, token: str, name: str, mode: GenerationMode
) -> None:
    method, path = name.split(" ")
    operation = document[path][method.lower()]

    strategy = operation.as_strategy(generation_mode=mode)
    if mode is GenerationMode.POSITIVE:
        # The documented examples are names that the graph knows.
        strategy = st.one_of(*operation.get_strategies_from_examples(), strategy)

    @settings(max_examples=MOST, deadline=None, suppress_health_check=list(HealthCheck))
    @given(strategy)
    def asked(case: schemathesis.Case[Any]) -> None:
        query = case.query if isinstance(case.query, dict) else {}
        assume(all(map(_wrong_as_written, query.values())))
        case.call_and_validate(headers=bearer(token), checks=list(CHECKS), timeout=PATIENCE)

    # What has no parameters cannot be asked wrongly.
    with suppress(Unsatisfiable):
        asked()
