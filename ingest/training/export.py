"""Writes the trained reader as int8 networks with a manifest, ready to ship."""

import json
import logging
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from ingest.encoder.manifest import FORMAT, digest
from ingest.encoder.network import PAIR_FILE, TEXT_FILE
from ingest.encoder.vocabulary import TABLE_FILE, TOKENIZER_FILE
from ingest.training.heads import PairHead, ReaderModel
from ingest.training.labels import MODALITIES, ROOTS, TAGS, TYPES
from ingest.training.prepare import Vocabulary
from ingest.training.vocabulary import build_tokenizer

OPSET = 17


class _Pairs(nn.Module):
    def __init__(self, head: PairHead) -> None:
        super().__init__()
        self.head = head

    def forward(
        self, vectors: Tensor, mask: Tensor, spans: Tensor, pairs: Tensor
    ) -> tuple[Tensor, ...]:
        return tuple(self.head(vectors, mask, spans, pairs))


def _write(module: nn.Module, inputs: dict[str, Tensor], outputs: list[str], path: Path) -> None:
    axes = {name: {0: "batch", 1: f"{name}_length"} for name in inputs}
    axes |= {name: {0: "batch", 1: f"{name}_length"} for name in outputs}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            module.eval(),
            tuple(inputs.values()),
            str(path),
            input_names=list(inputs),
            output_names=list(outputs),
            dynamic_axes=axes,
            opset_version=OPSET,
            dynamo=False,
        )


def write_networks(model: ReaderModel, folder: Path, int8: bool = True) -> None:
    """Write the two networks to `folder`, as int8 (weights per channel) or as float32."""
    logging.getLogger().setLevel(logging.WARNING)
    folder.mkdir(parents=True, exist_ok=True)
    hidden = model.encoder.words.embedding_dim
    ids = torch.tensor([[0, 4, 5, 6, 7, 2]])
    mask = torch.ones(1, 6)
    spans, pairs = torch.tensor([[[1, 3], [4, 5]]]), torch.tensor([[[0, 1], [1, 0]]])
    vectors = torch.randn(1, 6, hidden)
    jobs: list[tuple[nn.Module, dict[str, Tensor], list[str], str]] = [
        (model, {"ids": ids, "mask": mask}, ["vectors", "tags"], TEXT_FILE),
        (
            _Pairs(model.pair),
            {"vectors": vectors, "mask": mask, "spans": spans, "pairs": pairs},
            ["types", "negated", "modality", "roots"],
            PAIR_FILE,
        ),
    ]
    for module, inputs, outputs, name in jobs:
        full = folder / f"float-{name}"
        _write(module, inputs, outputs, full)
        if int8:
            quantize_dynamic(
                full,
                folder / name,
                per_channel=True,
                weight_type=QuantType.QInt8,
                extra_options={"MatMulConstBOnly": True},
            )
            full.unlink()
        else:
            full.replace(folder / name)


def write_vocabulary(vocabulary: Vocabulary, folder: Path) -> None:
    """Write the tokeniser and the table of replacements to `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    build_tokenizer(vocabulary.pieces).save(str(folder / TOKENIZER_FILE), pretty=False)
    table = json.dumps(dict(vocabulary.normaliser.replacements), ensure_ascii=True)
    (folder / TABLE_FILE).write_text(table + "\n", "utf8")


def write_manifest(
    folder: Path,
    version: str,
    thresholds: Mapping[str, float],
    calibration: Mapping[str, tuple[float, float]],
    about: Mapping[str, Any],
) -> None:
    """Write manifest.json for the files in `folder`; `about` is for people who ask."""
    files = (TEXT_FILE, PAIR_FILE, TOKENIZER_FILE, TABLE_FILE)
    content = {
        "format": FORMAT,
        "version": version,
        "labels": {"types": TYPES, "modalities": MODALITIES, "roots": ROOTS, "tags": TAGS},
        "thresholds": {name: round(value, 4) for name, value in thresholds.items()},
        "calibration": {name: [round(x, 5) for x in fit] for name, fit in calibration.items()},
        "files": {name: digest(folder / name) for name in files},
        **about,
    }
    text = json.dumps(content, ensure_ascii=False, indent=1)
    (folder / "manifest.json").write_text(text + "\n", "utf8")
