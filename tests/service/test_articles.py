"""Articles in, out and back again, and the jobs between."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_schema.errors import InputRefused
from graph_schema.ids import content_id
from graph_schema.interfaces import Store
from graph_schema.records import Article
from graph_schema.stores import open_store
from ingest.sources.base import Notice, Reading
from ingest.sources.lines import read_lines
from service.answers.articles import take
from service.bodies import ArticleBody
from service.problems import Refused
from tests.builders import a_claim, an_article, coded
from tests.graph_schema.test_intake import FIELDS, REFUSED, TAKEN, TEXT, UNDATED, VALUES
from tests.reposts import AGENCY, HARBOUR, copies
from tests.service.client import Client, problem
from tests.service.graph import FIRST, coded_articles

wild_json = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text(max_size=12)
    | st.sampled_from(VALUES)
    | st.lists(st.integers(), max_size=2)
)


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
    assert job.pop("warnings") == []
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


def post_any(client: Client, body: Any) -> Any:
    """Give the answer to a POST of what a JSON client would escape, such as half a pair."""
    headers = {"Content-Type": "application/json"}
    return client.request("POST", "/v1/articles", content=json.dumps(body), headers=headers)


@pytest.mark.parametrize(("fields", "field", "told"), REFUSED)
def test_an_article_that_cannot_be_taken_is_refused_by_field(
    client: Client, fields: dict[str, Any], field: str, told: str
) -> None:
    refused = problem(post_any(client, {"text": TEXT, **fields}), 422, "bad-body")
    [error] = refused["errors"]
    assert error["where"] == field
    assert told in error["reason"]
    assert refused["detail"] == f"{field}: {error['reason']}"
    assert client.json("/readyz")["waiting"] == 0


@pytest.mark.parametrize(("fields", "expected"), TAKEN)
def test_an_article_that_can_be_taken_is_queued_as_the_intake_takes_it(
    client: Client, store: Store, fields: dict[str, Any], expected: dict[str, Any]
) -> None:
    assert post_any(client, {"text": TEXT, **fields}).status_code == 202
    [leased] = store.queue.lease("w", now=datetime.now(UTC), seconds=60, limit=9)
    assert {name: getattr(leased.article, name) for name in expected} == expected


@pytest.mark.parametrize(("written", "told"), UNDATED)
def test_a_date_that_is_none_is_told_and_the_article_queued(
    client: Client, store: Store, written: Any, told: str
) -> None:
    answer = post_any(client, {"text": TEXT, "published": written})
    assert answer.status_code == 202, answer.text
    [warning] = answer.json()["warnings"]
    assert warning["where"] == "published"
    assert told in warning["reason"]
    [leased] = store.queue.lease("w", now=datetime.now(UTC), seconds=60, limit=9)
    assert leased.article.published is None


@pytest.mark.parametrize(
    ("body", "where"),
    [
        ({}, "text"),
        ({"text": TEXT, "publishd": "2026-03-20"}, "publishd"),
        ([], "body"),
        ("text", "body"),
    ],
)
def test_a_body_of_another_shape_is_refused(client: Client, body: Any, where: str) -> None:
    refused = problem(post(client, body), 422, "bad-body")
    assert [error["where"] for error in refused["errors"]] == [where]


def test_every_bad_field_is_named(client: Client) -> None:
    refused = problem(post(client, {"text": TEXT, "id": "", "url": "u"}), 422, "bad-body")
    assert [error["where"] for error in refused["errors"]] == ["id", "url"]


def test_a_number_of_too_many_digits_is_refused(client: Client) -> None:
    raw = b'{"text": "abc", "id": ' + b"1" * 5_000 + b"}"
    headers = {"Content-Type": "application/json"}
    answer = client.request("POST", "/v1/articles", content=raw, headers=headers)
    problem(answer, 400, "not-json")


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(st.sampled_from(FIELDS), wild_json, max_size=5))
def test_files_and_http_agree_about_wild_articles(fields: dict[str, Any]) -> None:
    body = {"text": TEXT, **fields}
    items = read_lines(io.BytesIO(json.dumps(body).encode()), "f", Reading())
    (read,) = [item for item in items if not isinstance(item, Notice)]
    assert posted(body) == (read.reason if isinstance(read, InputRefused) else read)


def posted(body: dict[str, Any]) -> Article | str:
    """Give the article that is queued for a body, or the errors of the problem as a file's."""
    with open_store("memory:") as store:
        try:
            take(store.queue, ArticleBody.model_validate(body))
        except Refused as refusal:
            return "; ".join(f"{error.where}: {error.reason}" for error in refusal.errors)
        [leased] = store.queue.lease("w", now=datetime.now(UTC), seconds=60, limit=9)
        return leased.article


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
    assert not {"content-type", "content-length"} & set(answer.headers)
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


def test_near_copies_are_articles_of_one_story(client: Client, store: Store) -> None:
    whole, agency, *_ = copies(HARBOUR, AGENCY[0])
    for article_id, text, publisher in (("r-1", whole, "Wire"), ("r-2", agency, "Daily")):
        article = an_article(article_id, text=text, publisher=publisher)
        store.writer.put(coded(article, a_claim(article, "NOR", "AIDS", "ISL")))
    (relation,) = client.json("/v1/relations", source="NOR")["items"]
    counts = {name: relation[name] for name in ("claims", "articles", "publishers", "stories")}
    assert counts == {"claims": 2, "articles": 2, "publishers": 2, "stories": 1}
    copy = client.json("/v1/articles/r-2")
    assert (copy["story"], [head["id"] for head in copy["reposts"]]) == ("r-1", ["r-1"])
    told = client.json(copy["links"]["story"])["items"]
    assert [(item["id"], item["story"]) for item in told] == [("r-1", "r-1"), ("r-2", "r-1")]
    assert client.json("/v1/articles", story="r-1")["items"] == told
    assert client.json("/v1/articles", story="r-1", publisher="Daily")["items"] == told[1:]
    assert client.json("/v1/articles", story="nothing")["items"] == []
    assert client.json("/v1/dyads/NOR/ISL")["sums"]["stories"] == 1
    (period,) = client.json("/v1/dyads/NOR/ISL/timeline", step="year")["periods"]
    assert (period["sums"]["articles"], period["sums"]["stories"]) == (2, 1)
    assert client.json("/v1/actors/NOR")["stories"] == 1
    alone = client.json(f"/v1/articles/{FIRST.id}")
    assert (alone["story"], alone["reposts"]) == (FIRST.id, [])
    assert client.request("DELETE", "/v1/articles/r-1").status_code == 204
    assert client.json("/v1/articles/r-2")["story"] == "r-2"
