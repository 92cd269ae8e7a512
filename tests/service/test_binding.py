"""Without keys the service is for this machine alone."""

from __future__ import annotations

import os
from pathlib import Path

import anyio
import httpx
import pytest

from graph_schema.binding import check_binding
from graph_schema.errors import SettingsError, StoreUnavailable
from graph_schema.settings import Settings, read_settings
from graph_schema.stores import open_store
from service.app import create_app
from service.asgi import application
from tests.service.client import Client, client_of, problem
from tests.service.conftest import SETTINGS
from tests.service.server import served


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "127.8.8.8", "::1", "[::1]", "localhost", "LOCALHOST"]
)
def test_loopback_is_let_be(host: str) -> None:
    check_binding(Settings(store="memory:", host=host))


@pytest.mark.parametrize(
    "host",
    [
        "0.0.0.0",  # noqa: S104 - what is to be refused
        "::",
        "192.168.1.4",
        "example.org",
        "localhost.example.org",
        "127.1",
    ],
)
def test_anything_else_is_refused_with_the_reason(host: str) -> None:
    with pytest.raises(SettingsError, match=r"ACTORGRAPH_HOST: .* without keys"):
        check_binding(Settings(store="memory:", host=host))


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost:8000", "[::1]:8000", "::1", "LocalHost"])
def test_loopback_names_are_answered(client: Client, host: str) -> None:
    assert client.request("GET", "/healthz", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example:8000", "localhost@evil.example", "", "[::]"]
)
@pytest.mark.parametrize("path", ["/v1/relations", "/docs", "/healthz"])
def test_another_host_is_refused(client: Client, host: str, path: str) -> None:
    answer = client.request("GET", path, headers={"Host": host})
    problem(answer, 421, "wrong-host")
    assert "evil" not in answer.text


def test_two_hosts_are_refused(client: Client) -> None:
    headers = [("Host", "localhost"), ("Host", "evil.example")]
    problem(client.request("GET", "/healthz", headers=headers), 421, "wrong-host")


def test_a_connection_from_outside_is_refused_whatever_it_calls_itself() -> None:
    with (
        open_store("memory:") as store,
        client_of(store, SETTINGS, "http://192.168.1.4:8000") as client,
    ):
        answer = client.request("GET", "/v1/relations", headers={"Host": "localhost:8000"})
        assert "loopback addresses alone" in problem(answer, 421, "wrong-host")["detail"]


def test_the_factory_serves_the_settings_of_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _clean(monkeypatch)
    monkeypatch.setenv("ACTORGRAPH_STORE", f"sqlite:///{tmp_path / 'graph.db'}")
    app = application()

    async def live() -> None:
        async with app.router.lifespan_context(app):
            transport = httpx.ASGITransport(app)
            async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as c:
                assert (await c.get("/readyz")).json()["status"] == "ready"
        with pytest.raises(StoreUnavailable):
            app.state.access.reader.revision()

    anyio.run(live)


def test_the_factory_refuses_a_host_that_is_not_loopback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _clean(monkeypatch)
    monkeypatch.setenv("ACTORGRAPH_STORE", f"sqlite:///{tmp_path / 'graph.db'}")
    monkeypatch.setenv("ACTORGRAPH_HOST", "0.0.0.0")  # noqa: S104 - what is to be refused
    with pytest.raises(SettingsError):
        application()
    assert not (tmp_path / "graph.db").exists()


def test_a_real_server_answers_over_a_socket() -> None:
    with open_store("memory:") as store, served(create_app(store, SETTINGS)) as base:
        assert httpx.get(f"{base}/readyz").json()["status"] == "ready"
        body = b'{"text": "' + b"a" * 30_000 + b'"}'
        headers = {"Content-Type": "application/json"}
        large = httpx.post(f"{base}/v1/articles", content=iter([body]), headers=headers)
        problem(large, 413, "too-large")
        problem(httpx.get(f"{base}/v1/actors/%FF%2F%00"), 422, "bad-parameter")


def test_the_origins_of_the_settings_may_ask_from_a_browser() -> None:
    settings = Settings(store="memory:", cors_origins=("http://localhost:3000",))
    with open_store("memory:") as store, client_of(store, settings) as client:
        allowed = client.request("GET", "/v1/schema", headers={"Origin": "http://localhost:3000"})
        assert allowed.headers["access-control-allow-origin"] == "http://localhost:3000"
        other = client.request("GET", "/v1/schema", headers={"Origin": "http://evil.example"})
        assert "access-control-allow-origin" not in other.headers


def test_origins_are_read_from_one_line_and_checked() -> None:
    line = {"ACTORGRAPH_CORS_ORIGINS": "http://localhost:3000, https://a.example"}
    assert read_settings(line).cors_origins == ("http://localhost:3000", "https://a.example")
    for bad in ("*", "localhost", "http://a.example/path", "null"):
        with pytest.raises(SettingsError, match="ACTORGRAPH_CORS_ORIGINS"):
            read_settings({"ACTORGRAPH_CORS_ORIGINS": bad})


def _clean(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("ACTORGRAPH_")]:
        monkeypatch.delenv(name)
