"""The documentation is whole, and its examples are what it says they are."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib.metadata import version
from typing import Any

import pytest

from graph_schema.settings import Settings
from graph_schema.stores import open_store
from service.app import create_app
from tests.service.client import Client, client_of
from tests.service.conftest import SETTINGS
from tests.service.json_schema import faults, resolve

DOCUMENT = create_app(open_store("memory:"), Settings(store="memory:")).openapi()
OPERATIONS = {
    f"{method.upper()} {path}": operation
    for path, operations in DOCUMENT["paths"].items()
    for method, operation in operations.items()
}
# These change without a change of the graph, or never end.
UNCONDITIONAL = ("jobs", "stream", "webhooks")
TEXTS = {
    "GET /v1/stream": "text/event-stream",
    "GET /v1/reconcile/preview": "text/html",
    "GET /metrics": "text/plain",
}
# The graph has no part in these.
CONSTANT = {"GET /v1/schema"}
# These ask with a body and change nothing.
ASKING = {"POST /v1/match", "POST /v1/reconcile"}
# Whoever watches the service needs no key.
OPEN = {"GET /healthz", "GET /readyz"}
PATHS = {
    "/v1/actors",
    "/v1/actors/{id}",
    "/v1/actors/{id}/neighbours",
    "/v1/match",
    "/v1/reconcile",
    "/v1/reconcile/suggest/entity",
    "/v1/reconcile/suggest/type",
    "/v1/reconcile/suggest/property",
    "/v1/reconcile/properties",
    "/v1/reconcile/preview",
    "/v1/relations",
    "/v1/dyads/{a}/{b}",
    "/v1/dyads/{a}/{b}/timeline",
    "/v1/mediators",
    "/v1/triads",
    "/v1/centrality",
    "/v1/communities",
    "/v1/contradictions",
    "/v1/claims",
    "/v1/claims/{id}",
    "/v1/paths",
    "/v1/export/{format}",
    "/v1/articles",
    "/v1/articles/{id}",
    "/v1/jobs/{id}",
    "/v1/schema",
    "/v1/judgements",
    "/v1/judgements/{one}/{other}",
    "/v1/verdicts",
    "/v1/verdicts/{id}",
    "/v1/stream",
    "/v1/deletions",
    "/v1/webhooks",
    "/v1/webhooks/{id}",
    "/v1/webhooks/{id}/revive",
    "/metrics",
    "/healthz",
    "/readyz",
}


def test_the_paths_and_the_version_are_as_promised() -> None:
    assert set(DOCUMENT["paths"]) == PATHS
    assert DOCUMENT["info"]["version"] == version("actorgraph")
    ids = [operation["operationId"] for operation in OPERATIONS.values()]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("name", OPERATIONS)
def test_each_operation_is_described_and_documents_its_errors(name: str) -> None:
    operation = OPERATIONS[name]
    assert operation["summary"]
    assert operation["description"]
    [tag] = operation["tags"]
    assert tag in {known["name"] for known in DOCUMENT["tags"]}
    answers = operation["responses"]
    assert {"421", "422", "500", "503"} <= set(answers)
    # What an operation adds under a status must not take the place of what all may answer.
    for status, kind in (("422", "bad-parameter"), ("503", "store-unavailable")):
        assert kind in answers[status]["content"]["application/problem+json"]["examples"]
    if name.startswith("GET /v1") and not any(part in name for part in UNCONDITIONAL):
        assert "304" in answers
        named = {"Content-Disposition"} if "export" in name else set()
        revision = set() if name in CONSTANT else {"Graph-Revision"}
        assert set(answers["200"]["headers"]) == {"ETag"} | revision | named
    for status, answer in answers.items():
        content = answer.get("content", {})
        if int(status) >= 400:
            assert list(content) == ["application/problem+json"]
        elif status in {"200", "201", "202"} and "export" not in name:
            assert list(content) == [TEXTS.get(name, "application/json")]


@pytest.mark.parametrize("name", OPERATIONS)
def test_each_example_is_what_the_schema_says(name: str) -> None:
    checked = list(_examples(OPERATIONS[name]))
    assert len(checked) >= 5
    for example, schema in checked:
        assert not list(faults(example, schema, DOCUMENT)), example


def test_no_answer_has_a_default_or_a_field_that_may_be_missing() -> None:
    schemas = dict(DOCUMENT["components"]["schemas"])
    assert schemas.pop("ArticleBody")["required"] == ["text"]
    assert schemas.pop("MatchBody")["required"] == ["names"]
    assert schemas.pop("MatchName")["required"] == ["name"]
    assert schemas.pop("WebhookBody")["required"] == ["url"]
    assert schemas.pop("JudgementBody")["required"] == ["sameness"]
    assert schemas.pop("VerdictBody")["required"] == ["correctness"]
    for name, schema in schemas.items():
        properties = schema.get("properties", {})
        assert set(schema.get("required", ())) == set(properties), name
        assert not any("default" in field for field in properties.values()), name


@pytest.mark.parametrize("name", OPERATIONS)
def test_each_answer_of_the_graph_says_of_which_revision_it_is(name: str) -> None:
    told = OPERATIONS[name]["responses"].get("200", {})
    if "Graph-Revision" not in told.get("headers", {}) or "reconcile" in name or "export" in name:
        # The protocol of reconciliation and the formats of files have their own fields.
        return
    schema = resolve(told["content"]["application/json"]["schema"]["$ref"], DOCUMENT)
    revision = schema["properties"]["revision"]
    assert (revision["type"], "Graph-Revision" in revision["description"]) == ("integer", True)


def test_the_least_confidence_says_whether_it_is_that_of_a_claim_or_of_the_surest() -> None:
    of_relations = {
        *("/v1/relations", "/v1/actors/{id}/neighbours", "/v1/paths", "/v1/export/{format}"),
        *("/v1/mediators", "/v1/contradictions"),
        *("/v1/triads", "/v1/centrality", "/v1/communities"),
    }
    of_claims = {"/v1/claims", "/v1/stream", "/v1/dyads/{a}/{b}", "/v1/dyads/{a}/{b}/timeline"}
    told = {
        name.removeprefix("GET "): parameter["description"]
        for name, operation in OPERATIONS.items()
        for parameter in operation.get("parameters", ())
        if parameter["name"] == "min_confidence"
    }
    assert {path for path, words in told.items() if "surest claim" in words} == of_relations
    assert {path for path, words in told.items() if "are left out" in words} == of_claims
    assert set(told) == of_relations | of_claims


def test_links_have_one_shape_everywhere() -> None:
    seen = set()
    for name, schema in DOCUMENT["components"]["schemas"].items():
        for field, told in schema.get("properties", {}).items():
            assert not re.search(r"(^|_)(link|href)$", field), (name, field)
            if field == "links":
                linked = resolve(told["$ref"], DOCUMENT)
                assert all(link["type"] == "string" for link in linked["properties"].values())
                seen.add(name)
    assert {"ClaimShape", "RelationShape", "Side", "TypeSums", "NeighbourRelation"} <= seen
    assert {"ArticleItem", "JobShape", "WebhookShape", "Profile", "DyadAnswer"} <= seen


@pytest.mark.parametrize("name", OPERATIONS)
def test_each_operation_says_which_scope_it_needs_and_how_it_refuses(name: str) -> None:
    operation = OPERATIONS[name]
    if name in OPEN:
        assert "security" not in operation
        return
    # Either of them opens it.
    needed = [(scheme, one) for ways in operation["security"] for scheme, [one] in ways.items()]
    for scheme, _ in needed:
        assert DOCUMENT["components"]["securitySchemes"][scheme]["scheme"] == "bearer"
    changes = name.split()[0] != "GET" and name not in ASKING
    wanted = {"admin"} if "webhooks" in name else {"write"} if changes else {"read"}
    if "/v1/jobs/" in name:
        wanted |= {"write"}
    assert {scope for _, scope in needed} == wanted
    for status, header in (
        ("401", "WWW-Authenticate"),
        ("403", "WWW-Authenticate"),
        ("429", "Retry-After"),
    ):
        assert header in operation["responses"][status]["headers"]


def test_every_reference_leads_somewhere() -> None:
    text = json.dumps(DOCUMENT)
    for name in DOCUMENT["components"]["schemas"]:
        assert f'"#/components/schemas/{name}"' in text
    assert text.count('"$ref"') == text.count('"#/components/schemas/')


def test_a_live_answer_is_what_the_schema_says(client: Client) -> None:
    for name in ("relations", "claims", "actors", "articles", "schema"):
        schema = _answer_schema(OPERATIONS[f"GET /v1/{name}"])
        assert not list(faults(client.json(f"/v1/{name}"), schema, DOCUMENT))
    for name, path in (
        ("actors/{id}", "actors/SYR"),
        ("actors/{id}/neighbours", "actors/SYR/neighbours"),
        ("articles/{id}", "articles/a-1"),
        ("dyads/{a}/{b}", "dyads/SYR/ISR"),
        ("dyads/{a}/{b}/timeline", "dyads/SYR/ISR/timeline"),
        ("mediators", "mediators?a=ISR&b=HAMAS"),
        ("triads", "triads"),
        ("centrality", "centrality"),
        ("communities", "communities"),
        ("contradictions", "contradictions"),
        ("reconcile", "reconcile"),
        ("reconcile/suggest/entity", "reconcile/suggest/entity?prefix=sy"),
    ):
        schema = _answer_schema(OPERATIONS[f"GET /v1/{name}"])
        assert not list(faults(client.json(f"/v1/{path}"), schema, DOCUMENT))


def test_a_browser_is_led_to_the_documentation() -> None:
    with open_store("memory:") as store, client_of(store, SETTINGS) as client:
        answer = client.get("/")
        assert (answer.status_code, answer.headers["location"]) == (307, "/docs")
        assert client.get("/docs").status_code == 200
        assert client.json("/openapi.json") == DOCUMENT


def _examples(operation: dict[str, Any]) -> Iterator[tuple[Any, dict[str, Any]]]:
    for parameter in operation.get("parameters", ()):
        assert parameter["description"], parameter
        schema = parameter["schema"]
        assert schema.get("examples"), parameter
        yield from ((example, schema) for example in schema["examples"])
    if "requestBody" in operation:
        for content in operation["requestBody"]["content"].values():
            schema = content["schema"]
            body = resolve(schema["$ref"], DOCUMENT) if "$ref" in schema else schema
            each = {name: field.get("examples") for name, field in body["properties"].items()}
            yield content.get("example") or {name: e[0] for name, e in each.items()}, schema
    for answer in operation["responses"].values():
        for header in answer.get("headers", {}).values():
            yield header["example"], header["schema"]
        for content in answer.get("content", {}).values():
            if content["schema"].get("format") == "binary":
                continue
            shown = content.get("examples", {"": {"value": content.get("example")}})
            for example in shown.values():
                yield example["value"], content["schema"]


def _answer_schema(operation: dict[str, Any]) -> dict[str, Any]:
    schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
    assert isinstance(schema, dict)
    return schema
