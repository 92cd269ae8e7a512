"""The encoder's promises, on tiny random weights."""

import json
import shutil
from itertools import permutations
from pathlib import Path

import pytest

from ingest.encoder import Encoder, MarkedSentence, WeightsError

TINY = Path(__file__).parent / "tiny"
ARABIC = "قَصَفَت روسيا مواقع في سوريا"
RUSSIA, SYRIA = (8, 13), (23, 28)


def test_offsets_are_of_the_text_as_given() -> None:
    """The spans of these tests are what they say."""
    assert ARABIC[slice(*RUSSIA)] == "روسيا"
    assert ARABIC[slice(*SYRIA)] == "سوريا"


def test_every_ordered_pair_is_read(tiny: Encoder) -> None:
    """Two spans give two pairs, three give six."""
    spans = (RUSSIA, (14, 19), SYRIA)
    reading = tiny.read([MarkedSentence(ARABIC, spans)])[0]
    assert [(p.source, p.target) for p in reading.pairs] == list(permutations(range(3), 2))
    for pair in reading.pairs:
        assert set(pair.probabilities) == set(tiny.thresholds)
        assert len(pair.probabilities) == 18
        assert all(0 <= p <= 1 for p in pair.probabilities.values())
        for name in pair.probabilities:
            assert 0 <= pair.negated[name] <= 1
            assert 0 <= pair.planned[name] + pair.hypothetical[name] <= 1


def test_fewer_than_two_spans_give_no_pair(tiny: Encoder) -> None:
    """One actor, none, or an empty span: nothing between."""
    sentences = [
        MarkedSentence(ARABIC, (RUSSIA,)),
        MarkedSentence(ARABIC),
        MarkedSentence(ARABIC, (RUSSIA, (3, 3))),
        MarkedSentence("", ()),
        MarkedSentence("   ", ((0, 1), (1, 2))),
    ]
    assert [len(reading.pairs) for reading in tiny.read(sentences)] == [0, 0, 0, 0, 0]


def test_at_most_twelve_spans(tiny: Encoder) -> None:
    """The thirteenth span is in no pair."""
    text = "a b c d e f g h i j k l m"
    spans = tuple((i, i + 1) for i in range(0, len(text), 2))
    pairs = tiny.read([MarkedSentence(text, spans)])[0].pairs
    assert len(pairs) == 12 * 11
    assert max(pair.source for pair in pairs) == 11


def test_several_spans_at_one_place_count_once(tiny: Encoder) -> None:
    """Both sides: two actors, one place; each is read against the other and against the rest."""
    text = "a b c d e f g h i j k l m"
    spans = [(i, i + 1) for i in range(0, 24, 2)]
    pairs = tiny.read([MarkedSentence(text, (*spans, spans[0]))])[0].pairs
    assert len(pairs) == 13 * 12
    found = {(p.source, p.target): p for p in pairs}
    assert found[0, 1].probabilities == found[12, 1].probabilities
    assert found[0, 12].probabilities == found[12, 0].probabilities


def test_spans_beyond_what_is_read_give_no_pair(tiny: Encoder) -> None:
    """A very long sentence is read from its start only."""
    text = "Russia " + "word " * 400 + "Syria"
    end = (len(text) - 5, len(text))
    assert tiny.read([MarkedSentence(text, ((0, 6), end))])[0].pairs == ()
    assert len(tiny.read([MarkedSentence(text, ((0, 6), (7, 11), end))])[0].pairs) == 2


def test_reading_does_not_depend_on_neighbours(tiny: Encoder) -> None:
    """Alone, among others, or again: the same sentence gives the same reading."""
    sentence = MarkedSentence(ARABIC, (RUSSIA, SYRIA))
    others = [MarkedSentence("Russia attacked Syria " * n, ((0, 6), (16, 21))) for n in (1, 5)]
    alone = tiny.read([sentence])[0]
    assert tiny.read([*others, sentence])[2] == alone
    assert Encoder.load(TINY, threads=2).read([sentence])[0] == alone


def test_two_steps_are_one(tiny: Encoder) -> None:
    """Encoding first and asking for pairs after gives what `read` gives."""
    encoded = tiny.encode([ARABIC])[0]
    reading = tiny.read([MarkedSentence(ARABIC, (RUSSIA, SYRIA))])[0]
    assert tiny.pairs(encoded, (RUSSIA, SYRIA)) == reading.pairs
    assert encoded.entities == reading.entities


def test_entities_lie_in_the_text(tiny: Encoder) -> None:
    """Names are in order, apart, and not empty."""
    for entity in tiny.encode(["Russia (Syria) ab, cd-ef. ٢٠١٨ " + ARABIC])[0].entities:
        assert 0 <= entity.start < entity.end
        assert entity.kind in {"PER", "ORG", "LOC", "MISC"}
        assert 0 <= entity.score <= 1


def test_roots_add_up(tiny: Encoder) -> None:
    """Fifteen roots, together certain, also where an actor is not named."""
    for source, target in (((8, 13), (23, 28)), (None, (23, 28)), (None, None)):
        roots = tiny.root(ARABIC, source, target)
        assert len(roots) == 15
        assert sum(roots.values()) == pytest.approx(1.0)


def test_damaged_weights_are_refused(tmp_path: Path) -> None:
    """A changed or missing file, or another format, is an error that names it."""
    folder = tmp_path / "weights"
    shutil.copytree(TINY, folder)
    with (folder / "pairs.onnx").open("ab") as file:
        file.write(b"x")
    with pytest.raises(WeightsError, match=r"pairs\.onnx"):
        Encoder.load(folder)
    (folder / "pairs.onnx").unlink()
    with pytest.raises(WeightsError, match="missing"):
        Encoder.load(folder)
    manifest = json.loads((folder / "manifest.json").read_text("utf8"))
    (folder / "manifest.json").write_text(json.dumps({**manifest, "format": 99}), "utf8")
    with pytest.raises(WeightsError, match="format 99"):
        Encoder.load(folder)
    (folder / "manifest.json").unlink()
    with pytest.raises(WeightsError, match="no manifest"):
        Encoder.load(folder)
