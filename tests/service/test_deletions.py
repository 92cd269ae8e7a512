"""What was retracted is listed for those who keep a copy."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from graph_schema.interfaces import Store
from graph_schema.queries import MAX_PAGE
from graph_schema.stores import open_store
from tests.service.client import Client, client_of, problem
from tests.service.conftest import SETTINGS
from tests.service.test_live import put


@pytest.fixture
def bounded() -> Iterator[Store]:
    """Give a store whose log keeps three changes."""
    with open_store("memory:", changes_kept=3) as store:
        yield store


def test_deletions_are_listed_page_by_page_and_taken_up_again(client: Client, store: Store) -> None:
    assert client.json("/v1/deletions")["items"] == []
    store.writer.retract(["a-1", "a-2"])
    whole = client.json("/v1/deletions")
    gone = [(item["kind"], item["id"]) for item in whole["items"]]
    assert ("article.retracted", "a-1") in gone
    assert {item["article"] for item in whole["items"]} == {"a-1", "a-2"}
    assert (whole["next_cursor"], whole["complete"]) == (None, True)
    paged: list[tuple[str, str]] = []
    cursor: dict[str, str] = {}
    while True:
        page = client.json("/v1/deletions", limit=2, **cursor)
        assert len(page["items"]) <= 2
        paged += [(item["kind"], item["id"]) for item in page["items"]]
        if page["next_cursor"] is None:
            break
        cursor = {"cursor": page["next_cursor"]}
    assert paged == gone
    assert page["resume_cursor"] == whole["resume_cursor"]
    later = client.json("/v1/deletions", cursor=whole["resume_cursor"])
    assert (later["items"], later["resume_cursor"]) == ([], whole["resume_cursor"])
    store.writer.retract(["a-3"])
    later = client.json("/v1/deletions", cursor=whole["resume_cursor"])
    assert {item["article"] for item in later["items"]} == {"a-3"}


def test_as_many_may_be_asked_for_as_the_documentation_says(client: Client, store: Store) -> None:
    store.writer.retract(["a-1"])
    largest = client.json("/v1/deletions", limit=MAX_PAGE)
    assert largest == client.json("/v1/deletions")
    # A page that is just full is the last one.
    just_full = client.json("/v1/deletions", limit=len(largest["items"]))
    assert just_full == largest
    problem(client.get("/v1/deletions", limit=MAX_PAGE + 1), 422, "bad-parameter")


def test_deletions_since_a_day_or_a_time(client: Client, store: Store) -> None:
    store.writer.retract(["a-1"])
    time.sleep(0.01)
    between = datetime.now(UTC)
    time.sleep(0.01)
    store.writer.retract(["a-2"])
    since = between.isoformat().replace("+00:00", "Z")
    found = client.json("/v1/deletions", since=since)["items"]
    assert {item["article"] for item in found} == {"a-2"}
    zoned = between.astimezone().isoformat()
    assert client.json("/v1/deletions", since=zoned)["items"] == found
    today = (between - timedelta(hours=1)).date().isoformat()
    assert len(client.json("/v1/deletions", since=today)["items"]) > len(found)
    assert client.json("/v1/deletions", since="2999-01-01")["items"] == []


@pytest.mark.parametrize(
    "since",
    ["", "yesterday", "1", "2026-03-14T09:30", "2026-03-14T09:30:00", "2026-02-30", "0000-01-01"],
)
def test_a_time_that_is_none_is_refused(client: Client, since: str) -> None:
    refused = problem(client.get("/v1/deletions", since=since), 422, "bad-parameter")
    assert refused["errors"][0]["where"] == "since"


def test_deletions_that_were_forgotten_are_not_passed_over_in_silence(bounded: Store) -> None:
    put(bounded, "n-0")
    bounded.writer.retract(["n-0"])
    with client_of(bounded, SETTINGS) as client:
        kept = client.json("/v1/deletions")
        assert kept["complete"] is True
        for number in range(1, 4):
            put(bounded, f"n-{number}")
        found = client.json("/v1/deletions")
        assert (found["items"], found["complete"]) == ([], False)
        assert client.json("/v1/deletions", since="2020-01-01")["complete"] is False
        assert client.json("/v1/deletions", since="2999-01-01")["complete"] is True
        assert client.json("/v1/deletions", cursor=kept["resume_cursor"])["complete"] is True
        put(bounded, "n-4")
        assert client.json("/v1/deletions", cursor=kept["resume_cursor"])["complete"] is False


def test_a_cursor_of_another_graph_is_not_complete_and_begins_anew(bounded: Store) -> None:
    with open_store("memory:") as larger:
        for number in range(5):
            put(larger, f"n-{number}")
        with client_of(larger, SETTINGS) as client:
            cursor = client.json("/v1/deletions")["resume_cursor"]
    put(bounded, "n-0")
    with client_of(bounded, SETTINGS) as client:
        found = client.json("/v1/deletions", cursor=cursor)
        assert (found["items"], found["complete"]) == ([], False)
        bounded.writer.retract(["n-0"])
        later = client.json("/v1/deletions", cursor=found["resume_cursor"])
        assert ("article.retracted", "n-0") in [(i["kind"], i["id"]) for i in later["items"]]
        assert later["complete"] is True


def test_deletions_are_a_conditional_read(client: Client, store: Store) -> None:
    tag = client.get("/v1/deletions").headers["etag"]
    headers = {"If-None-Match": tag}
    assert client.request("GET", "/v1/deletions", headers=headers).status_code == 304
    store.writer.retract(["a-1"])
    assert client.request("GET", "/v1/deletions", headers=headers).status_code == 200
