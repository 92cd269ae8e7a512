"""What the full reader claims when a judge has been heard: one that always says the same."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from graph_schema.records import Modality, Polarity
from graph_schema.settings import Settings
from ingest.encoder import Encoder, Encoders, Panel, WeightsError
from ingest.judging import LANGUAGES, Judge, Trees, judge
from ingest.learned import JUDGED, SURER, FullReader
from ingest.odds import chance, log_odds
from ingest.pipeline import Extractor, make_extractor
from ingest.reading import Finding
from ingest.repetition import FAINT
from ingest.segmentation import LexicalAnnotator
from tests.ingest.reading_texts import article

TINY = Path(__file__).parents[1] / "encoder" / "tiny"
TEXT = "Russia attacked Ukraine near Poland. Russia attacked Ukraine. China met Japan."


def one_leaf(odds: float) -> Trees:
    """Give trees that say so of everything."""
    nothing = np.zeros((1, 0), np.int64)
    return Trees(odds, nothing, nothing.astype(np.float32), np.zeros((1, 1)))


def saying(odds: float | None, **languages: float) -> Extractor:
    """Give an extractor with random weights and a judge who always says so, or so in a language."""
    one = Encoder.load(TINY)
    encoders = Encoders({"ar": Panel((one,)), "en": Panel((one, one))}, one.version)
    trees = {name: one_leaf(languages.get(name, odds or 0.0)) for name in LANGUAGES}
    reader = FullReader(encoders, None if odds is None else Judge(trees, one.version, "abc"))
    return Extractor(LexicalAnnotator(), reader)


def findings(extractor: Extractor, text: str = TEXT) -> list[tuple[int, Finding]]:
    """Give the number of the sentence with each finding that a judge weighs."""
    _, _, (marked,) = extractor.mark([article(text)])
    return [
        (n, finding)
        for n, found in enumerate(extractor.reader.read(marked))
        for finding in found
        if finding.polarity is Polarity.ASSERTED and finding.modality is not Modality.HYPOTHETICAL
    ]


def key(one: tuple[int, Finding]) -> tuple[int, int, str, int]:
    number, finding = one
    return number, finding.source, finding.type, finding.target


def percent(odds: float) -> int:
    return round(100 * chance(odds))


def test_where_a_statement_is_likeliest_its_confidence_is_the_judges() -> None:
    found = findings(saying(2.0), "Russia attacked Ukraine.")
    assert found
    assert {finding.confidence for _, finding in found} == {percent(2.0 + SURER)}


def test_what_the_judge_does_not_believe_is_not_claimed() -> None:
    """Just below what is claimed nothing is, just above it something."""
    least = log_odds(JUDGED) - SURER
    assert not findings(saying(least - 0.01))
    assert findings(saying(least + 0.01))


def test_each_language_has_a_judgement_of_its_own() -> None:
    extractor = saying(0.0, en=-9.0, ar=9.0)
    assert not findings(extractor)
    assert findings(extractor, "هاجمت روسيا أوكرانيا.")


def test_elsewhere_it_is_as_sure_as_the_sentence_and_no_surer_than_the_judge() -> None:
    unjudged, judged = findings(saying(None)), findings(saying(1.0))
    alone = {key(one): one[1].confidence for one in unjudged}
    best = percent(1.0 + SURER)
    repeated = [one for one in judged if one[1].confidence != best]
    assert repeated
    for one in repeated:
        assert one[1].confidence == min(best, alone[key(one)])


def test_the_judge_lifts_no_sentence_but_the_likeliest() -> None:
    """Of what several sentences state faintly one is the place."""
    claims = findings(saying(9.0))
    plain = {(n, f.source, f.type, f.target) for n, f in findings(saying(None))}
    lifted = [(n, f) for n, f in claims if (n, f.source, f.type, f.target) not in plain]
    assert {f.confidence for _, f in lifted} == {99}


@pytest.mark.parametrize("text", ["Russia attacked Ukraine.", "هاجمت روسيا أوكرانيا."])
def test_what_is_said_hundreds_of_times_is_claimed_each_time(text: str) -> None:
    extractor = make_extractor(Settings(store="memory:"))
    (coded,) = extractor.code([article("\n".join([text] * 300))])
    claims = [c for c in coded.article.claims if c.type == "ATTACKS" and c.source_party == "RUS"]
    assert len(claims) == 300


def test_the_name_tells_which_judge_was_heard() -> None:
    assert saying(1.0).reader.name.endswith("-abc")
    assert saying(None).reader.name.endswith("-unjudged")
    shipped = make_extractor(Settings(store="memory:")).reader
    assert shipped.name.endswith(f"-{judge().digest}")
    assert judge().digest


def test_a_judge_of_other_weights_is_refused() -> None:
    assert judge().of(judge().version) is judge()
    with pytest.raises(WeightsError, match=r"for the weights 0\.\d+\.0, not 9\.9"):
        judge().of("9.9")


def test_what_is_too_faint_to_be_believed_for_being_repeated_is_told_to_the_judge() -> None:
    extractor = make_extractor(Settings(store="memory:"))
    reader = extractor.reader
    assert isinstance(reader, FullReader)
    text = "Russia attacked Ukraine near Poland, which sent aid and thanked France and Turkey."
    _, _, (marked,) = extractor.mark([article(text)])
    looks, joint = reader.statements(marked)
    likely = [one for look in looks.values() for one in look.likely.values()]
    assert {one.states for one in likely} == set(joint)
    assert any(one.odds < FAINT for one in likely)
    # A rule's word is in the odds and not in those of the encoder.
    ruled = {one.states[:3] for one in likely if one.odds > one.encoder}
    assert ("RUS", "ATTACKS", "UKR") in ruled
