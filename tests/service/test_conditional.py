"""Revisions, entity tags and 304."""

from __future__ import annotations

import pytest

from graph_schema.interfaces import Store
from graph_schema.stores import open_store
from tests.builders import coded
from tests.service.client import Client, client_of
from tests.service.conftest import SETTINGS
from tests.service.graph import fill

READS = (
    "/v1/relations",
    "/v1/claims?type=ATTACKS",
    "/v1/actors/SYR",
    "/v1/actors/SYR/neighbours",
    "/v1/articles/a-1",
    "/v1/paths?source=QAT&target=ISR",
    "/v1/dyads/SYR/ISR",
    "/v1/dyads/SYR/ISR/timeline",
    "/v1/mediators?a=ISR&b=SYR",
    "/v1/triads",
    "/v1/centrality",
    "/v1/communities",
    "/v1/contradictions",
    "/v1/reconcile",
    "/v1/reconcile/preview?id=SYR",
    "/v1/deletions",
)
# What the graph has no part in holds whatever comes in.
CONSTANT = "/v1/schema"


@pytest.mark.parametrize("path", READS)
def test_an_answer_that_still_holds_is_not_sent_again(
    client: Client, store: Store, path: str
) -> None:
    first = client.request("GET", path)
    assert first.headers["graph-revision"] == "4"
    tag = first.headers["etag"]
    assert tag.startswith('W/"')
    for had in (tag, tag.removeprefix("W/"), f'"x", {tag}'):
        again = client.request("GET", path, headers={"If-None-Match": had})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == tag
    store.writer.put(coded("a-9"))
    later = client.request("GET", path, headers={"If-None-Match": tag})
    assert later.status_code == 200
    assert later.headers["graph-revision"] == "5"
    assert later.headers["etag"] != tag


def test_the_model_holds_while_the_graph_changes(client: Client, store: Store) -> None:
    first = client.get(CONSTANT)
    assert "graph-revision" not in first.headers
    store.writer.put(coded("a-9"))
    had = {"If-None-Match": first.headers["etag"]}
    again = client.request("GET", CONSTANT, headers=had)
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert client.request("GET", CONSTANT, headers={"If-None-Match": 'W/"x"'}).json()["types"]


@pytest.mark.parametrize("path", [*READS, CONSTANT, "/v1/export/csv"])
def test_whoever_wants_no_answer_that_there_is_hears_that_there_is_one(
    client: Client, path: str
) -> None:
    answer = client.request("GET", path, headers={"If-None-Match": "*"})
    assert (answer.status_code, answer.content) == (304, b"")
    assert answer.headers["etag"] == client.request("GET", path).headers["etag"]


def test_where_there_is_no_answer_there_is_none_that_holds(client: Client) -> None:
    for path in ("/v1/actors/Atlantis", "/v1/claims/c-none", "/v1/relations?source=Atlantis"):
        answer = client.request("GET", path, headers={"If-None-Match": "*"})
        assert answer.status_code == 404, path


def test_each_question_has_its_own_tag(client: Client) -> None:
    tags = {client.request("GET", path).headers["etag"] for path in READS}
    assert len(tags) == len(READS)


def test_a_tag_of_before_a_start_is_not_believed_after_it() -> None:
    with open_store("memory:") as store, open_store("memory:") as refilled:
        fill(store)
        with client_of(store, SETTINGS) as client:
            tag = client.get("/v1/relations").headers["etag"]
        for number in range(4):
            refilled.writer.put(coded(f"a-{number}"))
        assert refilled.reader.revision() == store.reader.revision()
        with client_of(refilled, SETTINGS) as client:
            headers = {"If-None-Match": tag}
            assert client.request("GET", "/v1/relations", headers=headers).status_code == 200


def test_errors_and_changing_things_have_no_tag(client: Client) -> None:
    job = client.request("POST", "/v1/articles", json={"text": "The army struck."})
    for answer in (client.get("/v1/actors/Atlantis"), job, client.get(job.headers["location"])):
        assert "etag" not in answer.headers
    assert client.get("/v1/actors/Atlantis").headers["cache-control"] == "no-store"


@pytest.mark.parametrize("path", READS)
def test_a_head_is_a_get_without_its_body(client: Client, path: str) -> None:
    get, head = client.request("GET", path), client.request("HEAD", path)
    assert (head.status_code, head.content) == (200, b"")
    for name in ("etag", "graph-revision", "content-type", "content-length"):
        assert head.headers[name] == get.headers[name]
    had = {"If-None-Match": get.headers["etag"]}
    again, kept = (client.request(method, path, headers=had) for method in ("HEAD", "GET"))
    assert (again.status_code, kept.status_code) == (304, 304)
    for name in ("etag", "graph-revision", "cache-control"):
        assert again.headers[name] == kept.headers[name] == get.headers[name]


def test_a_head_is_refused_as_a_get_is(client: Client) -> None:
    assert client.request("HEAD", "/v1/actors/Atlantis").status_code == 404
    assert client.request("HEAD", "/v1/match").status_code == 405
