"""From the sample articles to the questions of analysts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from graph_schema.records import Article
from graph_schema.settings import ReaderChoice, Settings
from graph_schema.stores import open_store
from ingest.pipeline import make_extractor
from ingest.samples import samples_file
from ingest.sources.base import Reading
from ingest.sources.files import FileSource
from tests.service.client import Client, client_of

SETTINGS = Settings(store="memory:", reader=ReaderChoice.RULES)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """Give a client of the service over the sample articles."""
    file = tmp_path_factory.mktemp("questions") / "graph.db"
    with open_store(f"sqlite:///{file}") as store:
        articles = [
            a for a in FileSource(samples_file(), Reading()).items() if isinstance(a, Article)
        ]
        for coded in make_extractor(SETTINGS).stream(articles):
            store.writer.put(coded.article)
        with client_of(store, SETTINGS) as made:
            yield made


def test_a_pair_is_what_its_claims_are(client: Client) -> None:
    pair = client.json("/v1/dyads/ISR/سوريا")
    claims: list[Any] = client.json(pair["links"]["claims"])["items"]
    counting = [
        c for c in claims if c["polarity"] == "asserted" and c["modality"] != "hypothetical"
    ]
    assert pair["sums"]["claims"] == len(counting) > 0
    assert pair["sums"]["articles"] == len({c["article"]["id"] for c in counting})
    scores = [c["type"]["score"] for c in counting]
    assert pair["sums"]["score"] == pytest.approx(sum(scores) / len(scores), abs=1e-3)
    line = client.json(pair["links"]["timeline"])
    counted = sum(p["sums"]["claims"] for p in (*line["periods"], line["undated"]))
    assert counted == len(counting)


def test_names_lead_to_the_network(client: Client) -> None:
    answer = client.post("/v1/match", {"names": ["Israel", "سوريا"]}).json()
    assert [item["id"] for item in answer["items"]] == ["ISR", "SYR"]
    central = client.json("/v1/centrality", measure="weighted", limit=1000)
    assert {"ISR", "SYR"} <= {s["actor"]["id"] for s in central["items"]}
    groups = client.json("/v1/communities", members=1000)
    assert sum(group["size"] for group in groups["items"]) == groups["basis"]["actors"]
    for name in ("triads", "contradictions"):
        assert "items" in client.json(f"/v1/{name}")
