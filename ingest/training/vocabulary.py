"""Keeps of the sources' vocabularies what the news needs, and builds the tokenisers for it."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from tokenizers import Tokenizer, decoders, models, pre_tokenizers

from ingest.encoder.normalise import Normaliser

SPECIAL = ("<s>", "<pad>", "</s>", "<unk>")
UNKNOWN = 3
# What WordPiece calls the same four, in the order of the rows that all networks here have them at.
MARKS = ("[CLS]", "[PAD]", "[SEP]", "[UNK]")
BATCH = 2000
BEYOND_LATIN = 0x180  # with the letters of Europe's languages before it
ARABIC = range(0x621, 0x64B)
# Dashes, quotes and money.
SIGNS = "\u2010\u2011\u2013\u2014\u2018\u2019\u201c\u201d\u2026\u00a3\u20ac"


def build_tokenizer(pieces: list[tuple[str, float]]) -> Tokenizer:
    """Return the tokeniser that cuts text into `pieces`; row i of the embeddings is piece i."""
    tokenizer = Tokenizer(models.Unigram(pieces, unk_id=UNKNOWN, byte_fallback=False))
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always")
    tokenizer.decoder = decoders.Metaspace(prepend_scheme="always")
    return tokenizer


@dataclass(frozen=True)
class Vocabulary:
    """The tokeniser of the kept pieces, and for each the row that it had in the source."""

    tokenizer: Tokenizer
    rows: list[int]


def prune(
    pieces: list[tuple[str, float]],
    normalise: Normaliser,
    corpora: Sequence[tuple[Iterable[str], int]],
) -> Vocabulary:
    """Keep the special pieces, single Arabic and Latin signs, and what a corpus has so often.

    Each of `corpora` is texts, and how often a piece must be seen in them.
    """
    tokenizer = build_tokenizer(pieces)
    signs = {row for row, (piece, _) in enumerate(pieces) if _is_sign(piece.lstrip("\u2581"))}
    kept = set(range(len(SPECIAL))) | signs
    for texts, least in corpora:
        seen = _seen(tokenizer, (normalise(text).text for text in texts))
        kept |= {row for row, count in seen.items() if count >= least}
    rows = sorted(kept)
    return Vocabulary(build_tokenizer([pieces[row] for row in rows]), rows)


def prune_words(
    content: dict[str, Any], normalise: Normaliser, texts: Iterable[str], least: int
) -> Vocabulary:
    """Keep of a WordPiece tokeniser the pieces seen in `texts` so often, and single signs.

    `content` is the tokeniser as its file has it. The four marks come first, as they do in every
    vocabulary here. ValueError if one is missing.
    """
    words: dict[str, int] = content["model"]["vocab"]
    if missing := [mark for mark in MARKS if mark not in words]:
        raise ValueError(f"the tokeniser has no {', '.join(missing)}")
    seen = _seen(_tokenizer(content), (normalise(text).text for text in texts))
    signs = {row for word, row in words.items() if _is_sign(word.removeprefix("##"))}
    kept = signs | {row for row, count in seen.items() if count >= least}
    marks = [words[mark] for mark in MARKS]
    rows = [*marks, *sorted(kept - set(marks))]
    names = {row: word for word, row in words.items()}
    fresh = {names[row]: place for place, row in enumerate(rows)}
    known = [one for one in content["added_tokens"] if one["content"] in fresh]
    added = [{**one, "id": fresh[one["content"]]} for one in known]
    model = {**content["model"], "vocab": fresh}
    # Marks are put around a sentence by whoever cuts it.
    none = dict.fromkeys(("post_processor", "truncation", "padding"))
    changed = {**content, "model": model, "added_tokens": added, **none}
    return Vocabulary(_tokenizer(changed), rows)


def _is_sign(piece: str) -> bool:
    if len(piece) != 1:
        return False
    letter = piece.isalpha() and (ord(piece) < BEYOND_LATIN or ord(piece) in ARABIC)
    return letter or piece in SIGNS or (piece.isascii() and piece.isprintable())


def _tokenizer(content: dict[str, Any]) -> Tokenizer:
    return Tokenizer.from_str(json.dumps(content))


def _seen(tokenizer: Tokenizer, texts: Iterator[str]) -> Counter[int]:
    """Return how often each row's piece is in the texts."""
    seen: Counter[int] = Counter()
    while chunk := list(islice(texts, BATCH)):
        for encoding in tokenizer.encode_batch(chunk, add_special_tokens=False):
            seen.update(encoding.ids)
    return seen
