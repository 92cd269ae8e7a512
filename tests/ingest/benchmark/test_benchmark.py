"""The figures of extraction are counted as the documentation says."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from graph_schema.errors import InputRefused
from graph_schema.settings import ReaderChoice, Settings
from ingest.benchmark import sets, table
from ingest.benchmark.__main__ import lines, main
from ingest.benchmark.measures import (
    Attacks,
    Bin,
    attacks,
    calibration,
    calibration_error,
    entities,
    scored,
)
from ingest.benchmark.parts import Part, extractor_of
from ingest.encoder import encoders
from ingest.evaluation import Judged
from ingest.learned import FullReader
from ingest.pipeline import make_extractor
from ingest.tally import Tally
from ingest.training.annotations import PACKED
from ingest.training.entities import Tagged
from tests.ingest.benchmark.corpora import QUIET, STRIKE, document, relation, write_shared

SHARED = Path(__file__).parents[4] / "shared"
needs_shared = pytest.mark.skipif(
    not (SHARED / "gold").exists(), reason="needs the corpora and gold beside the checkout"
)
RULES = make_extractor(Settings(store="memory:", reader=ReaderChoice.RULES))


def test_bins_hold_the_claims_of_their_confidence() -> None:
    claims = [Judged(55, True), Judged(58, False), Judged(99, True)]
    assert calibration(claims) == [Bin(2, 0.565, 0.5), Bin(1, 0.99, 1.0)]


def test_the_calibration_error_weighs_bins_by_their_claims() -> None:
    assert calibration_error([Bin(3, 0.9, 0.7), Bin(1, 0.5, 0.9)]) == pytest.approx(0.25)
    assert calibration_error([]) == 0


def test_attacks_are_counted_in_sentences() -> None:
    events = [sets.Event(str(n), "ASSAULT", "yes", text) for n, text in enumerate((STRIKE, QUIET))]
    assert attacks(RULES, events) == Attacks(1, 2)
    assert attacks(RULES, events, parties=2) == Attacks(1, 1)
    assert Attacks(0, 0).share == 0


def test_an_attack_that_is_denied_or_feared_is_none() -> None:
    denied = "لم تقصف إسرائيل مواقع في سوريا."
    feared = "إذا قصفت إسرائيل سوريا فسترد إيران."
    events = [sets.Event(text, "ASSAULT", "easy no", text) for text in (denied, feared)]
    assert attacks(extractor_of(Part.FULL), events) == Attacks(0, 2)


def test_claims_are_judged_with_their_confidence() -> None:
    gold = document("s", "ar", STRIKE, relation("ISR", "ATTACKS", "SYR", STRIKE))
    found = scored(RULES, [gold])
    assert found.report.relations == Tally(1, 1, 1)
    assert [claim.right for claim in found.claims] == [True]


def test_names_count_where_they_match_to_the_character() -> None:
    words = ("زار", "الرئيس", "الفرنسي", "إيمانويل", "ماكرون", "بيروت")
    tags = ("O", "O", "O", "B-PER", "I-PER", "B-LOC")
    found = entities(encoders().of("ar"), [Tagged(words, tags)])
    assert found["PER"] == Tally(1, 1, 1)
    assert found["LOC"].gold == 1
    assert found["ORG"] == Tally()


def test_each_part_reads_without_the_others() -> None:
    assert "rules" in extractor_of(Part.RULES).coder
    assert extractor_of(Part.ENCODER).coder.endswith("-alone")
    assert extractor_of(Part.FULL).carries
    assert not extractor_of(Part.NO_CARRIED).carries
    reader = extractor_of(Part.ONE_ENCODER).reader
    assert isinstance(reader, FullReader)
    assert {len(panel.members) for panel in reader.encoders.panels.values()} == {1}


def test_rows_show_what_is_wanted_beside_what_is_reached() -> None:
    found = {"PER": Tally(1, 2, 2), "LOC": Tally(1, 1, 1)}
    rows = [str(row).split() for row in table.entity_rows("news", found, "F1 0.80")]
    assert rows[0] == ["names,", "news", "F1", "0.667", "F1", "0.80"]
    assert rows[2] == ["names,", "news,", "LOC", "F1", "1.000"]


def test_all_figures_are_given(tmp_path: Path) -> None:
    annotated = write_shared(tmp_path)
    text = "\n".join(map(str, lines(tmp_path, annotated)))
    for told in (
        "seed: relations",
        "dev: relations, en",
        "held out: offices",
        "unseen: relations, ar",
        "own words: relations, en",
        "plain: relations, en",
        "no actors carried",
        "no second English encoder",
        "names, news",
    ):
        assert told in text
    (places,) = (line for line in text.splitlines() if "names, news, LOC" in line)
    assert places.endswith("F1 1.000")
    for told in ("easily no assault", "0.0 % (0 of 1)", "100.0 % (1 of 1)", "expected error"):
        assert told in text


def test_what_is_missing_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["benchmark", "--shared", str(tmp_path)])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    assert str(tmp_path / "gold" / "seed.jsonl") in capsys.readouterr().err


def test_a_wrong_line_of_gold_is_refused(tmp_path: Path) -> None:
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "dev.jsonl").write_text('{"id": 1}\n', "utf8")
    with pytest.raises(InputRefused, match="relations"):
        sets.gold_documents(tmp_path, "dev.jsonl")


@pytest.mark.shared
@needs_shared
def test_the_passages_held_out_are_gold() -> None:
    documents = sets.held_out(SHARED)
    assert len(documents) == 365
    assert all(r["evidence"] for document in documents for r in document["relations"])


@pytest.mark.shared
@needs_shared
def test_the_articles_that_taught_nothing_are_gold() -> None:
    documents = sets.unseen(SHARED)
    assert len(documents) == 78
    taught = {
        json.loads(line)["id"]
        for kind in (".", "articles", "sentences")
        for path in (PACKED / kind).glob("*.jsonl")
        for line in path.read_text("utf8").splitlines()
    }
    assert taught.isdisjoint(document["id"] for document in documents)


@pytest.mark.parametrize(
    ("documents", "count"), [(sets.own_documents(), 194), (sets.plain_items(), 480)]
)
def test_documents_in_own_words_hold_their_evidence(documents: sets.Gold, count: int) -> None:
    assert len(documents) == count
    for one in documents:
        told = f"{one['title']}\n{one['text']}"
        assert all(relation["evidence"] in told for relation in one["relations"])
