"""Makes the tiny random weights beside the encoder's tests: python make_tiny.py FOLDER."""

import sys
from pathlib import Path

import torch

from ingest.encoder.normalise import Normaliser
from ingest.training.export import write_manifest, write_networks, write_vocabulary
from ingest.training.heads import ReaderModel
from ingest.training.labels import TYPES
from ingest.training.network import TextEncoder
from ingest.training.prepare import Vocabulary

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءأإآؤئabcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
SIGNS = "0123456789.,:;!?()\"'-،؟"
WORDS = ("▁روسيا", "▁سوريا", "▁ال", "▁attack", "▁Russia", "▁Syria", "ed", "ing")


def tiny_vocabulary() -> Vocabulary:
    """Return single letters and a few words."""
    pieces = [(piece, 0.0) for piece in ("<s>", "<pad>", "</s>", "<unk>")]
    pieces += [("▁", -3.0)] + [(word, -4.0) for word in WORDS]
    pieces += [(letter, -6.0) for letter in LETTERS + SIGNS]
    return Vocabulary(pieces, Normaliser({"\u00a0": " ", "…": "...", "\u0007": ""}))


def tiny_model(seed: int = 3) -> ReaderModel:
    """Return a random reader of one layer."""
    torch.manual_seed(seed)
    pieces = len(tiny_vocabulary().pieces)
    return ReaderModel(TextEncoder(pieces, hidden=24, layers=1, heads=2, inner=32, positions=256))


def make(folder: Path, int8: bool = True) -> None:
    """Write a complete folder of weights."""
    write_networks(tiny_model(), folder, int8=int8)
    write_vocabulary(tiny_vocabulary(), folder)
    thresholds = dict.fromkeys(TYPES, 0.5)
    write_manifest(folder, "0.0-tiny", thresholds, dict.fromkeys(TYPES, (1.0, 0.0)), {})


if __name__ == "__main__":
    make(Path(sys.argv[1]))
