"""The reconciliation protocol, as its specification (version 0.2) writes it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft7Validator

from graph_schema.interfaces import Store
from graph_schema.stores.memory.store import MemoryStore
from service.answers.reconciliation import suggested_actors
from tests.builders import an_actor, coded
from tests.service.client import Client, client_of, problem
from tests.service.conftest import SETTINGS
from tests.service.graph import AHMED, SHAIBANI

# What the specification says of each answer, in our own words.
_TYPES = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["id"],
        "properties": {"id": {"type": "string"}, "name": {"type": "string"}},
    },
}
_PLACE = {
    "type": "object",
    "properties": {"service_url": {"type": "string"}, "service_path": {"type": "string"}},
}
_TEMPLATE = {"type": "string", "pattern": r"\{\{id\}\}"}
MANIFEST = {
    "type": "object",
    "required": ["versions", "name", "identifierSpace", "schemaSpace"],
    "properties": {
        "versions": {"type": "array", "contains": {"const": "0.2"}},
        "name": {"type": "string"},
        "identifierSpace": {"type": "string", "format": "uri"},
        "schemaSpace": {"type": "string", "format": "uri"},
        "documentation": {"type": "string"},
        "serviceVersion": {"type": "string"},
        "defaultTypes": {**_TYPES, "uniqueItems": True},
        "view": {"type": "object", "required": ["url"], "properties": {"url": _TEMPLATE}},
        "preview": {
            "type": "object",
            "required": ["url", "width", "height"],
            "properties": {
                "url": _TEMPLATE,
                "width": {"type": "integer"},
                "height": {"type": "integer"},
            },
        },
        "suggest": {
            "type": "object",
            "properties": {"entity": _PLACE, "property": _PLACE, "type": _PLACE},
        },
        "extend": {
            "type": "object",
            "properties": {"propose_properties": _PLACE, "property_settings": {"type": "array"}},
        },
    },
}
RESULTS = {
    "type": "object",
    "additionalProperties": {
        "type": "object",
        "required": ["result"],
        "properties": {
            "result": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["id", "name", "score"],
                    "properties": {
                        "id": {"type": "string"},
                        "name": {"type": "string"},
                        "description": {"type": "string"},
                        "score": {"type": "number"},
                        "match": {"type": "boolean"},
                        "type": _TYPES,
                        "features": {
                            "type": "array",
                            "items": {
                                "type": "object",
                                "properties": {
                                    "id": {"type": "string"},
                                    "value": {"type": ["boolean", "number"]},
                                },
                            },
                        },
                    },
                },
            }
        },
    },
}
_TEXT = {
    "type": "object",
    "required": ["str"],
    "properties": {"str": {"type": "string"}},
    "additionalProperties": False,
}
_ENTITY = {
    "type": "object",
    "required": ["id", "name"],
    "properties": {"id": {"type": "string"}, "name": {"type": "string"}},
    "additionalProperties": False,
}
_PROPERTIES = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["id", "name"],
        "properties": {"id": {"type": "string"}, "name": {"type": "string"}},
    },
}
EXTENSION = {
    "type": "object",
    "required": ["rows", "meta"],
    "properties": {
        "meta": _PROPERTIES,
        "rows": {
            "type": "object",
            "additionalProperties": {
                "type": "object",
                "additionalProperties": {"type": "array", "items": {"oneOf": [_TEXT, _ENTITY]}},
            },
        },
    },
}
SUGGESTIONS = {
    "type": "object",
    "required": ["result"],
    "properties": {
        "result": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id", "name"],
                "properties": {
                    "id": {"type": "string"},
                    "name": {"type": "string"},
                    "description": {"type": "string"},
                    "notable": _TYPES,
                },
            },
        }
    },
}
HERE = "/v1/reconcile"


def checked(answer: Any, schema: dict[str, Any]) -> Any:
    """Give an answer, after checking that it is as the specification says."""
    Draft7Validator(schema).validate(answer)
    return answer


def reconciled(client: Client, **queries: Any) -> Any:
    """Give the results of a batch, which are the same by GET and by a form."""
    text = json.dumps(queries)
    by_get = client.json(HERE, queries=text)
    by_form = client.request("POST", HERE, data={"queries": text})
    assert by_form.status_code == 200, by_form.text
    assert by_form.json() == by_get
    assert by_form.headers["graph-revision"] == "4"
    assert set(by_get) == set(queries)
    return checked(by_get, RESULTS)


def extended(client: Client, ids: list[str], *properties: str) -> Any:
    """Give the values of properties."""
    asked = {"ids": ids, "properties": [{"id": pid} for pid in properties]}
    return checked(client.json(HERE, extend=json.dumps(asked)), EXTENSION)


def test_the_manifest_leads_to_every_part(client: Client) -> None:
    manifest = checked(client.json(HERE), MANIFEST)
    base = "http://127.0.0.1:8000"
    for part in ("entity", "type", "property"):
        place = manifest["suggest"][part]
        url = place["service_url"] + place["service_path"]
        assert url.startswith(base)
        checked(client.json(url.removeprefix(base), prefix="s"), SUGGESTIONS)
    place = manifest["extend"]["propose_properties"]
    found = client.json((place["service_url"] + place["service_path"]).removeprefix(base))
    checked(found["properties"], _PROPERTIES)
    for template in (manifest["view"]["url"], manifest["preview"]["url"]):
        page = client.get(template.replace("{{id}}", "SYR").removeprefix(base))
        assert page.status_code == 200


def test_behind_a_proxy_the_manifest_leads_to_the_public_address(store: Store) -> None:
    public = "https://graph.example/news"
    settings = SETTINGS.model_copy(update={"public_url": public})
    with client_of(store, settings) as client:
        text = client.get(HERE).text
    assert f'"{public}/v1/reconcile/preview?id={{{{id}}}}"' in text
    assert text.count('"http') == text.count(f'"{public}/')


def test_a_batch_is_reconciled(client: Client) -> None:
    found = reconciled(
        client,
        q0={"query": "Syria"},
        q1={"query": "Shaybani", "type": ["person"], "type_strict": "any", "limit": 1},
        q2={"query": "Sharaa"},
        q3={"query": "Zzyzx"},
        q4={"query": "Syria", "type": "organization"},
        q5={"query": "Netanyahu, Benjamin"},
    )
    [syria] = [c for c in found["q0"]["result"] if c["match"]]
    assert (syria["id"], syria["score"], syria["type"][0]["id"]) == ("SYR", 100.0, "state")
    [shaibani] = found["q1"]["result"]
    assert (shaibani["id"], shaibani["match"]) == (SHAIBANI, True)
    assert shaibani["score"] < 100
    assert not any(c["match"] for c in found["q2"]["result"])
    assert [c["id"] for c in found["q5"]["result"] if c["match"]] == ["P-netanyahu"]
    assert found["q3"]["result"] == found["q4"]["result"] == []


@pytest.mark.parametrize("party", ["SYR", "سوريا", {"id": "SYR"}, ["TUR", "Syria"]])
def test_properties_tell_namesakes_apart(client: Client, party: Any) -> None:
    query = {"query": "Sharaa", "properties": [{"pid": "party", "v": party}]}
    first, second = reconciled(client, q=query)["q"]["result"][:2]
    assert first["id"] == AHMED
    assert first["score"] > second["score"]
    assert {"id": "party", "value": True} in first["features"]
    assert {"id": "party", "value": False} in second["features"]


def test_a_query_may_have_its_name_in_a_property(client: Client) -> None:
    query = {"properties": [{"pid": "name_ar", "v": "سوريا"}]}
    [first, *_] = reconciled(client, q=query)["q"]["result"]
    assert (first["id"], first["match"]) == ("SYR", True)
    differs = {"query": "Syria", "properties": [{"pid": "sector", "v": "REB"}]}
    [first, *_] = reconciled(client, q=differs)["q"]["result"]
    assert (first["score"], first["match"]) == (80.0, False)


def test_data_is_extended(client: Client) -> None:
    found = extended(client, ["SYR", SHAIBANI, "NOBODY"], "name_ar", "party", "office", "colour")
    assert [meta["id"] for meta in found["meta"]] == ["name_ar", "party", "office", "colour"]
    assert found["rows"] == {
        "SYR": {
            "name_ar": [{"str": "سوريا"}],
            "party": [{"id": "SYR", "name": "Syria"}],
            "office": [],
            "colour": [],
        },
        SHAIBANI: {
            "name_ar": [],
            "party": [{"id": "SYR", "name": "Syria"}],
            "office": [{"str": "وزير الخارجية"}],
            "colour": [],
        },
        "NOBODY": {"name_ar": [], "party": [], "office": [], "colour": []},
    }
    assert extended(client, ["HAMAS"], "kind")["rows"]["HAMAS"]["kind"] == [{"str": "organization"}]


def test_suggestions_begin_as_typed(client: Client) -> None:
    actors = client.json(f"{HERE}/suggest/entity", prefix="Syr")["result"]
    assert actors[0]["id"] == "SYR"
    assert client.json(f"{HERE}/suggest/entity", prefix="Syr", cursor=len(actors))["result"] == []
    kinds = client.json(f"{HERE}/suggest/type", prefix="دول")["result"]
    assert [kind["id"] for kind in kinds] == ["state"]
    found = client.json(f"{HERE}/suggest/property", prefix="arab")["result"]
    assert [p["id"] for p in found] == ["name_ar"]
    few = client.json(f"{HERE}/properties", type="person", limit=2)
    assert (few["type"], len(few["properties"])) == ("person", 2)


def test_suggestions_that_begin_as_typed_come_first() -> None:
    names = ("Free Sudan", "Sudanese Army", "South Sudan", "Sudanese Farmers")
    with MemoryStore() as store:
        store.writer.put(coded("a-1", actors=[an_actor(name, name=name) for name in names]))
        found = suggested_actors(store.reader, "sudan", 0).result
        assert [found.id for found in found] == [
            *("Sudanese Army", "Sudanese Farmers", "Free Sudan", "South Sudan")
        ]
        assert suggested_actors(store.reader, "sudan", 2).result == found[2:]


def test_a_preview_shows_an_actor_and_escapes_what_it_shows(client: Client) -> None:
    page = client.get(f"{HERE}/preview", id=SHAIBANI)
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert "أسعد الشيباني" in page.text
    assert "وزير الخارجية (Syria)" in page.text
    refused = client.get(f"{HERE}/preview", id="<script>")
    problem(refused, 404, "unknown-actor")
