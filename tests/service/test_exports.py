"""Exports over HTTP: the file that the format gives, of the graph that the filter leaves."""

from __future__ import annotations

import csv
import io
import json
import sys
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import anyio
import pytest
from starlette.requests import ClientDisconnect
from starlette.types import Message

from graph_schema.exports.formats import FORMATS
from graph_schema.exports.tables import Edges
from graph_schema.interfaces import Store
from graph_schema.queries import GraphFilter
from service.sending import Sent
from tests.builders import coded
from tests.contract.world import pages
from tests.service.client import Client, problem

QUESTIONS: tuple[dict[str, Any], ...] = (
    {},
    {"source": "Israel"},
    {"target": "سوريا"},
    {"actor": "syr", "quad": ["material_conflict", "verbal_conflict"]},
    {"party": "Israel"},
    {"kind": "state", "type": "ATTACKS"},
    {"since": "2026-03-15", "until": "2026-03-16"},
    {"min_confidence": 60},
    {"polarity": "negated"},
    {"modality": "hypothetical"},
    {"speaker": "أسعد الشيباني"},
    {"publisher": "SANA"},
    {"language": "ar"},
)


@pytest.mark.parametrize("form", FORMATS)
def test_each_format_is_a_file_of_one_revision(client: Client, store: Store, form: str) -> None:
    known = FORMATS[form]
    answer = client.get(f"/v1/export/{form}")
    assert answer.status_code == 200, answer.text
    with store.reader.view() as view:
        chosen = known.selection(view, GraphFilter(), None, None)
        assert answer.content == b"".join(known.write(chosen))
    assert answer.headers["content-type"].partition(";")[0] == known.media_type
    name = f"actorgraph-{known.edges[0]}-r4.{known.suffix}"
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'
    assert answer.headers["graph-revision"] == "4"


def test_a_file_that_still_holds_is_not_sent_again(client: Client, store: Store) -> None:
    tags = {}
    for path in ("/v1/export/csv", "/v1/export/csv?edges=claims", "/v1/export/gexf"):
        first = client.get(path)
        tags[path] = first.headers["etag"]
        again = client.request("GET", path, headers={"If-None-Match": tags[path]})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["graph-revision"] == "4"
    assert len(set(tags.values())) == 3
    store.writer.put(coded("a-9"))
    for path, tag in tags.items():
        later = client.request("GET", path, headers={"If-None-Match": tag})
        assert (later.status_code, later.headers["graph-revision"]) == (200, "5")


@pytest.mark.parametrize("form", ["csv", "gexf", "parquet"])
def test_head_tells_of_a_file_without_sending_it(client: Client, form: str) -> None:
    got, head = (client.request(method, f"/v1/export/{form}") for method in ("GET", "HEAD"))
    assert (head.status_code, head.content) == (200, b"")
    for name in ("content-disposition", "content-type", "etag", "graph-revision"):
        assert head.headers[name] == got.headers[name]


@pytest.mark.parametrize("asked", QUESTIONS, ids=str)
def test_filters_leave_what_they_leave_elsewhere(client: Client, asked: dict[str, Any]) -> None:
    relations = client.json("/v1/relations", **asked, limit=1000)["items"]
    graph = client.json("/v1/export/node-link", **asked)
    assert [(e["source"], e["type"], e["target"], e["claims"]) for e in graph["edges"]] == [
        (r["source"]["id"], r["type"]["id"], r["target"]["id"], r["claims"]) for r in relations
    ]
    assert {node["id"] for node in graph["nodes"]} == {
        end for edge in graph["edges"] for end in (edge["source"], edge["target"])
    }
    claims = client.json("/v1/claims", **asked, limit=1000)["items"]
    lines = client.get("/v1/export/jsonl", **asked).text.splitlines()
    assert [json.loads(line)["id"] for line in lines] == [claim["id"] for claim in claims]
    table = _csv(client.get("/v1/export/csv", **asked, edges="claims").content)
    assert [row["quote"] for row in table] == [claim["quote"] for claim in claims]


def test_an_article_can_be_exported(client: Client) -> None:
    edges = client.json("/v1/export/cytoscape", article="a-1", edges="claims")["elements"]["edges"]
    claims = client.json("/v1/articles/a-1")["claims"]
    assert {edge["data"]["id"] for edge in edges} == {claim["id"] for claim in claims}


def test_edges_and_parts_are_chosen(client: Client) -> None:
    nodes = client.get("/v1/export/parquet", part="nodes")
    edges = client.get("/v1/export/parquet", part="edges", edges="claims")
    assert "actorgraph-nodes-r4.parquet" in nodes.headers["content-disposition"]
    assert "actorgraph-claims-r4.parquet" in edges.headers["content-disposition"]
    assert nodes.content[:4] == edges.content[:4] == b"PAR1"


@pytest.mark.parametrize(
    ("path", "status", "slug", "where"),
    [
        ("/v1/export/xlsx", 422, "bad-parameter", "format"),
        ("/v1/export/csv?part=nodes", 422, "bad-parameter", "part"),
        ("/v1/export/jsonl?edges=relations", 422, "bad-parameter", "edges"),
        ("/v1/export/csv?edges=nodes", 422, "bad-parameter", "edges"),
        ("/v1/export/csv?limit=3", 422, "bad-parameter", "limit"),
        ("/v1/export/csv?source=SYR&source=ISR", 422, "bad-parameter", "source"),
        ("/v1/export/csv?type=LOVES", 422, "bad-parameter", "type"),
        ("/v1/export/csv?since=2026-02-02&until=2026-01-01", 422, "bad-parameter", "since"),
        ("/v1/export/csv?source=Atlantis", 404, "unknown-actor", "source"),
        ("/v1/export/csv?speaker=al-Sharaa", 409, "ambiguous-actor", "speaker"),
    ],
)
def test_what_cannot_be_exported_is_refused(
    client: Client, path: str, status: int, slug: str, where: str
) -> None:
    answer = client.get(path)
    assert problem(answer, status, slug)["errors"][0]["where"] == where
    assert "content-disposition" not in answer.headers


def test_without_its_library_a_format_is_refused(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A None among the modules is how Python is told that one is not there.
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    told = problem(client.get("/v1/export/parquet"), 406, "format-unavailable")
    assert "install the extra parquet" in told["detail"]
    assert client.get("/v1/export/csv").status_code == 200


def test_a_store_that_fails_at_once_is_a_problem_and_not_half_a_file(
    client: Client, store: Store
) -> None:
    store.close()
    problem(client.get("/v1/export/csv"), 503, "store-unavailable")


@pytest.mark.parametrize("ending", ["whole", "client goes", "making fails"])
def test_what_a_file_is_made_from_is_closed_in_the_end(ending: str) -> None:
    closed: list[bool] = []
    sent: list[Message] = []

    def chunks() -> Iterator[bytes]:
        yield b"first"
        if ending == "making fails":
            raise OSError("the disk is gone")
        yield b"second"

    async def send(message: Message) -> None:
        if ending == "client goes" and message["type"] == "http.response.body":
            raise OSError("the client has gone")
        sent.append(message)

    async def receive() -> Message:
        return {"type": "http.disconnect"}

    async def ask() -> None:
        with ExitStack() as opened:
            opened.callback(closed.append, True)
            answer = Sent(chunks(), opened.pop_all(), media_type="text/plain", headers={})
        assert not closed
        scope = {"type": "http", "asgi": {"spec_version": "2.4"}}
        await answer(scope, receive, send)

    if ending == "whole":
        anyio.run(ask)
        assert [m.get("body") for m in sent] == [None, b"first", b"second", b""]
    else:
        with pytest.raises((ClientDisconnect, OSError)):
            anyio.run(ask)
        assert not any(m.get("more_body") is False for m in sent)
    assert closed == [True]


def test_pages_and_exports_agree(client: Client, store: Store) -> None:
    where = GraphFilter()
    paged = pages(lambda cursor: store.reader.claims(where, limit=2, cursor=cursor))
    lines = client.get("/v1/export/jsonl").text.splitlines()
    assert [json.loads(line)["text"] for line in lines] == [claim.quote for claim in paged]
    assert Edges.CLAIMS in FORMATS["jsonl"].edges


def _csv(data: bytes) -> list[dict[str, str]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        text = archive.read("edges.csv").decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))
