"""Makes the tiny random weights beside the encoder's tests: python make_tiny.py FOLDER."""

import sys
from pathlib import Path
from typing import NamedTuple

import torch

from ingest.encoder.normalise import Normaliser
from ingest.encoder.vocabulary import write_vocabulary
from ingest.training.export import Precision, write_manifest, write_networks
from ingest.training.heads import ReaderModel
from ingest.training.labels import TYPES
from ingest.training.network import TextEncoder
from ingest.training.vocabulary import build_tokenizer

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءأإآؤئabcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
SIGNS = "0123456789.,:;!?()\"'-،؟"
WORDS = ("▁روسيا", "▁سوريا", "▁ال", "▁attack", "▁Russia", "▁Syria", "ed", "ing")


class TinyVocabulary(NamedTuple):
    """Pieces with their log probabilities, and what is replaced before text is cut into them."""

    pieces: list[tuple[str, float]]
    normaliser: Normaliser


def tiny_vocabulary() -> TinyVocabulary:
    """Return single letters and a few words."""
    pieces = [(piece, 0.0) for piece in ("<s>", "<pad>", "</s>", "<unk>")]
    pieces += [("▁", -3.0)] + [(word, -4.0) for word in WORDS]
    pieces += [(letter, -6.0) for letter in LETTERS + SIGNS]
    return TinyVocabulary(pieces, Normaliser({"\u00a0": " ", "…": "...", "\u0007": ""}))


def tiny_model(seed: int = 3) -> ReaderModel:
    """Return a random reader of one layer."""
    torch.manual_seed(seed)
    pieces = len(tiny_vocabulary().pieces)
    return ReaderModel(TextEncoder(pieces, hidden=24, layers=1, heads=2, inner=32, positions=256))


def make(folder: Path, precision: Precision = Precision.INT8) -> None:
    """Write a complete folder of weights."""
    write_networks(tiny_model(), folder, precision)
    vocabulary = tiny_vocabulary()
    write_vocabulary(build_tokenizer(vocabulary.pieces), vocabulary.normaliser, folder)
    thresholds = dict.fromkeys(TYPES, 0.5)
    write_manifest(folder, "0.0-tiny", thresholds, dict.fromkeys(TYPES, (1.0, 0.0)), {})


if __name__ == "__main__":
    make(Path(sys.argv[1]))
