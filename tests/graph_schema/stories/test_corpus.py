"""What is found on news articles: pairs judged by hand, and copies made of articles.

`judged_pairs.tsv` holds pairs of articles by their ids, and whether a reader takes them for the
same report (`same`). The first hundred are a sample of the near copies found, drawn by likeness;
the rest are pairs just below what counts as one. No pair that a threshold was chosen by is among
them.
"""

from __future__ import annotations

import csv
import gzip
import json
import random
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from graph_schema.errors import InputRefused
from graph_schema.intake import article_from
from graph_schema.records import Article
from graph_schema.stories.fingerprints import are_copies, fingerprint

CORPORA = Path(__file__).parents[4] / "shared" / "corpora"
JUDGED = Path(__file__).with_name("judged_pairs.tsv")
FOUND = 100
AGENCIES = {"ar": "سرمين (وكالة الشمال) -", "en": "SARMIN (Northern Wire) -"}

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not CORPORA.is_dir(), reason="needs the corpora of ../shared"),
]


@cache
def articles() -> dict[str, Article]:
    """Give the articles of both corpora that can be taken, by their ids."""
    return {article.id: article for name in ("arabic", "english") for article in _read(name)}


def _read(name: str) -> Iterator[Article]:
    with gzip.open(CORPORA / f"{name}_news.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            try:
                yield article_from(json.loads(line)).article
            except InputRefused:
                continue


def test_near_copies_are_the_same_report() -> None:
    with JUDGED.open(encoding="utf-8") as lines:
        judged = list(csv.DictReader(lines, delimiter="\t"))
    found = [copied(articles()[pair["one"]], articles()[pair["other"]]) for pair in judged]
    assert found == [True] * FOUND + [False] * (len(judged) - FOUND)
    same = [pair["verdict"] == "same" for pair in judged[:FOUND]]
    assert sum(same) / FOUND >= 0.95


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize(
    ("cuts", "least"),
    [
        (("agency",), 0.99),
        (("lead",), 0.95),
        (("paragraph",), 0.95),
        (("agency", "lead"), 0.95),
        (("agency", "lead", "paragraph"), 0.85),
    ],
)
def test_edited_copies_of_another_publisher_are_found(
    language: str, cuts: tuple[str, ...], least: float
) -> None:
    rng = random.Random(f"{language} {cuts}")  # noqa: S311
    long = [a for a in articles().values() if a.language == language and _is_long(a)]
    sample = rng.sample(long, min(150, len(long)))
    found = sum(copied(article, edited(article, cuts, rng)) for article in sample)
    assert found / len(sample) >= least, f"{found} of {len(sample)}"


def copied(one: Article, other: Article) -> bool:
    """Say whether two articles are joined."""
    prints = fingerprint(one), fingerprint(other)
    if prints[0] is None or prints[1] is None:
        return False
    return bool(set(prints[0].bands) & set(prints[1].bands)) and are_copies(prints[0], prints[1])


def edited(article: Article, cuts: tuple[str, ...], rng: random.Random) -> Article:
    """Give a copy as another publisher prints it."""
    parts = _parts(article)
    if "lead" in cuts:
        parts = parts[1:]
    if "paragraph" in cuts:
        at = rng.randrange(1, len(parts))
        parts = parts[:at] + parts[at + 1 :]
    if "agency" in cuts:
        parts = [f"{AGENCIES[article.language]} {parts[0]}", *parts[1:]]
    return replace(article, id="copy", publisher="Another", text="\n".join(parts))


def _is_long(article: Article) -> bool:
    return len(_parts(article)) > 3 and len(article.text.split()) >= 60


def _parts(article: Article) -> list[str]:
    """Give the paragraphs of an article, or its sentences where it has no paragraphs."""
    lines = [line for line in article.text.split("\n") if line.strip()]
    return lines if len(lines) > 3 else article.text.replace("\n", " ").split(". ")
