"""Reads the multilingual encoder that training starts from, out of the file that carries it."""

import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

BLOCK = 32


@dataclass(frozen=True)
class SourceModel:
    """A pretrained encoder as it is in the file; `tensors` are float32, rows [out, in]."""

    layers: int
    heads: int
    hidden: int
    tensors: dict[str, NDArray[np.float32]]


@dataclass(frozen=True)
class Pieces:
    """What its texts are cut into.

    `pieces` are (piece, log probability) in row order; `replacements` maps one character to its
    normal form.
    """

    pieces: list[tuple[str, float]]
    replacements: dict[str, str]


def unpack_q4(raw: bytes, count: int) -> NDArray[np.float32]:
    """Return `count` weights from blocks of 18 bytes: one fp16 scale and 32 four-bit values."""
    blocks = np.frombuffer(raw, dtype=np.uint8).reshape(-1, 18)
    scale = blocks[:, :2].copy().view(np.float16).astype(np.float32)
    packed = blocks[:, 2:]
    nibbles = np.concatenate([packed & 15, packed >> 4], axis=1).astype(np.float32) - 8
    return (nibbles * scale).reshape(-1)[:count]


def read_source(path: Path) -> tuple[SourceModel, Pieces]:
    """Return the model and the pieces in a file; ValueError if it is not of version 1."""
    data = path.read_bytes()
    if data[:4] != b"E5S1":
        raise ValueError(f"{path}: not an encoder file")
    version, hidden, layers, heads, inner, _, _, _ = struct.unpack_from("<8i", data, 4)
    if version != 1:
        raise ValueError(f"{path}: version {version}, expected 1")
    at = 44
    count = struct.unpack_from("<5i", data, at)[0]
    at += 20
    blob_size = struct.unpack_from("<Q", data, at)[0]
    at += 8
    offsets = np.frombuffer(data, "<u4", count + 1, at)
    at += 4 * (count + 1)
    scores = np.frombuffer(data, "<f4", count, at)
    at += 4 * count
    blob = data[at : at + blob_size]
    at += blob_size
    pieces = [
        (blob[offsets[i] : offsets[i + 1]].decode("utf8"), float(scores[i])) for i in range(count)
    ]
    entries, size = struct.unpack_from("<iI", data, at)
    at += 8
    end = at + size
    replacements: dict[str, str] = {}
    for _ in range(entries):
        code, length = struct.unpack_from("<IB", data, at)
        at += 5
        new = struct.unpack_from(f"<{length}I", data, at)
        at += 4 * length
        replacements[chr(code)] = "".join(map(chr, new))
    if at != end:
        raise ValueError(f"{path}: the normalisation table has {at - end} bytes too many")
    shapes = {"fi.w": (inner, hidden), "fo.w": (hidden, inner)}
    tensors: dict[str, NDArray[np.float32]] = {}
    (total,) = struct.unpack_from("<i", data, at)
    at += 4
    for _ in range(total):
        (length,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + length].decode()
        at += 2 + length
        kind, number, start, nbytes = struct.unpack_from("<BIQQ", data, at)
        at += 21
        raw = data[start : start + nbytes]
        flat = unpack_q4(raw, number) if kind else np.frombuffer(raw, "<f4", number).copy()
        if name.startswith("emb.") and name.split(".")[1] in ("word", "pos", "type"):
            flat = flat.reshape(-1, hidden)
        elif name.endswith(".w") and number > hidden:
            flat = flat.reshape(shapes.get(name.split(".", 1)[1], (hidden, hidden)))
        tensors[name] = flat
    return SourceModel(layers, heads, hidden, tensors), Pieces(pieces, replacements)
