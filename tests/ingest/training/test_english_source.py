"""The English encoder that training starts from: its jar, its weights and its pieces."""

# ruff: noqa: E402 - without torch there is nothing to import

import json
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs torch, an extra")
onnx = pytest.importorskip("onnx", reason="training needs onnx, an extra")

from ingest.encoder.normalise import Normaliser
from ingest.encoder.pieces import BOS, EOS, PAD, Cutter
from ingest.training.network import from_source
from ingest.training.onnx_source import PARTS, read_jar
from ingest.training.pretrain import word_starts
from ingest.training.vocabulary import UNKNOWN, prune_words

HIDDEN = 24
WORDS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "russia", "attack", "##ed", "##s", "x", "犬"]


def network(without: str = "") -> Any:
    """Return a BERT of one layer as an exporter writes it: matrices are named by number."""
    rng = np.random.default_rng(4)
    arrays: dict[str, Any] = {
        f"embeddings.{name}_embeddings.weight": rng.normal(size=(rows, HIDDEN))
        for name, rows in (("word", len(WORDS)), ("position", 40), ("token_type", 2))
    }
    arrays |= {
        f"embeddings.LayerNorm.{part}": rng.normal(size=HIDDEN) for part in ("weight", "bias")
    }
    nodes = []
    for number, name in enumerate(PARTS.values()):
        wide, narrow = (2 * HIDDEN, HIDDEN) if name == "intermediate.dense" else (HIDDEN, HIDDEN)
        narrow = 2 * HIDDEN if name == "output.dense" else narrow
        arrays[f"encoder.layer.0.{name}.bias"] = rng.normal(size=wide)
        if name.endswith("LayerNorm"):
            arrays[f"encoder.layer.0.{name}.weight"] = rng.normal(size=HIDDEN)
            continue
        arrays[f"onnx::MatMul_{number}"] = rng.normal(size=(narrow, wide))
        step = f"/encoder/layer.0/{name.replace('.', '/')}/MatMul"
        if name != without:
            nodes.append(
                onnx.helper.make_node("MatMul", ["x", f"onnx::MatMul_{number}"], ["y"], step)
            )
    stored = [onnx.numpy_helper.from_array(v.astype(np.float32), n) for n, v in arrays.items()]
    return onnx.helper.make_model(onnx.helper.make_graph(nodes, "bert", [], [], stored))


def tokenizer() -> dict[str, Any]:
    """Return a small uncased WordPiece tokeniser as its file has it."""
    vocabulary = {word: row for row, word in enumerate(WORDS)}
    model = {"type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##"}
    flags = dict.fromkeys(("single_word", "lstrip", "rstrip", "normalized"), False)
    added = [{"id": row, "content": WORDS[row], "special": True, **flags} for row in range(5)]
    return {
        "version": "1.0",
        "added_tokens": added,
        "normalizer": {"type": "Lowercase"},
        "pre_tokenizer": {"type": "BertPreTokenizer"},
        "post_processor": {"type": "BertProcessing", "sep": ["[SEP]", 3], "cls": ["[CLS]", 2]},
        "model": {**model, "max_input_chars_per_word": 100, "vocab": vocabulary},
    }


def jar(path: Path, **files: bytes) -> Path:
    """Write a jar of some files."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def test_weights_are_read_by_the_step_they_are_in(tmp_path: Path) -> None:
    files = {
        "small.onnx": network().SerializeToString(),
        "small-tokenizer.json": json.dumps(tokenizer()).encode(),
    }
    source, read = read_jar(jar(tmp_path / "a.jar", **files))
    assert read == tokenizer()
    assert (source.layers, source.heads, source.hidden) == (1, 12, HIDDEN)
    stored = {i.name: onnx.numpy_helper.to_array(i) for i in network().graph.initializer}
    assert np.array_equal(source.tensors["l0.q.w"], stored["onnx::MatMul_0"].T)
    assert source.tensors["l0.fi.w"].shape == (2 * HIDDEN, HIDDEN)
    encoder = from_source(source, [2, 0, 3, 1, 5])
    assert np.allclose(encoder.words.weight[4].detach(), source.tensors["emb.word"][5])
    assert encoder(torch.tensor([[0, 4, 2]])).shape == (1, 3, HIDDEN)


def test_a_jar_without_an_encoder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"b\.jar: not the jar of one encoder"):
        read_jar(jar(tmp_path / "b.jar", README=b"none"))
    two = {"a.onnx": b"", "b.onnx": b"", "a-tokenizer.json": b"{}"}
    with pytest.raises(ValueError, match=r"two\.jar: not the jar of one encoder"):
        read_jar(jar(tmp_path / "two.jar", **two))
    (tmp_path / "plain.bin").write_bytes(b"E5S1")
    with pytest.raises(ValueError, match=r"plain\.bin: not a jar"):
        read_jar(tmp_path / "plain.bin")
    files = {
        "small.onnx": network(without="output.dense").SerializeToString(),
        "small-tokenizer.json": b"{}",
    }
    with pytest.raises(ValueError, match=r"c\.jar: no weights .*output/dense"):
        read_jar(jar(tmp_path / "c.jar", **files))


def test_kept_pieces_have_their_marks_first() -> None:
    """Rows 0 to 3 are what every network here takes them for, and text is cut as before."""
    kept = prune_words(tokenizer(), Normaliser({}), ["Russia attacked", "Russia attacked x"], 2)
    marks = [kept.tokenizer.id_to_token(row) for row in (BOS, PAD, EOS, UNKNOWN)]
    assert marks == ["[CLS]", "[PAD]", "[SEP]", "[UNK]"]
    assert kept.rows == [2, 0, 3, 1, 5, 6, 7, 8, 9]
    (cut,) = Cutter(kept.tokenizer, Normaliser({}))(["Russia attacked 犬"])
    assert [kept.tokenizer.id_to_token(row) for row in cut.ids] == [
        "[CLS]", "russia", "attack", "##ed", "[UNK]", "[SEP]",
    ]  # fmt: skip
    assert cut.range((7, 15)) == (2, 4)
    assert word_starts(kept.tokenizer).tolist()[4:] == [True, True, False, False, True]


def test_pieces_seen_too_seldom_are_gone() -> None:
    """Single signs stay, so that every word can be cut."""
    kept = prune_words(tokenizer(), Normaliser({}), ["Russia attacked", "attacked"], 2)
    words = {kept.tokenizer.id_to_token(row) for row in range(4, len(kept.rows))}
    assert words == {"attack", "##ed", "##s", "x"}


def test_a_tokeniser_of_another_kind_is_refused() -> None:
    content = tokenizer()
    del content["model"]["vocab"]["[SEP]"]
    with pytest.raises(ValueError, match=r"\[SEP\]"):
        prune_words(content, Normaliser({}), [], 1)
