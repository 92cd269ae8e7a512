"""What an article is compared by, and which two articles tell one story.

All of it is a function of the articles alone, and is kept in the stores: whoever changes a number
here, or the folding of text, raises the layout of both.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from typing import cast

import numpy as np
import numpy.typing as npt
from datasketch import MinHash

from graph_schema.folding import fold_text
from graph_schema.records import Article

# Words of a shingle, and how many different shingles a text must have: of less it cannot be told
# whether it was copied or merely says the same.
WORDS = 3
FEWEST = 20
# Of the shingles of both, the share that they have in common. A publisher's own follow-ups bring
# its old paragraphs again, so that between its articles, and where a publisher is not known, hardly
# anything may differ.
ALIKE = 0.5
ALIKE_OF_ONE = 0.85
# Copies appear within days; later the same words are background to other news.
DAYS = 3

PERMUTATIONS = 128
BANDS = 20
ROWS = 3
_SEED = 1
_SCHEME = "affine32"
_NUMBER = np.dtype("<u4")

Place = tuple[bool, date, str]


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What of an article says which story it tells.

    `signature` is the MinHash of its shingles: 128 unsigned numbers of four bytes, the lowest
    byte first.
    """

    article: str
    published: date | None
    publisher: str | None
    signature: bytes

    @property
    def place(self) -> Place:
        """Give what the first of a story is found by: its day, undated last, then its id."""
        return self.published is None, self.published or date.max, self.article

    @property
    def bands(self) -> tuple[int, ...]:
        """Give the keys that it shares, some of them, with nearly every near copy.

        They are signed numbers of eight bytes.
        """
        return bands_of(self.signature)


def fingerprint(article: Article) -> Fingerprint | None:
    """Give the fingerprint of an article; None when its text is too short to be compared."""
    words = fold_text(article.text).split()
    shingles = {" ".join(words[at : at + WORDS]) for at in range(len(words) - WORDS + 1)}
    if len(shingles) < FEWEST:
        return None
    sketch = MinHash(
        num_perm=PERMUTATIONS, seed=_SEED, permutations=_permutations(), scheme=_SCHEME
    )
    sketch.update_batch([shingle.encode() for shingle in shingles])
    signature = sketch.hashvalues.astype(_NUMBER).tobytes()
    return Fingerprint(article.id, article.published, article.publisher or None, signature)


@lru_cache(maxsize=1_000)
def bands_of(signature: bytes) -> tuple[int, ...]:
    """Give the keys of a signature: hashes of three of its numbers each, and of which they are."""
    size = ROWS * _NUMBER.itemsize
    return tuple(
        int.from_bytes(
            blake2b(
                bytes([band]) + signature[band * size : (band + 1) * size], digest_size=8
            ).digest(),
            "little",
            signed=True,
        )
        for band in range(BANDS)
    )


def sharing_bands(prints: Sequence[Fingerprint]) -> Iterator[list[Fingerprint]]:
    """Give, band by band, those that have the same numbers in it, two or more at a time."""
    if len(prints) < 2:
        return
    joined = b"".join(each.signature for each in prints)
    numbers = np.frombuffer(joined, _NUMBER).reshape(len(prints), PERMUTATIONS)
    for band in range(BANDS):
        columns = numbers[:, band * ROWS : (band + 1) * ROWS]
        order = np.lexsort(columns.T)
        ordered = columns[order]
        changes = np.flatnonzero((ordered[1:] != ordered[:-1]).any(axis=1)) + 1
        for at, end in zip((0, *changes), (*changes, len(prints)), strict=True):
            if end - at > 1:
                yield [prints[index] for index in order[at:end]]


def likeness(one: bytes, other: bytes) -> float:
    """Give the share of shingles that two texts have in common, as their signatures estimate it."""
    same = np.frombuffer(one, _NUMBER) == np.frombuffer(other, _NUMBER)
    return float(np.count_nonzero(same)) / PERMUTATIONS


def are_copies(one: Fingerprint, other: Fingerprint) -> bool:
    """Say whether two articles that share a band are near copies, whichever is named first."""
    if one.published and other.published and abs((one.published - other.published).days) > DAYS:
        return False
    apart = one.publisher and other.publisher and one.publisher != other.publisher
    return likeness(one.signature, other.signature) >= (ALIKE if apart else ALIKE_OF_ONE)


@lru_cache(maxsize=1)
def _permutations() -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.uint32]]:
    sketch = MinHash(num_perm=PERMUTATIONS, seed=_SEED, scheme=_SCHEME)
    return cast(tuple[npt.NDArray[np.uint32], npt.NDArray[np.uint32]], sketch.permutations)
