"""Judged claims as gold: the shape of the guidelines, and scores of what was judged alone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from graph_schema.interfaces import Store
from graph_schema.records import CodedArticle, Polarity
from graph_schema.reviews import Correctness, ruled
from graph_schema.stores import open_store
from ingest.evaluation import evaluate, read_gold
from ingest.gold import gold_documents
from ingest.tally import Tally
from ingest.wire import document_line
from tests.builders import a_claim, an_article, coded

NOW = datetime(2026, 3, 1, tzinfo=UTC)
ARTICLE = an_article()
RIGHT = a_claim(ARTICLE, "P-1", source_party="SYR", start=1, end=9)
WRONG = a_claim(ARTICLE, "IRN", "SUPPORTS", "TUR", start=2, end=9)
OPEN = a_claim(ARTICLE, "TUR", "ACCUSES", "SYR", start=3, end=9)


@pytest.fixture
def store() -> Iterator[Store]:
    with open_store("memory:") as opened:
        opened.writer.put(coded(ARTICLE, RIGHT, WRONG, OPEN))
        yield opened


def rule(store: Store, claim: Any, correctness: Correctness) -> None:
    store.reviews.rule(ruled(claim, correctness, by="salma", at=NOW))


def scored(documents: list[dict[str, Any]], *entries: CodedArticle) -> Tally:
    found = [json.loads(document_line(entry)) for entry in entries]
    return evaluate(documents, found).relations


def test_right_wrong_and_unjudged_claims_are_told_apart(store: Store) -> None:
    assert list(gold_documents(store)) == []
    rule(store, RIGHT, Correctness.RIGHT)
    rule(store, WRONG, Correctness.WRONG)
    (document,) = gold_documents(store)
    assert (document["id"], document["text"]) == (ARTICLE.id, ARTICLE.text)
    plain = {"polarity": "asserted", "modality": "actual", "speaker": None}
    assert document["relations"] == [
        {
            "source": "SYR",
            "type": "ATTACKS",
            "target": "TUR",
            **plain,
            "optional": False,
            "evidence": RIGHT.quote,
        },
        {
            "source": "TUR",
            "type": "ACCUSES",
            "target": "SYR",
            **plain,
            "optional": True,
            "evidence": OPEN.quote,
        },
    ]
    assert [(r["source"], r["type"]) for r in document["wrong"]] == [("IRN", "SUPPORTS")]


def test_only_what_was_judged_counts(store: Store, tmp_path: Path) -> None:
    rule(store, RIGHT, Correctness.RIGHT)
    rule(store, WRONG, Correctness.WRONG)
    file = tmp_path / "gold.jsonl"
    file.write_text("\n".join(map(json.dumps, gold_documents(store))), encoding="utf-8")
    gold = [entry for entry in read_gold(file) if isinstance(entry, dict)]
    assert len(gold) == 1
    assert scored(gold, coded(ARTICLE, RIGHT, WRONG, OPEN)) == Tally(1, 2, 1)
    assert scored(gold, coded(ARTICLE, RIGHT)) == Tally(1, 1, 1)
    assert scored(gold, coded(ARTICLE, WRONG)) == Tally(0, 1, 1)
    # What nobody has seen is neither right nor wrong.
    unseen = a_claim(ARTICLE, "RUS", "SANCTIONS", "FRA")
    assert scored(gold, coded(ARTICLE, RIGHT, unseen)) == Tally(1, 1, 1)
    assert evaluate(gold, []).offices == Tally()


def test_one_right_claim_makes_the_relation_right(store: Store) -> None:
    again = replace(RIGHT, id="c-again", start=4, end=8, quote=ARTICLE.text[4:8])
    store.writer.put(coded(ARTICLE, RIGHT, again))
    rule(store, RIGHT, Correctness.WRONG)
    rule(store, again, Correctness.RIGHT)
    (document,) = gold_documents(store)
    assert [r["evidence"] for r in document["relations"]] == [again.quote]
    assert document["wrong"] == []


def test_a_retracted_article_is_no_gold_and_a_denial_stays_one(store: Store) -> None:
    other = an_article("a-2")
    denied = a_claim(other, polarity=Polarity.NEGATED)
    store.writer.put(coded(other, denied))
    rule(store, denied, Correctness.RIGHT)
    rule(store, RIGHT, Correctness.RIGHT)
    store.writer.retract([ARTICLE.id])
    (document,) = gold_documents(store)
    assert [(r["polarity"], document["id"]) for r in document["relations"]] == [("negated", "a-2")]


def test_a_bad_wrong_relation_is_refused_by_its_field(tmp_path: Path) -> None:
    file = tmp_path / "gold.jsonl"
    line = {"id": 1, "relations": [], "wrong": [{"source": "SYR", "type": "NO", "target": "TUR"}]}
    file.write_text(json.dumps(line), encoding="utf-8")
    (refusal,) = read_gold(file)
    assert "wrong.0.type" in str(refusal)
