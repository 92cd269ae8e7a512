"""Word vectors from the unannotated news, cut down to what ships."""

import logging
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from ingest.segmentation import sentences
from ingest.trained.spelling import simplified
from ingest.training.corpora import ARABIC, news
from ingest.training.entities import read_arabic, split_arabic

log = logging.getLogger(__name__)
# The rows that Stanza keeps before the words, in its order.
PREFIX = ("<PAD>", "<UNK>", "<EMPTY>", "<ROOT>")


@dataclass(frozen=True)
class VectorOptions:
    """How vectors are learned: `words` are kept, with `size` numbers each."""

    words: int = 50_000
    size: int = 100
    epochs: int = 6
    window: int = 5
    negative: int = 8
    seed: int = 7
    min_count: int = 4


def news_words(shared: Path) -> Iterator[list[str]]:
    """Yield the words of each sentence of the Arabic news, then of ANERcorp's first four fifths."""
    for text in news(shared, ARABIC):
        for sentence in sentences(simplified_lines(text), in_title=False):
            yield [token.text for token in sentence.tokens]
    for tagged in split_arabic(read_arabic(shared))[0]:
        yield [word for written in tagged.words if (word := simplified(written).text)]


def simplified_lines(text: str) -> str:
    """Return a text as the models read it, line by line."""
    return "\n".join(simplified(line).text for line in text.splitlines())


def learn_vectors(
    material: list[list[str]], options: VectorOptions
) -> tuple[list[str], NDArray[np.float32]]:
    """Return the commonest words and their skip-gram vectors; always the same, on one thread."""
    # Imported here: whoever brings vectors of his own needs no gensim.
    from gensim.models import Word2Vec

    model: Any = Word2Vec(
        vector_size=options.size,
        window=options.window,
        negative=options.negative,
        sg=1,
        min_count=options.min_count,
        max_final_vocab=options.words,
        epochs=options.epochs,
        seed=options.seed,
        workers=1,
    )
    model.build_vocab(material)
    log.info("%d words, %d sentences", len(model.wv), len(material))
    model.train(material, total_examples=len(material), epochs=options.epochs)
    return list(model.wv.index_to_key), model.wv.vectors


def save_vectors(words: Sequence[str], vectors: NDArray[np.float32], path: Path) -> None:
    """Write words and their vectors, a row each, as the file that Stanza reads."""
    table = np.zeros((len(PREFIX) + len(words), vectors.shape[1]), np.float32)
    table[len(PREFIX) :] = vectors
    state = {
        "lang": "",
        "idx": 0,
        "cutoff": 0,
        "lower": False,
        "_unit2id": {unit: place for place, unit in enumerate((*PREFIX, *words))},
        "_id2unit": [*PREFIX, *words],
    }
    torch.save({"vocab": state, "emb": torch.from_numpy(table)}, path)


def coverage(material: Iterator[str], known: set[str]) -> float:
    """Return the share of running words that have a vector."""
    counts = Counter(word in known for word in material)
    return counts[True] / max(1, counts.total())
