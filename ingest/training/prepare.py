"""Makes what every later step starts from: vocabulary, packed news, and the source's weights."""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from ingest.encoder.normalise import Normaliser
from ingest.training.corpora import ARABIC, ENGLISH, news
from ingest.training.network import TextEncoder, from_source
from ingest.training.pretrain import pack
from ingest.training.source_model import read_source
from ingest.training.vocabulary import build_tokenizer, prune

MORE_PIECES = 10_000
PACKED_LENGTH = 128
ENGLISH_REPEATS = 2


@dataclass(frozen=True)
class Vocabulary:
    """Pieces and the table of replacements, as kept in `vocabulary.json`."""

    pieces: list[tuple[str, float]]
    normaliser: Normaliser


def prepare(shared: Path, source: Path, work: Path) -> None:
    """Fill `work` with vocabulary.json, source.pt and packed.npy."""
    work.mkdir(parents=True, exist_ok=True)
    model = read_source(source)
    normaliser = Normaliser(model.replacements)
    arabic, english = list(news(shared, ARABIC)), list(news(shared, ENGLISH))
    vocabulary = prune(model.pieces, normaliser, arabic + english, MORE_PIECES)
    content = {"pieces": vocabulary.pieces, "replacements": model.replacements}
    (work / "vocabulary.json").write_text(json.dumps(content, ensure_ascii=False), "utf8")
    encoder = from_source(model, vocabulary.rows)
    torch.save(encoder.state_dict(), work / "source.pt")
    tokenizer = build_tokenizer(vocabulary.pieces)
    texts = arabic + english * ENGLISH_REPEATS
    np.save(work / "packed.npy", pack(texts, tokenizer, normaliser, PACKED_LENGTH))


def load_vocabulary(work: Path) -> Vocabulary:
    """Read what `prepare` wrote."""
    content = json.loads((work / "vocabulary.json").read_text("utf8"))
    pieces = [(piece, score) for piece, score in content["pieces"]]
    return Vocabulary(pieces, Normaliser(content["replacements"]))


def load_encoder(work: Path, name: str) -> TextEncoder:
    """Read `source.pt` (as published) or `pretrained.pt` (after masked-word training)."""
    state = torch.load(work / name, weights_only=True)
    if "model" in state:
        prefix = "encoder."
        state = {k.removeprefix(prefix): v for k, v in state["model"].items() if prefix in k}
    encoder = TextEncoder(state["words.weight"].shape[0])
    encoder.load_state_dict(state)
    return encoder
