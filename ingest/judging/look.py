"""What was read in one sentence, kept until the whole article has been read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ingest.encoder import PairReading
from ingest.reading import MarkedSentence
from ingest.repetition import Key, Likely


@dataclass(frozen=True, slots=True)
class Look:
    """A sentence, the encoder's reading of each pair of its actors, and what it likely states."""

    marked: MarkedSentence
    pairs: Mapping[tuple[int, int], PairReading]
    likely: Mapping[Key, Likely]
