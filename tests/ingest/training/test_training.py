"""The steps of training, on tiny random networks."""

# ruff: noqa: E402 - without torch there is nothing to import

import struct
from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs torch, an extra")
pytest.importorskip("onnx", reason="training needs onnx, an extra")

from ingest.encoder import Encoder, MarkedSentence
from ingest.encoder.pieces import Cutter
from ingest.training.align import align
from ingest.training.calibrate import apply, calibration_curve, calibration_error, fit
from ingest.training.chance import seeded
from ingest.training.entities import Tagged
from ingest.training.examples import collate, relation_examples, root_examples
from ingest.training.export import Precision
from ingest.training.further import FurtherOptions
from ingest.training.further import plan as plan_further
from ingest.training.network import TextEncoder
from ingest.training.pretrain import PretrainOptions, hide_words, pretrain, word_starts
from ingest.training.scoring import PairScore
from ingest.training.smoothing import smoothed
from ingest.training.source_model import read_source, unpack_q4
from ingest.training.train import TrainingData, TrainOptions, train
from ingest.training.vocabulary import UNKNOWN, build_tokenizer, prune
from tests.ingest.training.make_tiny import make, tiny_model, tiny_vocabulary
from tests.ingest.training.test_data import FINDER, cutter, document, relation


def test_four_bit_blocks() -> None:
    """Low nibbles come first, and eight stands for nothing."""
    block = np.float16(0.5).tobytes() + bytes([0x98] * 16)
    assert unpack_q4(block, 32).tolist() == [0.0] * 16 + [0.5] * 16


def test_other_files_are_refused(tmp_path: Path) -> None:
    """Neither another format nor another version is read."""
    path = tmp_path / "x.bin"
    path.write_bytes(b"GGUF" + bytes(60))
    with pytest.raises(ValueError, match="not an encoder"):
        read_source(path)
    path.write_bytes(b"E5S1" + struct.pack("<8i", 2, *[0] * 7) + bytes(40))
    with pytest.raises(ValueError, match="version 2"):
        read_source(path)


def test_pruning_keeps_what_is_seen() -> None:
    """A text seen often enough is cut as before; other pieces are gone."""
    vocabulary = tiny_vocabulary()
    text = "Russia attacked"
    corpora = [([text], 1), (["Syria"], 2)]
    kept = prune(vocabulary.pieces, vocabulary.normaliser, corpora)
    before, after = build_tokenizer(vocabulary.pieces), kept.tokenizer
    assert after.encode(text).tokens == before.encode(text).tokens
    assert after.token_to_id("▁Russia") is not None
    assert after.token_to_id("▁Syria") is None
    # Every sign of the scripts stays, so that a name never seen can still be cut.
    assert {after.token_to_id(sign) is None for sign in ("z", "Q", "ض")} == {False}
    assert kept.rows[:4] == [0, 1, 2, 3]
    assert len(kept.rows) < len(vocabulary.pieces)


def test_a_share_of_the_pieces_is_hidden_but_no_marks() -> None:
    """The ends of a sentence and its padding stay; of the rest about the share is unknown."""
    torch.manual_seed(1)
    text = "Russia attacked Syria " * 20
    examples = root_examples([(text, (0, 6), (16, 21), "ASSAULT")], cutter()) * 20
    plain, hidden = collate(examples, None).ids, collate(examples, None, 0.2).ids
    changed = plain != hidden
    assert torch.all(hidden[changed] == UNKNOWN)
    assert not changed[:, 0].any()
    assert 0.1 < changed.float().mean() < 0.3


def test_the_newest_batches_come_more_often() -> None:
    """Thrice as often as others of their kind."""
    text = "قصفت روسيا سوريا"
    said = relation("RUS", "ATTACKS", "SYR", text, source_mention="روسيا", target_mention="سوريا")
    found = align(document(text, said), FINDER) * 10
    newer = [replace(one, document=replace(one.document, batch="ar-90")) for one in found]
    data = TrainingData(relation_examples([*found, *newer], cutter()))
    options = FurtherOptions(newest=("ar-9",), often=3.0, passages=1.0)
    seen: Counter[str] = Counter()
    for _, batch in plan_further(data, options, seeded(3)):
        seen.update(one.sentence.document.batch for one in batch)
    assert seen == {"ar-00": 10, "ar-90": 30}


def test_whole_words_are_hidden() -> None:
    """All pieces of a word are chosen, or none; marks never."""
    tokenizer = build_tokenizer(tiny_vocabulary().pieces)
    ids = np.array([[0, *tokenizer.encode("Russia attacked xyz uvw").ids, 2]], np.int32)
    starts = word_starts(tokenizer)
    for seed in range(5):
        predicted, masked = hide_words(ids, starts, 0.5, np.random.default_rng(seed))
        assert not predicted[0, 0]
        assert not predicted[0, -1]
        assert (masked <= predicted).all()
        word = np.cumsum(starts[ids])[None] if ids.ndim == 1 else np.cumsum(starts[ids], axis=1)
        for number in np.unique(word[0, 1:-1]):
            chosen = predicted[0, 1:-1][word[0, 1:-1] == number]
            assert chosen.all() or not chosen.any()


def test_pretraining_saves(tmp_path: Path) -> None:
    """A run of no length leaves a file that the next can go on from."""
    encoder = TextEncoder(len(tiny_vocabulary().pieces), hidden=24, layers=1, heads=2, inner=32)
    rows = np.full((4, 16), 5, np.int32)
    starts = word_starts(build_tokenizer(tiny_vocabulary().pieces))
    options = PretrainOptions(minutes=0.005, batch=2)
    pretrain(encoder, rows, starts, tmp_path, options)
    pretrain(encoder, rows, starts, tmp_path, options, tmp_path / "pretrained.pt")
    assert (tmp_path / "pretrained.pt").exists()


def test_training_learns_a_root() -> None:
    """A few rounds over two rows are enough to tell them apart."""
    cut: Cutter = cutter()
    rows = [
        ("Russia attacked Syria", (0, 6), (16, 21), "ASSAULT"),
        ("Syria left Russia be", (0, 5), (11, 17), "YIELD"),
    ]
    examples = root_examples(rows, cut) * 8
    tagged = [Tagged(("Russia", "left", "."), ("B-LOC", "O", "O"))] * 8
    model = tiny_model()
    options = TrainOptions(rounds=30, encoder_rate=3e-3, head_rate=3e-3, roots=1.0, batch=8)
    data = TrainingData(roots=examples, arabic=tagged)
    for _ in train(model, data, cut, options):
        pass
    model.eval()
    batch = collate(examples[:2], None)
    vectors, _ = model(batch.ids, batch.mask)
    roots = model.pair(vectors, batch.mask, batch.spans, batch.pairs).roots[:, 0]
    assert roots.argmax(-1).tolist() == batch.roots[:, 0].tolist()


def test_padding_changes_nothing() -> None:
    """A sentence beside a longer one gets the same logits as alone."""
    cut: Cutter = cutter()
    rows = [
        ("Russia attacked Syria", (0, 6), (16, 21), "ASSAULT"),
        ("Syria left Russia be and went away for good", (0, 5), (11, 17), "YIELD"),
    ]
    examples = root_examples(rows, cut)
    model = tiny_model().eval()
    outputs = []
    for batch in (collate(examples, None), collate(examples[:1], None)):
        vectors, _ = model(batch.ids, batch.mask)
        outputs.append(model.pair(vectors, batch.mask, batch.spans, batch.pairs).types[0, 0])
    assert torch.allclose(outputs[0], outputs[1], atol=1e-5)


def test_shipped_network_agrees_with_torch(tmp_path: Path) -> None:
    """Exported without quantisation, the run-time code gives what torch gives."""
    make(tmp_path, Precision.FLOAT)
    text, first, second = "Russia attacked Syria", (0, 6), (16, 21)
    pair = Encoder.load(tmp_path).read([MarkedSentence(text, (first, second))])[0].pairs[0]
    model = tiny_model().eval()
    batch = collate(root_examples([(text, first, second, "ASSAULT")], cutter()), None)
    vectors, _ = model(batch.ids, batch.mask)
    output = model.pair(vectors, batch.mask, batch.spans, batch.pairs)
    expected = torch.sigmoid(output.types[0, 0]).tolist()
    assert list(pair.probabilities.values()) == pytest.approx(expected, abs=1e-5)
    expected = torch.sigmoid(output.negated[0, 0]).tolist()
    assert list(pair.negated.values()) == pytest.approx(expected, abs=1e-5)
    modality = torch.softmax(output.modality[0, 0], -1)
    assert list(pair.planned.values()) == pytest.approx(modality[:, 1].tolist(), abs=1e-5)
    assert list(pair.hypothetical.values()) == pytest.approx(modality[:, 2].tolist(), abs=1e-5)


def test_smoothing_changes_nothing() -> None:
    """The smoothed network computes the same."""
    model = tiny_model().eval()
    ids = cutter()(["Russia attacked Syria"])[0].ids
    inputs = torch.tensor([ids]), torch.ones(1, len(ids))
    with torch.no_grad():
        before, after = model(*inputs), smoothed(model, [ids])(*inputs)
    assert torch.allclose(before[0], after[0], atol=1e-5)
    assert torch.allclose(before[1], after[1], atol=1e-5)


def test_calibration_mends_overconfidence() -> None:
    """Logits three times too large come back to what is right."""
    draw = np.random.default_rng(5)
    logits = draw.normal(0, 2, (4000, 18))
    truth = (draw.random(logits.shape) < 1 / (1 + np.exp(-logits))).astype(np.float32)
    loud = (1 / (1 + np.exp(-3 * logits))).astype(np.float32)
    doc, ones = document("x"), np.ones(18, np.float32)
    scores = [
        PairScore(doc, frozenset(), frozenset(), p, p, np.ones((18, 3), np.float32), y, ones)
        for p, y in zip(loud, truth, strict=True)
    ]
    calibration = fit(scores)
    assert calibration[:, 0] == pytest.approx(1 / 3, abs=0.05)
    before = calibration_error(calibration_curve(scores))
    after = calibration_error(calibration_curve(apply(scores, calibration)))
    assert after < 0.02 < before
