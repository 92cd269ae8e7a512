"""What is no question in the reconciliation protocol is refused, by the field that is wrong."""

from __future__ import annotations

import json
from typing import Any

import pytest

from graph_schema.folding import fold
from tests.service.client import Client, problem
from tests.service.test_reconciliation import reconciled

HERE = "/v1/reconcile"


@pytest.mark.parametrize(
    ("field", "text", "told"),
    [
        ("queries", "{", "is not JSON"),
        ("queries", "[]", "an object"),
        ("queries", '{"q": {"query": "x", "limt": 1}}', "there is no such"),
        ("queries", '{"q": {"query": "x", "limit": 0}}', "greater than or equal to 1"),
        ("queries", json.dumps({str(n): {"query": "x"} for n in range(101)}), "at most 100"),
        ("queries", "[" * 6_000, "is not JSON"),
        ("queries", json.dumps({"q": {"properties": [{"pid": "party", "v": ""}] * 21}}), "20"),
        ("queries", json.dumps({"q": {"properties": [{"pid": "party", "v": [""] * 101}]}}), "100"),
        ("queries", '{"q": {"query": "\\ud800"}}', "is not JSON"),
        ("queries", '{"\\udfff": {"query": "x"}}', "is not JSON"),
        ("extend", '{"ids": ["SYR"]}', "is missing"),
        ("extend", '{"ids": ["SYR"], "properties": [{"id": "\\ud800"}]}', "is not JSON"),
    ],
)
def test_what_cannot_be_read_is_refused(client: Client, field: str, text: str, told: str) -> None:
    by_get = problem(client.get(HERE, **{field: text}), 422, "bad-parameter")
    by_form = problem(client.request("POST", HERE, data={field: text}), 422, "bad-body")
    for refused in (by_get, by_form):
        [error] = refused["errors"]
        assert error["where"].split(".")[0] == field
        assert told in error["reason"]


@pytest.mark.parametrize(
    ("content", "kind", "status", "slug"),
    [
        (b"{}", "application/json", 415, "wrong-media-type"),
        (b"", "application/x-www-form-urlencoded", 422, "bad-body"),
        (b"callback=f", "application/x-www-form-urlencoded", 422, "bad-body"),
        (b"queries={}&queries={}", "application/x-www-form-urlencoded", 422, "bad-body"),
        (b"queries={}&extend={}", "application/x-www-form-urlencoded", 422, "bad-body"),
        (b"queries=%ff", "application/x-www-form-urlencoded", 422, "bad-body"),
        (b"a=1&" * 20, "application/x-www-form-urlencoded", 422, "bad-body"),
    ],
)
def test_a_body_that_is_no_form_is_refused(
    client: Client, content: bytes, kind: str, status: int, slug: str
) -> None:
    answer = client.request("POST", HERE, content=content, headers={"Content-Type": kind})
    problem(answer, status, slug)


def test_a_long_value_is_compared_and_not_kept_in_memory(client: Client) -> None:
    def asked(value: str) -> list[Any]:
        query = {"query": "Syria", "properties": [{"pid": "alias", "v": value}]}
        [first, *_] = reconciled(client, q=query)["q"]["result"]
        return [feature["value"] for feature in first["features"]]

    assert asked("سوريّا") == [100.0, True]
    kept = fold.cache_info().currsize
    assert asked("سوريا" * 400) == asked("Syria" * 400) == [100.0, False]
    assert fold.cache_info().currsize == kept


def test_a_long_value_is_no_name(client: Client) -> None:
    query = {"properties": [{"pid": "name_en", "v": "Syria " * 400}]}
    assert reconciled(client, q=query)["q"]["result"] == []
