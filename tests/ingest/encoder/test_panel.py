"""What several encoders say of a sentence together."""

from __future__ import annotations

import json
import math
import shutil
from collections.abc import Mapping

import pytest

from ingest.encoder import Encoder, MarkedSentence, PairReading, Panel, SentenceReading
from ingest.encoder.panel import joined, roots_together
from tests.ingest.encoder.conftest import TINY

Chances = Mapping[str, float]
SENTENCE = MarkedSentence("Russia attacked Syria.", ((0, 6), (16, 21)))


def log_odds(probability: float) -> float:
    return math.log(probability / (1 - probability))


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Encoder:
    """Give the tiny encoder with another calibration: it says other things of the same pairs."""
    folder = tmp_path_factory.mktemp("weights") / "other"
    shutil.copytree(TINY, folder)
    manifest = folder / "manifest.json"
    content = json.loads(manifest.read_text("utf8"))
    moved = {name: [2.0, 1.0 + place / 4] for place, name in enumerate(content["calibration"])}
    manifest.write_text(json.dumps({**content, "calibration": moved}), "utf8")
    return Encoder.load(folder)


def reading(source: int, target: int, chances: Chances, *said: float) -> PairReading:
    """Give a reading that says all types of a pair alike: negated, planned, hypothetical."""
    return PairReading(source, target, chances, *(dict.fromkeys(chances, one) for one in said))


def test_types_are_the_mean_of_log_odds(tiny: Encoder, other: Encoder) -> None:
    (mean,) = Panel((tiny, other)).read([SENTENCE])
    (first,), (second,) = tiny.read([SENTENCE]), other.read([SENTENCE])
    assert [(p.source, p.target) for p in mean.pairs] == [(0, 1), (1, 0)]
    for pair, a, b in zip(mean.pairs, first.pairs, second.pairs, strict=True):
        for name, probability in pair.probabilities.items():
            odds = (log_odds(a.probabilities[name]) + log_odds(b.probabilities[name])) / 2
            assert log_odds(probability) == pytest.approx(odds, abs=1e-6)
        assert a.probabilities != b.probabilities
        assert all(pair.planned[n] + pair.hypothetical[n] <= 1 for n in pair.planned)


def test_one_encoder_speaks_for_itself(tiny: Encoder, other: Encoder) -> None:
    assert Panel((other,)).read([SENTENCE]) == other.read([SENTENCE])
    assert Panel((tiny, tiny)).read([SENTENCE])[0].entities == tiny.read([SENTENCE])[0].entities


def test_names_are_those_of_the_first(tiny: Encoder, other: Encoder) -> None:
    texts = ["Russia attacked Syria.", ""]
    assert Panel((tiny, other)).names(texts) == [one.entities for one in tiny.encode(texts)]


def test_a_pair_that_one_encoder_left_out_is_read_by_the_other() -> None:
    """Pieces differ between encoders, and with them how much of a long sentence is read."""
    there = reading(0, 1, {"ATTACKS": 0.9, "AIDS": 0.1}, 0.1, 0.2, 0.3)
    back = reading(1, 0, {"ATTACKS": 0.2}, 0.1, 0.2, 0.3)
    other = reading(0, 1, {"AIDS": 0.1, "ATTACKS": 0.5}, 0.9, 0.4, 0.1)
    pairs = joined(SentenceReading((), (there, back)), [SentenceReading((), (other,))]).pairs
    assert pairs[0].probabilities["ATTACKS"] == pytest.approx(0.75)
    assert pairs[0].probabilities["AIDS"] == pytest.approx(0.1)
    assert pairs[0].negated == pytest.approx({"ATTACKS": 0.5, "AIDS": 0.5})
    assert pairs[0].planned == pytest.approx({"ATTACKS": 0.3, "AIDS": 0.3})
    assert pairs[0].hypothetical == pytest.approx({"ATTACKS": 0.2, "AIDS": 0.2})
    assert pairs[1].probabilities["ATTACKS"] == pytest.approx(0.2)


def test_three_say_their_mean_and_nobody_is_certain() -> None:
    said = [reading(0, 1, {"ATTACKS": p}, 0.0, 0.0, 0.0) for p in (1.0, 0.5, 0.0)]
    first, *others = (SentenceReading((), (one,)) for one in said)
    (pair,) = joined(first, others).pairs
    assert pair.probabilities["ATTACKS"] == pytest.approx(0.5)
    assert 0 < pair.negated["ATTACKS"] < 1e-5


def test_each_type_is_said_in_its_own_way() -> None:
    """Two who met and did not agree: what one encoder says of one type is nothing of the other."""
    chances, never = {"CONSULTS": 0.9, "AGREES_WITH": 0.8}, {"CONSULTS": 0.0, "AGREES_WITH": 0.0}
    said = [
        PairReading(0, 1, chances, {"CONSULTS": 0.1, "AGREES_WITH": p}, never, never)
        for p in (0.9, 0.8)
    ]
    first, other = (SentenceReading((), (one,)) for one in said)
    (pair,) = joined(first, [other]).pairs
    assert pair.negated["CONSULTS"] == pytest.approx(0.1)
    assert pair.negated["AGREES_WITH"] == pytest.approx(0.857, abs=0.001)


def test_roots_are_the_mean_of_logarithms() -> None:
    """What one holds for impossible is unlikely, whatever the other says."""
    found = roots_together([{"AID": 0.64, "YIELD": 0.36}, {"YIELD": 0.96, "AID": 0.04}])
    assert found["AID"] / found["YIELD"] == pytest.approx((0.64 * 0.04 / (0.36 * 0.96)) ** 0.5)
    assert sum(found.values()) == pytest.approx(1.0)
    assert roots_together([{"AID": 0.0, "YIELD": 1.0}] * 2)["AID"] == pytest.approx(1e-6, rel=0.01)


def test_roots_add_up(tiny: Encoder, other: Encoder) -> None:
    panel = Panel((tiny, other))
    for source, target in (((0, 6), (16, 21)), (None, (16, 21)), (None, None)):
        roots = panel.root(SENTENCE.text, source, target)
        assert len(roots) == 15
        assert sum(roots.values()) == pytest.approx(1.0)
