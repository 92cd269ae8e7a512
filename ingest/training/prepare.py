"""Makes what every later step starts from: vocabulary, packed news, and the source's weights."""

from pathlib import Path

import numpy as np
import torch

from ingest.encoder.normalise import Normaliser
from ingest.encoder.pieces import Cutter
from ingest.encoder.vocabulary import (
    TABLE_FILE,
    TOKENIZER_FILE,
    read_vocabulary,
    write_vocabulary,
)
from ingest.training.corpora import ARABIC, ENGLISH, news
from ingest.training.network import TextEncoder, from_source
from ingest.training.onnx_source import read_jar
from ingest.training.own import read_own
from ingest.training.pretrain import pack
from ingest.training.source_model import SourceModel, read_source
from ingest.training.vocabulary import Vocabulary, prune, prune_words

# How often the English news must have a piece for the multilingual encoder to keep it (of rare
# ones a second network knows more), and the news and our own words for the English one.
LEAST_ENGLISH = 4
LEAST_SEEN = 2
PACKED_LENGTH = 128
ENGLISH_REPEATS = 2


def prepare(shared: Path, source: Path, work: Path) -> None:
    """Fill `work` with vocabulary, source.pt and packed.npy of the multilingual encoder."""
    model, read = read_source(source)
    normaliser = Normaliser(read.replacements)
    arabic, english = list(news(shared, ARABIC)), list(news(shared, ENGLISH))
    corpora = ((arabic, 1), (english, LEAST_ENGLISH))
    vocabulary = prune(read.pieces, normaliser, corpora)
    texts = arabic + english * ENGLISH_REPEATS
    _write(work, model, vocabulary, normaliser, texts)


def prepare_english(shared: Path, source: Path, work: Path) -> None:
    """Fill `work` with vocabulary, source.pt and packed.npy of the English encoder."""
    model, tokenizer = read_jar(source)
    normaliser = Normaliser({})
    texts = list(news(shared, ENGLISH))
    own = [sentence.text for sentence in read_own() if sentence.document.language == "en"]
    vocabulary = prune_words(tokenizer, normaliser, texts + own, LEAST_SEEN)
    _write(work, model, vocabulary, normaliser, texts)


def _write(
    work: Path,
    model: SourceModel,
    vocabulary: Vocabulary,
    normaliser: Normaliser,
    texts: list[str],
) -> None:
    work.mkdir(parents=True, exist_ok=True)
    write_vocabulary(vocabulary.tokenizer, normaliser, work)
    torch.save(from_source(model, vocabulary.rows).state_dict(), work / "source.pt")
    np.save(work / "packed.npy", pack(texts, vocabulary.tokenizer, normaliser, PACKED_LENGTH))


def load_cutter(work: Path) -> Cutter:
    """Return what cuts sentences into the pieces that `prepare` kept; FileNotFoundError without."""
    if not (work / TOKENIZER_FILE).exists():
        raise FileNotFoundError(f"{work / TOKENIZER_FILE} is not there: the step prepare makes it")
    return Cutter(*read_vocabulary(work))


def check_pieces(work: Path, folder: Path) -> None:
    """Raise ValueError where the weights of `folder` are for other pieces than those of `work`."""
    if (work / TOKENIZER_FILE).read_bytes() != (folder / TOKENIZER_FILE).read_bytes():
        raise ValueError(
            f"{folder} cuts text into other pieces than {work}: "
            f"copy its {TOKENIZER_FILE} and {TABLE_FILE} there to go on from it"
        )


def load_encoder(work: Path, name: str) -> TextEncoder:
    """Read `source.pt` (as published) or `pretrained.pt` (after masked-word training)."""
    state = torch.load(work / name, weights_only=True)
    if "model" in state:
        prefix = "encoder."
        state = {k.removeprefix(prefix): v for k, v in state["model"].items() if prefix in k}
    encoder = TextEncoder(state["words.weight"].shape[0])
    encoder.load_state_dict(state)
    return encoder
