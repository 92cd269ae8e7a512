"""Keeps of the source's vocabulary what the news needs, and builds the tokeniser for it."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from tokenizers import Tokenizer, decoders, models, pre_tokenizers

from ingest.encoder.normalise import Normaliser

SPECIAL = ("<s>", "<pad>", "</s>", "<unk>")
UNKNOWN = 3
BATCH = 2000


def build_tokenizer(pieces: list[tuple[str, float]]) -> Tokenizer:
    """Return the tokeniser that cuts text into `pieces`; row i of the embeddings is piece i."""
    tokenizer = Tokenizer(models.Unigram(pieces, unk_id=UNKNOWN, byte_fallback=False))
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always")
    tokenizer.decoder = decoders.Metaspace(prepend_scheme="always")
    return tokenizer


def _useful(piece: str) -> bool:
    letters = [c for c in piece if c.isalpha()]
    return all(
        unicodedata.name(c, "").startswith(("LATIN", "ARABIC")) or c.isascii() for c in letters
    )


@dataclass(frozen=True)
class Vocabulary:
    """The kept pieces, and for each the row that it had in the source."""

    pieces: list[tuple[str, float]]
    rows: list[int]


def prune(
    pieces: list[tuple[str, float]], normalise: Normaliser, texts: Iterable[str], more: int
) -> Vocabulary:
    """Keep the special pieces, those seen in `texts`, and the `more` likeliest unseen others.

    Of the unseen, only pieces in Arabic or Latin letters, digits or signs count.
    """
    tokenizer = build_tokenizer(pieces)
    seen: set[int] = set()
    chunk: list[str] = []

    def flush() -> None:
        for encoding in tokenizer.encode_batch(chunk, add_special_tokens=False):
            seen.update(encoding.ids)
        chunk.clear()

    for text in texts:
        chunk.append(normalise(text).text)
        if len(chunk) == BATCH:
            flush()
    flush()
    kept = set(range(len(SPECIAL))) | seen
    unseen = [i for i in range(len(pieces)) if i not in kept and _useful(pieces[i][0])]
    unseen.sort(key=lambda i: (-pieces[i][1], i))
    rows = sorted(kept | set(unseen[:more]))
    return Vocabulary([pieces[i] for i in rows], rows)
