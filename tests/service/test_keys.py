"""With keys, everything but health and documentation needs one that may do what it does."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from graph_schema.errors import StoreUnavailable
from graph_schema.interfaces import Store
from graph_schema.keys import Keys, Scope
from service.gate import OPEN
from service.keyring import FRESH_SECONDS
from service.viewer import router as viewer
from tests.service.client import Client, client_of, problem
from tests.service.conftest import SETTINGS
from tests.service.keys import a_key, bearer
from tests.service.test_openapi import OPERATIONS

JSON = {"Content-Type": "application/json"}
# A path and body for each operation, with what it answers to whoever may do it.
ASKED = {
    "POST /v1/articles": b'{"text": "The army struck."}',
    "POST /v1/webhooks": b'{"url": "http://127.0.0.1/"}',
}
PARTS = {"/v1/actors/{id}": "SYR", "/v1/actors/{id}/neighbours": "SYR"}


@pytest.fixture
def tokens(store: Store) -> dict[Scope, str]:
    """Give a token of each scope alone."""
    return {scope: a_key(store, scope)[1] for scope in Scope}


@pytest.fixture
def guarded(store: Store, tokens: dict[Scope, str]) -> Iterator[Client]:
    """Give a client of a service that has keys, and its store full."""
    assert tokens
    with client_of(store, SETTINGS) as made:
        yield made


def _ask(client: Client, name: str, **headers: str) -> int:
    method, path = name.split()
    given = {**JSON, **headers}
    address = path.replace("{id}", PARTS.get(path, "a-none"))
    if path in ("/v1/paths",):
        address += "?source=SYR&target=TUR"
    if path == "/v1/stream":
        # Its headers alone: it never ends.
        method = "HEAD"
    content = ASKED.get(name)
    return client.request(method, address, content=content, headers=given).status_code


@pytest.mark.parametrize("name", OPERATIONS)
def test_each_operation_asks_for_a_key_and_its_scope(
    guarded: Client, tokens: dict[Scope, str], name: str
) -> None:
    needed = OPERATIONS[name].get("security")
    if needed is None:
        assert _ask(guarded, name) == 200
        return
    opening = {scope for one in needed for [scope] in one.values()}
    assert _ask(guarded, name) == 401
    for held, token in tokens.items():
        status = _ask(guarded, name, **bearer(token))
        if held in opening:
            assert status not in (401, 403), (name, held)
        else:
            assert status == 403, (name, held)


def test_what_is_open_is_what_the_documentation_says(guarded: Client) -> None:
    documented = {
        path.split()[1] for path, operation in OPERATIONS.items() if "security" not in operation
    }
    pages = {getattr(route, "path", "") for route in viewer.routes}
    assert documented | pages | {"/", "/openapi.json"} == OPEN
    for path in OPEN:
        assert guarded.get(path).status_code in (200, 307), path


def test_a_missing_key_is_told_how_to_send_one(guarded: Client) -> None:
    answer = guarded.get("/v1/relations")
    refused = problem(answer, 401, "unauthorized")
    assert answer.headers["www-authenticate"] == 'Bearer realm="actorgraph"'
    assert "Authorization: Bearer" in refused["detail"]


def test_a_missing_scope_is_named(guarded: Client, tokens: dict[Scope, str]) -> None:
    answer = guarded.request("DELETE", "/v1/articles/a-1", headers=bearer(tokens[Scope.READ]))
    refused = problem(answer, 403, "forbidden")
    assert "scope write" in refused["detail"]
    assert answer.headers["www-authenticate"] == (
        'Bearer realm="actorgraph", error="insufficient_scope", scope="write"'
    )
    assert guarded.request("GET", "/v1/articles/a-1", headers=bearer(tokens[Scope.READ])).is_success


def test_whoever_may_only_write_sees_the_jobs_that_it_gave(
    store: Store, guarded: Client, tokens: dict[Scope, str]
) -> None:
    writer, other = bearer(tokens[Scope.WRITE]), bearer(a_key(store, Scope.WRITE)[1])
    admin = bearer(tokens[Scope.ADMIN])
    body = {"text": "The army struck."}
    given = guarded.request("POST", "/v1/articles", json=body, headers=writer)
    path = given.headers["location"]
    seen = guarded.request("GET", path, headers=writer)
    assert (seen.status_code, seen.json()["state"]) == (200, "queued")
    # To others it is as if it were not there, until they give the same article.
    hidden = problem(guarded.request("GET", path, headers=other), 404, "not-found")
    unknown = problem(guarded.request("GET", "/v1/jobs/j-0", headers=other), 404, "not-found")
    assert hidden["detail"].replace(given.json()["id"], "j-0") == unknown["detail"]
    refused = problem(guarded.request("GET", path, headers=admin), 403, "forbidden")
    assert "scope read or write" in refused["detail"]
    again = guarded.request("POST", "/v1/articles", json=body, headers=other)
    assert again.json() == given.json()
    for may in (other, writer, bearer(tokens[Scope.READ])):
        assert guarded.request("GET", path, headers=may).json() == seen.json()


def test_a_path_that_is_nowhere_tells_nothing_without_a_key(
    guarded: Client, tokens: dict[Scope, str]
) -> None:
    for path in ("/nothing", "/v1/cypher", "/docs/", "/healthz/", "/HEALTHZ"):
        assert guarded.get(path).status_code == 401, path
    found = guarded.request("GET", "/nothing", headers=bearer(tokens[Scope.READ]))
    assert found.status_code == 404


def test_the_scheme_may_be_written_in_any_case(guarded: Client, tokens: dict[Scope, str]) -> None:
    for scheme in ("Bearer", "bearer", "BEARER"):
        given = {"Authorization": f"{scheme} {tokens[Scope.READ]}"}
        assert guarded.request("GET", "/v1/schema", headers=given).status_code == 200


def test_a_revoked_key_stops_within_a_second_or_so(store: Store) -> None:
    key, token = a_key(store)
    with client_of(store, SETTINGS) as client:
        assert client.request("GET", "/v1/schema", headers=bearer(token)).is_success
        Keys(store.registry).revoke(key.id, now=datetime.now(UTC))
        time.sleep(FRESH_SECONDS)
        answer = client.request("GET", "/v1/schema", headers=bearer(token))
        problem(answer, 401, "unauthorized")
        assert 'error="invalid_token"' in answer.headers["www-authenticate"]
        # The last key is revoked, and still nothing is open.
        assert client.get("/v1/schema").status_code == 401


def test_an_expired_key_opens_nothing(store: Store) -> None:
    _, token = a_key(store, expires=datetime.now(UTC) + timedelta(milliseconds=200))
    with client_of(store, SETTINGS) as client:
        time.sleep(0.2)
        assert client.request("GET", "/v1/schema", headers=bearer(token)).status_code == 401


def test_a_running_service_asks_for_keys_once_there_is_one(store: Store) -> None:
    with client_of(store, SETTINGS) as client:
        assert client.get("/v1/schema").status_code == 200
        _, token = a_key(store)
        time.sleep(FRESH_SECONDS)
        assert client.get("/v1/schema").status_code == 401
        assert client.request("GET", "/v1/schema", headers=bearer(token)).is_success


def test_a_key_that_is_sent_where_none_is_needed_does_no_harm(client: Client) -> None:
    assert client.request("GET", "/v1/schema", headers=bearer("anything")).is_success


def test_with_keys_any_host_and_address_is_answered(store: Store) -> None:
    _, token = a_key(store)
    with client_of(store, SETTINGS, "http://graph.example:80") as client:
        assert client.request("GET", "/v1/schema", headers=bearer(token)).is_success
        assert client.get("/v1/schema").status_code == 401


def test_a_store_that_does_not_answer_is_503_and_opens_nothing(store: Store) -> None:
    _, token = a_key(store)
    with client_of(store, SETTINGS) as client:
        store.close()
        answer = client.request("GET", "/v1/schema", headers=bearer(token))
        problem(answer, 503, "store-unavailable")
        assert client.get("/v1/schema").status_code == 401
        assert client.json("/healthz") == {"status": "ok"}
    with pytest.raises(StoreUnavailable), client_of(store, SETTINGS):
        pass


def test_a_browser_may_ask_before_it_sends_its_key(store: Store) -> None:
    a_key(store)
    settings = SETTINGS.model_copy(update={"cors_origins": ("http://localhost:3000",)})
    asking = {
        "Origin": "http://localhost:3000",
        "Access-Control-Request-Method": "GET",
        "Access-Control-Request-Headers": "authorization",
    }
    with client_of(store, settings) as client:
        answer = client.request("OPTIONS", "/v1/schema", headers=asking)
        assert answer.status_code == 200
        assert "Authorization" in answer.headers["access-control-allow-headers"]
        # A refusal can be read by the page too.
        origin = {"Origin": "http://localhost:3000"}
        refused = client.request("GET", "/v1/schema", headers=origin)
        assert refused.status_code == 401
        assert refused.headers["access-control-allow-origin"] == "http://localhost:3000"
