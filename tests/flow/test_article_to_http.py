"""From an article to an answer: what is read can be asked for with its evidence, and taken back."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from graph_schema.interfaces import Store
from graph_schema.records import Article
from graph_schema.serial import dump
from graph_schema.settings import ReaderChoice, Settings
from graph_schema.stores import open_store
from ingest.pipeline import make_extractor
from ingest.samples import samples_file
from ingest.sources.base import Reading
from ingest.sources.files import FileSource
from ingest.worker import Worker
from service.app import create_app

BASE = "http://127.0.0.1:8000"


@pytest.fixture(params=["memory:", "sqlite"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """Give a store of each kind with the sample articles in it."""
    address = "memory:" if request.param == "memory:" else f"sqlite:///{tmp_path / 'graph.db'}"
    with open_store(address) as opened:
        articles = [
            a for a in FileSource(samples_file(), Reading()).items() if isinstance(a, Article)
        ]
        for coded in make_extractor(settings()).stream(articles):
            opened.writer.put(coded.article)
        yield opened


def settings() -> Settings:
    return Settings(store="memory:", reader=ReaderChoice.RULES)


@pytest.fixture
def client(store: Store) -> Iterator[TestClient]:
    """Give a client of the service over the store."""
    app = create_app(store, settings())
    with TestClient(app, base_url=BASE, client=("127.0.0.1", 50000)) as opened:
        yield opened


def work(store: Store) -> None:
    Worker("w", store.queue, make_extractor(settings()), settings()).run(
        threading.Event(), once=True
    )


def get(client: TestClient, path: str, **parameters: Any) -> Any:
    answer = client.get(path, params=parameters)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_the_samples_answer_who_attacks_whom(client: TestClient) -> None:
    items = get(client, "/v1/relations", source="ISR", type="ATTACKS")["items"]
    assert {item["target"]["id"] for item in items} >= {"SYR", "HEZBOLLAH"}


@pytest.mark.parametrize("name", ["SYR", "سوريا", "Syria"])
def test_a_claim_has_its_quote_in_the_text_of_its_article(client: TestClient, name: str) -> None:
    claims = get(client, "/v1/claims", target=name, type="ATTACKS")["items"]
    assert claims
    for claim in claims:
        article = get(client, f"/v1/articles/{claim['article']['id']}")
        text = article["title"] if claim["in_title"] else article["text"]
        assert text[claim["start"] : claim["end"]] == claim["quote"]


def test_a_denial_is_no_relation_but_can_be_asked_for(client: TestClient) -> None:
    asserted = get(client, "/v1/relations", source="SYR", target="ISR", type="ATTACKS")
    assert asserted["items"] == []
    denied = get(client, "/v1/claims", source="SYR", target="ISR", polarity="negated")
    assert [claim["type"]["id"] for claim in denied["items"]] == ["ATTACKS"]


def test_a_posted_article_is_read_answered_and_taken_back(store: Store, client: TestClient) -> None:
    before = [dump(coded) for coded in store.reader.export()]
    body = {
        "id": "new",
        "text": "اتهم وزير الخارجية النرويجي السويد بالتصعيد.",
        "published": "2025-01-02",
    }
    posted = client.post("/v1/articles", json=body)
    assert posted.status_code == 202
    assert get(client, posted.headers["Location"])["state"] == "queued"
    work(store)
    assert get(client, posted.headers["Location"])["state"] == "done"
    (item,) = get(client, "/v1/relations", source="النرويج")["items"]
    assert (item["type"]["id"], item["target"]["id"]) == ("ACCUSES", "SWE")
    assert item["last_seen"] == "2025-01-02"
    assert client.delete("/v1/articles/new").status_code == 204
    assert client.get("/v1/relations", params={"source": "NOR"}).status_code == 404
    assert [dump(coded) for coded in store.reader.export()] == before


def test_offices_stand_in_the_profile(client: TestClient) -> None:
    profile = get(client, "/v1/actors/P-sergei-lavrov")
    assert [office["title"] for office in profile["offices"]] == ["وزير الخارجية الروسي"]
