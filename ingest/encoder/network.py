"""Runs the two networks: text to vectors and tags, vectors to relations of pairs."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

# The library tells its makers what it runs unless this is set before it is imported; what an
# analyst reads is nobody else's business.
os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")

import onnxruntime as ort

Floats = NDArray[np.float32]
TEXT_FILE, PAIR_FILE = "encoder.onnx", "pairs.onnx"


class PairLogits(NamedTuple):
    """Logits, one row a pair; polarity and modality are told for each type."""

    types: Floats
    negated: Floats
    modality: Floats
    roots: Floats


def _session(path: Path, threads: int) -> Any:
    options = ort.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return ort.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


class Network:
    """The two networks of one folder of weights."""

    def __init__(self, folder: Path, threads: int) -> None:
        self._text = _session(folder / TEXT_FILE, threads)
        self._pairs = _session(folder / PAIR_FILE, threads)

    def encode(self, ids: Sequence[int]) -> tuple[Floats, Floats]:
        """Return the vectors [pieces, hidden] and tag logits [pieces, tags] of one sentence.

        One at a time on purpose: the int8 network scales its input by the largest value in the
        batch, so in a batch a sentence's reading would depend on its neighbours.
        """
        feed = {
            "ids": np.asarray([ids], dtype=np.int64),
            "mask": np.ones((1, len(ids)), dtype=np.float32),
        }
        vectors, tags = self._text.run(None, feed)
        return vectors[0], tags[0]

    def relate(
        self, vectors: Floats, spans: Sequence[tuple[int, int]], pairs: Sequence[tuple[int, int]]
    ) -> PairLogits:
        """Return the logits of each pair of piece ranges of one sentence."""
        feed = {
            "vectors": vectors[None],
            "mask": np.ones((1, len(vectors)), dtype=np.float32),
            "spans": np.asarray([spans], dtype=np.int64),
            "pairs": np.asarray([pairs], dtype=np.int64),
        }
        return PairLogits(*(part[0] for part in self._pairs.run(None, feed)))
