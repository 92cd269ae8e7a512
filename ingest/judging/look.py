"""What was read in one sentence, kept until the whole article has been read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ingest.encoder import PairReading
from ingest.odds import log_odds
from ingest.reading import MarkedSentence
from ingest.repetition import Key, Likely

Floats = NDArray[np.float64]
Parties = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Look:
    """A sentence, what it likely states, and the encoder's readings that tell of that.

    `pairs` are the readings of those pairs of its actors between which something is likely, and of
    the same pairs the other way round. `most` are log odds of all types between two parties,
    whichever words stand for them.
    """

    marked: MarkedSentence
    pairs: Mapping[tuple[int, int], PairReading]
    likely: Mapping[Key, Likely]
    most: Mapping[Parties, Floats]

    @classmethod
    def of(
        cls,
        marked: MarkedSentence,
        pairs: Mapping[tuple[int, int], PairReading],
        likely: Mapping[Key, Likely],
    ) -> Look:
        """Keep what is needed of all readings; a long article would fill the memory with them."""
        most: dict[Parties, Floats] = {}
        for pair in pairs.values():
            parties = marked.actors[pair.source].party, marked.actors[pair.target].party
            if parties[0] != parties[1]:
                odds = np.array([log_odds(p) for p in pair.probabilities.values()])
                most[parties] = np.maximum(most.get(parties, odds), odds)
        told = {ends for a, _, b in likely for ends in ((a, b), (b, a)) if ends in pairs}
        return cls(marked, {ends: pairs[ends] for ends in sorted(told)}, likely, most)
