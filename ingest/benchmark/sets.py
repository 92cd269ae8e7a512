"""What is measured on: gold documents, sentences of events, tagged names, articles for time."""

from __future__ import annotations

import csv
import gzip
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from graph_schema.errors import InputRefused
from graph_schema.records import Article
from ingest.evaluation import read_gold
from ingest.training.annotations import PACKED
from ingest.training.entities import Tagged, read_arabic, split_arabic
from ingest.training.labels import HELD_OUT
from ingest.training.named import NAMES, read_named
from ingest.training.offsets import CORPORA, read_corpora, unpack

Gold = list[dict[str, Any]]
UNSEEN, PLAIN = "unseen", "plain"


@dataclass(frozen=True, slots=True)
class Event:
    """A sentence that is, or is not, an event of a kind (`ASSAULT`, `PROTEST`), by its label."""

    id: str
    kind: str
    label: str
    text: str


NEEDED = (
    "gold/seed.jsonl",
    "gold/dev.jsonl",
    "gold/arabic_event_gsr_dev.csv",
    "corpora/anercorp.txt",
    *(f"corpora/{name}" for name in CORPORA),
)


def missing(shared: Path) -> Path | None:
    """Give the first file that is needed and not there."""
    return next((path for path in map(shared.joinpath, NEEDED) if not path.exists()), None)


def gold_documents(shared: Path, name: str) -> Gold:
    """Give the documents of a gold file; raises InputRefused at its first wrong line."""
    return _gold(shared / "gold" / name)


def _gold(path: Path) -> Gold:
    documents: Gold = []
    for item in read_gold(path):
        if isinstance(item, InputRefused):
            raise item
        documents.append(item)
    return documents


def held_out(shared: Path, folder: Path = PACKED) -> Gold:
    """Give the annotated passages that the encoder was not taught, as gold documents."""
    return _unpacked(shared, [folder / f"{batch}.jsonl" for batch in sorted(HELD_OUT)])


def unseen(shared: Path, folder: Path = PACKED) -> Gold:
    """Give the whole Arabic articles that taught nothing, as gold documents."""
    return _unpacked(shared, sorted((folder / UNSEEN).glob("ar-*.jsonl")))


def own_documents(folder: Path = PACKED) -> Gold:
    """Give the English documents in the project's own words, which taught nothing."""
    paths = sorted((folder / UNSEEN).glob("en-*.jsonl"))
    return [unpack(document, document) for document in _packed(paths)]


def plain_items(folder: Path = PACKED) -> Gold:
    """Give the short items in the project's own words, of both languages, which taught nothing."""
    paths = sorted((folder / PLAIN).glob("*.jsonl"))
    return [unpack(document, document) for document in _packed(paths)]


def _unpacked(shared: Path, paths: Sequence[Path]) -> Gold:
    articles = read_corpora(shared)
    return [unpack(articles[annotated["id"]], annotated) for annotated in _packed(paths)]


def _packed(paths: Sequence[Path]) -> Iterator[dict[str, Any]]:
    lines = (line for path in paths for line in path.read_text("utf8").splitlines())
    return map(json.loads, lines)


def events(shared: Path) -> list[Event]:
    """Give the labelled Arabic sentences of events."""
    path = shared / "gold" / "arabic_event_gsr_dev.csv"
    with path.open(encoding="utf8", newline="") as stream:
        rows = csv.DictReader(stream)
        return [Event(row["id"], row["event_type"], row["label"], row["text"]) for row in rows]


def tagged_names(shared: Path) -> list[Tagged]:
    """Give the last fifth of ANERcorp."""
    return split_arabic(read_arabic(shared))[1]


def tagged_news(shared: Path, folder: Path = PACKED) -> list[Tagged]:
    """Give the sentences of the news whose names were marked and not taught."""
    return read_named(read_corpora(shared), folder / NAMES)[1]


def arabic_articles(shared: Path, most: int, seed: int = 5) -> list[Article]:
    """Give so many articles of the Arabic corpus, drawn by chance and always the same."""
    found = list(_articles(shared / "corpora" / CORPORA[0]))
    random.Random(seed).shuffle(found)  # noqa: S311 - a sample, no secret
    return list(islice(found, most))


def _articles(path: Path) -> Iterator[Article]:
    with gzip.open(path, "rt", encoding="utf8") as stream:
        for line in stream:
            read = json.loads(line)
            yield Article(read["id"], read["language"], read["title"], read["text"])
