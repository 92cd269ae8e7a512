"""Puts the shipped weights back into a reader, so that training can go on from what ships.

As int8 the words' and positions' tables are quantised by table and every other matrix by column,
in four bits all by block, so what comes back differs from what was trained by at most half a step
of each scale.
"""

from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper

from ingest.encoder.network import PAIR_FILE, TEXT_FILE
from ingest.training.heads import ReaderModel
from ingest.training.network import TextEncoder
from ingest.training.rounding import LOWEST

Arrays = dict[str, NDArray[np.float32]]
BLOCK = ("qkv", "out", "up", "down")
LOOK = ("query", "key_value", "out", "up", "down")
ENDS = ("types", "negated", "modality", "roots")


def read_shipped(folder: Path, heads: int = 12) -> ReaderModel:
    """Return the reader whose networks are in `folder`, in float32; ValueError if they do not fit.

    The networks are those of `export`: their matrices are told by their order, as the exporter
    names them by number. `heads` are those of the encoder, which no file tells.
    """
    text, pair = _arrays(folder / TEXT_FILE), _arrays(folder / PAIR_FILE)
    pieces, hidden = text["encoder.words.weight"].shape
    positions = text["encoder.positions.weight"].shape[0]
    depth = sum(name.endswith(".qkv.bias") for name in text)
    inner = max(v.size for n, v in text.items() if ".up." in n and n.endswith("bias"))
    encoder = TextEncoder(pieces, hidden, depth, heads, inner, positions)
    model = ReaderModel(encoder)
    state = model.state_dict()
    found = {**text, **{name.replace("head.", "pair.", 1): value for name, value in pair.items()}}
    layers = len(model.encoder.layers)
    looks = len(model.pair.looks)
    names = [f"encoder.layers.{n}.{part}" for n in range(layers) for part in BLOCK] + ["tags"]
    _place(found, names, _matrices(text))
    names = ["pair.mix", *(f"pair.looks.{n}.{part}" for n in range(looks) for part in LOOK)]
    _place(found, [*names, *(f"pair.{part}" for part in ENDS)], _matrices(pair))
    missing = sorted(set(state) - set(found))
    if missing:
        raise ValueError(f"{folder}: no weights for {', '.join(missing)}")
    model.load_state_dict({n: torch.tensor(found[n]).reshape(v.shape) for n, v in state.items()})
    return model


def _arrays(path: Path) -> Arrays:
    """Return what is stored in a network by name, quantised ones as the numbers meant."""
    stored = {i.name: numpy_helper.to_array(i) for i in onnx.load(str(path)).graph.initializer}
    result: Arrays = {}
    for name, value in stored.items():
        if name.endswith("_quantized"):
            whole = name.removesuffix("_quantized")
            shift = stored[f"{whole}_zero_point"].astype(np.float32)
            result[whole] = (value.astype(np.float32) - shift) * stored[f"{whole}_scale"]
        elif name.endswith("_Q4"):
            whole = name.removesuffix("_Q4")
            result[whole] = _from_four_bits(value, stored[f"{whole}_scales"])
        elif value.dtype == np.float32 and not name.endswith("_scales"):
            result[name] = value
    return result


def _from_four_bits(value: NDArray[Any], scales: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return a table as it is, or a matrix as [in, out], of which two weights share a byte."""
    if value.dtype != np.uint8:
        blocks = value.astype(np.float32).reshape(*scales.shape, -1)
        return np.asarray((blocks * scales[..., None]).reshape(value.shape))
    weights = np.stack([value & 15, value >> 4], axis=-1).astype(np.float32) + LOWEST
    rows, blocks_a_row, _ = value.shape
    scaled = weights.reshape(rows, blocks_a_row, -1) * scales.reshape(rows, blocks_a_row, 1)
    return np.asarray(scaled.reshape(rows, -1).T)


def _matrices(arrays: Arrays) -> list[NDArray[np.float32]]:
    """Return the matrices of linear layers in their order; stored transposed."""
    marked = [name for name in arrays if "MatMul_" in name and not name.endswith("_scale")]
    return [arrays[name].T for name in sorted(marked, key=lambda n: int(n.rsplit("_", 1)[1]))]


def _place(found: Arrays, names: list[str], matrices: list[NDArray[np.float32]]) -> None:
    """Give the linear layers their matrices; what was evened out for int8 is taken back."""
    if len(names) != len(matrices):
        raise ValueError(f"{len(matrices)} matrices for {len(names)} layers")
    for name, matrix in zip(names, matrices, strict=True):
        factor = found.get(f"{name}.factor")
        found[f"{name}.weight"] = matrix if factor is None else matrix * factor[None]
        if factor is not None:
            found[f"{name}.bias"] = found[f"{name}.linear.bias"]
