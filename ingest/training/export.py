"""Writes the trained reader as networks of small numbers with a manifest, ready to ship."""

import json
import logging
import warnings
from collections.abc import Mapping
from enum import Enum
from pathlib import Path
from typing import Any

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from ingest.encoder.languages import ENGLISH, MULTILINGUAL
from ingest.encoder.manifest import FORMAT, digest
from ingest.encoder.network import PAIR_FILE, TEXT_FILE
from ingest.encoder.vocabulary import TABLE_FILE, TOKENIZER_FILE
from ingest.training.heads import PairHead, ReaderModel
from ingest.training.labels import MODALITIES, ROOTS, TAGS, TYPES
from ingest.training.rounding import BLOCK

OPSET = 17
INT8_INPUTS = 4  # what the four-bit kernels round their inputs to
# Too small to be worth rounding: what reads types, roots and tags off.
LABELS = ("/tags/MatMul", "/head/types/MatMul", "/head/roots/MatMul")


class Precision(Enum):
    """In what the matrices are kept: floats, int8 a column, or four bits as `rounding` has it."""

    FLOAT = "float"
    INT8 = "int8"
    FOUR_BITS = "four bits"


KEPT = {MULTILINGUAL: Precision.INT8, ENGLISH: Precision.FOUR_BITS}


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


def write_networks(model: ReaderModel, folder: Path, precision: Precision = Precision.INT8) -> None:
    """Write the two networks to `folder`."""
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
        if precision is Precision.FLOAT:
            full.replace(folder / name)
            continue
        if precision is Precision.INT8:
            _to_int8(full, folder / name)
        else:
            _to_four_bits(full, folder / name)
        full.unlink()


def _to_int8(full: Path, path: Path) -> None:
    quantize_dynamic(
        full,
        path,
        per_channel=True,
        weight_type=QuantType.QInt8,
        extra_options={"MatMulConstBOnly": True},
    )


def _to_four_bits(full: Path, path: Path) -> None:
    # From 1.22 on, and with a package of its own; whoever exports int8 needs neither.
    from onnxruntime.quantization.matmul_nbits_quantizer import MatMulNBitsQuantizer

    # Only the encoder's own tables are rounded in training; the pairs' are small.
    kinds = ("MatMul", "Gather") if path.name == TEXT_FILE else ("MatMul",)
    quantizer = MatMulNBitsQuantizer(
        onnx.load(str(full)),
        block_size=BLOCK,
        is_symmetric=True,
        accuracy_level=INT8_INPUTS,
        op_types_to_quantize=kinds,
        quant_axes=(("MatMul", 0), ("Gather", 1)),
        nodes_to_exclude=list(LABELS),
    )
    quantizer.process()
    quantizer.model.save_model_to_file(str(path), use_external_data_format=False)


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
