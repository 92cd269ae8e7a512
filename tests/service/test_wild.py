"""Whatever is asked, the service answers with a result or a refusal, and never fails."""

from __future__ import annotations

import json
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote, quote_from_bytes

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_schema.stores import open_store
from tests.service.client import Client, client_of
from tests.service.conftest import SETTINGS
from tests.service.graph import fill

NAMES = (
    *("source", "target", "actor", "party", "kind", "type", "quad", "since", "until", "speaker"),
    *("min_confidence", "polarity", "modality", "publisher", "language", "order", "limit"),
    *("cursor", "q", "article", "direction", "max_length", "x", "other", "contradicted", "step"),
    *("a", "b", "measure", "balanced", "seed", "resolution", "members", "min_claims"),
    *("queries", "extend", "prefix", "id"),
)
PATHS = (
    *("/v1/relations", "/v1/claims", "/v1/paths", "/v1/actors", "/v1/articles", "/v1/schema"),
    *("/v1/dyads/SYR/ISR", "/v1/dyads/Syria/إسرائيل/timeline", "/v1/dyads/SYR/%20/timeline"),
    *("/v1/mediators", "/v1/mediators?a=SYR&b=ISR", "/v1/triads", "/v1/centrality"),
    *("/v1/communities", "/v1/contradictions", "/v1/reconcile", "/v1/reconcile/preview"),
    *("/v1/reconcile/suggest/entity", "/v1/reconcile/suggest/type", "/v1/reconcile/properties"),
    *("/v1/actors/SYR", "/v1/actors/SYR/neighbours", "/v1/jobs/j", "/readyz", "/v1/claims/c"),
)
LIKELY = (
    *("SYR", "Syria", "سوريا", "Sharaa", "P-ahmed", "ATTACKS", "state", "material_conflict"),
    *("2026-03-14", "0001-01-01", "9999-12-31", "asserted", "actual", "ar", "claims", "50", "0"),
    *(
        "-1",
        "1e3",
        "NaN",
        "null",
        "' OR 1=1 --",
        "%",
        "*",
        "\x00",
        "\u202e",
        "\ufffd",
        " ",
        "a" * 300,
    ),
)
keys = st.lists(st.text(max_size=8) | st.integers() | st.none(), max_size=6)
cursors = keys.map(lambda key: urlsafe_b64encode(json.dumps(key).encode()).rstrip(b"="))
values = (
    st.sampled_from(LIKELY).map(lambda text: text.encode("utf-8"))
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=20).map(lambda t: t.encode())
    | st.binary(max_size=12)
    | cursors
)
queries = st.lists(st.tuples(st.sampled_from(NAMES), values), max_size=5)


@pytest.fixture(scope="module", params=["memory", "sqlite"])
def client(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Client]:
    """Give one client for many questions, which change nothing."""
    file = tmp_path_factory.mktemp("wild") / "graph.db"
    address = "memory:" if request.param == "memory" else f"sqlite:///{file}"
    with open_store(address) as store:
        fill(store)
        with client_of(store, SETTINGS) as made:
            yield made


@settings(max_examples=300, deadline=None)
@given(path=st.sampled_from(PATHS), query=queries)
def test_a_wild_query_never_fails(
    client: Client, path: str, query: list[tuple[str, bytes]]
) -> None:
    asked = "&".join(f"{name}={quote_from_bytes(value)}" for name, value in query)
    answer = client.request("GET", f"{path}{'&' if '?' in path else '?'}{asked}")
    assert answer.status_code < 500, (answer.request.url, answer.text)
    if answer.headers["content-type"] != "text/html; charset=utf-8":
        answer.json()


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(["/v1/actors/", "/v1/claims/", "/v1/articles/", "/v1/jobs/", "/"]),
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30),
)
def test_a_wild_path_never_fails(client: Client, start: str, rest: str) -> None:
    answer = client.request("GET", start + quote(rest, safe=""))
    assert answer.status_code < 500, (answer.request.url, answer.text)


bodies = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "text", "title", "language", "published"]), inner)
    ),
    max_leaves=8,
)


@settings(max_examples=150, deadline=None)
@given(bodies)
def test_a_wild_body_never_fails(client: Client, body: Any) -> None:
    answer = client.request(
        "POST",
        "/v1/articles",
        content=json.dumps(body).encode(),
        headers={"Content-Type": "application/json"},
    )
    assert answer.status_code < 500, answer.text


names = st.lists(
    st.text(max_size=15)
    | st.sampled_from(LIKELY)
    | st.dictionaries(st.sampled_from(["name", "kind", "party", "x"]), st.text(max_size=9)),
    max_size=4,
)


@settings(max_examples=150, deadline=None)
@given(names | bodies, st.integers() | st.none())
def test_wild_names_never_fail(client: Client, asked: Any, limit: int | None) -> None:
    body = json.dumps({"names": asked, "limit": limit} if limit else {"names": asked})
    answer = client.request(
        "POST", "/v1/match", content=body, headers={"Content-Type": "application/json"}
    )
    assert answer.status_code < 500, answer.text


queried = st.dictionaries(
    st.text(max_size=3),
    st.fixed_dictionaries(
        {},
        optional={
            "query": st.text(max_size=12) | st.sampled_from(LIKELY),
            "type": st.sampled_from(["state", "person", "x"]) | st.lists(st.text(max_size=3)),
            "limit": st.integers() | st.floats(),
            "properties": st.lists(
                st.fixed_dictionaries(
                    {
                        "pid": st.sampled_from(["party", "kind", "name_en", "office", "x"]),
                        "v": st.text(max_size=4) | st.booleans() | st.integers(),
                    }
                ),
                max_size=2,
            ),
            "type_strict": st.sampled_from(["any", "all", "should", "x"]),
        },
    ),
    max_size=3,
)


@settings(max_examples=200, deadline=None)
@given(queried | bodies, st.sampled_from(["queries", "extend", "x"]))
def test_wild_queries_of_reconciliation_never_fail(client: Client, asked: Any, field: str) -> None:
    answer = client.request("POST", "/v1/reconcile", data={field: json.dumps(asked)})
    assert answer.status_code < 500, answer.text


@settings(max_examples=80, deadline=None)
@given(st.binary(max_size=60))
def test_a_wild_form_never_fails(client: Client, body: bytes) -> None:
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    answer = client.request("POST", "/v1/reconcile", content=body, headers=headers)
    assert answer.status_code < 500, answer.text
