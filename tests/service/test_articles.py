"""Articles in, out and back again, and the jobs between."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from graph_schema.ids import content_id
from graph_schema.interfaces import Store
from tests.builders import an_article, coded
from tests.service.client import Client, problem
from tests.service.graph import FIRST, coded_articles

TEXT = "التقى وزير الخارجية السوري نظيره القطري في دمشق."


def post(client: Client, body: Any) -> Any:
    """Give the answer to a POST of an article."""
    return client.request("POST", "/v1/articles", json=body)


def test_an_article_is_queued_and_its_job_can_be_followed(client: Client, store: Store) -> None:
    body = {
        "id": "n-1",
        "language": "ar",
        "title": "لقاء",
        "text": TEXT + "\n",
        "published": "2026-03-20",
        "publisher": "QNA",
        "url": "https://news.example/n-1",
    }
    answer = post(client, body)
    assert answer.status_code == 202, answer.text
    job = answer.json()
    assert (job["article"], job["state"], job["attempts"]) == ("n-1", "queued", 0)
    assert answer.headers["location"] == job["links"]["job"]
    assert client.json(job["links"]["job"]) == job
    assert client.json("/readyz")["waiting"] == 1

    now = datetime.now(UTC)
    [leased] = store.queue.lease("worker", now=now, seconds=60, limit=9)
    assert leased.article == an_article(
        "n-1",
        language="ar",
        title="لقاء",
        text=TEXT + "\n",
        published=datetime(2026, 3, 20, tzinfo=UTC).date(),
        publisher="QNA",
        url="https://news.example/n-1",
    )
    assert client.json(job["links"]["job"])["state"] == "leased"
    assert store.queue.complete(leased.id, "worker", coded(leased.article))
    assert client.json(job["links"]["job"])["state"] == "done"
    assert client.json(job["links"]["article"])["text"] == TEXT + "\n"


def test_the_same_article_again_gives_the_same_job(client: Client) -> None:
    first, again = post(client, {"text": TEXT}), post(client, {"text": TEXT})
    assert first.json() == again.json()
    assert client.json("/readyz")["waiting"] == 1


def test_what_is_left_out_is_told_from_the_content(client: Client, store: Store) -> None:
    job = post(client, {"text": TEXT}).json()
    assert job["article"] == content_id("a-", None, TEXT, None, None, None)
    [leased] = store.queue.lease("w", now=datetime.now(UTC), seconds=60, limit=9)
    assert leased.article.language == "ar"


@pytest.mark.parametrize(
    ("body", "where"),
    [
        ({"text": "Россия и Украина"}, "language"),
        ({"text": "12 345"}, "language"),
        ({"text": TEXT, "language": "fr"}, "language"),
        ({}, "text"),
        ({"text": ""}, "text"),
        ({"text": " \n "}, "text"),
        ({"text": 7}, "text"),
        ({"text": "a\x00b"}, "text"),
        ({"text": "a\u202eb"}, "text"),
        ({"text": "a\u2067b"}, "text"),
        ({"text": TEXT, "title": "two\nlines"}, "title"),
        ({"text": TEXT, "title": "\x07"}, "title"),
        ({"text": TEXT, "id": ""}, "id"),
        ({"text": TEXT, "id": "x" * 201}, "id"),
        ({"text": TEXT, "id": "a\u202eb"}, "id"),
        ({"text": TEXT, "published": "yesterday"}, "published"),
        ({"text": TEXT, "published": 0}, "published"),
        ({"text": TEXT, "published": "2026-02-30"}, "published"),
        ({"text": TEXT, "url": "javascript:alert(1)"}, "url"),
        ({"text": TEXT, "publishd": "2026-03-20"}, "publishd"),
        ([], "body"),
        ("text", "body"),
    ],
)
def test_an_article_that_cannot_be_taken_is_refused_by_field(
    client: Client, body: Any, where: str
) -> None:
    refused = problem(post(client, body), 422, "bad-body")
    assert [error["where"] for error in refused["errors"]] == [where]
    assert client.json("/readyz")["waiting"] == 0


def test_a_control_character_is_named_with_its_place(client: Client) -> None:
    refused = problem(post(client, {"text": "ab\x00"}), 422, "bad-body")
    assert refused["detail"] == "text: has the control character U+0000 at 2; remove it"


@pytest.mark.parametrize("mark", ["\u200f", "\u200c", "\u2067-\u2069", "\u202b5\u202c"])
def test_marks_that_arabic_publishers_write_are_taken(client: Client, mark: str) -> None:
    assert post(client, {"text": TEXT + mark}).status_code == 202


def test_a_lone_surrogate_is_refused(client: Client) -> None:
    raw = b'{"text": "abc \\ud800"}'
    answer = client.request(
        "POST", "/v1/articles", content=raw, headers={"Content-Type": "application/json"}
    )
    problem(answer, 422, "bad-body")


def test_articles_are_listed_without_their_text(client: Client) -> None:
    items = client.json("/v1/articles")["items"]
    assert [item["id"] for item in items] == ["a-1", "a-2", "a-3", "feed/2026 4?"]
    assert items[0]["characters"] == len(FIRST.text)
    assert "text" not in items[0]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"language": "ar"}, ["a-1"]),
        ({"publisher": "Example News"}, ["a-2", "feed/2026 4?"]),
        ({"since": "2026-03-15"}, ["a-2"]),
        ({"until": "2026-03-14"}, ["a-1", "feed/2026 4?"]),
    ],
)
def test_articles_are_narrowed(client: Client, asked: dict[str, str], expected: list[str]) -> None:
    assert [i["id"] for i in client.json("/v1/articles", **asked)["items"]] == expected


def test_articles_come_in_pages(client: Client) -> None:
    first = client.json("/v1/articles", limit=3)
    rest = client.json("/v1/articles", limit=3, cursor=first["next_cursor"])
    assert len(first["items"]) == 3
    assert [item["id"] for item in rest["items"]] == ["feed/2026 4?"]


def test_an_article_has_its_text_claims_and_offices(client: Client) -> None:
    article = client.json("/v1/articles/a-1")
    assert article["text"] == FIRST.text
    assert [claim["type"]["id"] for claim in article["claims"]] == (
        [c["type"]["id"] for c in client.json("/v1/claims", article="a-1")["items"]]
    )
    assert [office["title"] for office in article["offices"]] == ["وزير الخارجية"]
    assert client.json("/v1/articles/a-2")["offices"] == []


def test_a_retracted_article_is_gone_with_what_it_alone_said(client: Client) -> None:
    link = "/v1/articles/feed%2F2026%204%3F"
    answer = client.request("DELETE", link)
    assert (answer.status_code, answer.content) == (204, b"")
    assert answer.headers["graph-revision"] == "5"
    problem(client.get(link), 404, "not-found")
    assert client.json("/v1/claims", type="THREATENS")["items"] == []
    problem(client.get("/v1/actors/P-farouk"), 404, "unknown-actor")
    problem(client.request("DELETE", link), 404, "not-found")


def test_an_unknown_job_is_not_found(client: Client) -> None:
    problem(client.get("/v1/jobs/j-0"), 404, "not-found")


def test_the_graph_is_what_was_put(store: Store) -> None:
    assert [c.article.id for c in store.reader.export()] == (
        sorted(c.article.id for c in coded_articles())
    )
