"""What goes into the encoder and what comes out."""

from collections.abc import Mapping
from dataclasses import dataclass

Span = tuple[int, int]


@dataclass(frozen=True)
class MarkedSentence:
    """A sentence and where its actors are named, as character offsets [start, end) into it."""

    text: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Entity:
    """A name in the sentence. `kind` is PER, ORG, LOC or MISC; `score` is in 0..1."""

    start: int
    end: int
    kind: str
    score: float


@dataclass(frozen=True)
class PairReading:
    """What the sentence says of one span doing something to another.

    `source` and `target` are places in the sentence's `spans`. `probabilities` are calibrated, one
    for each relation type, each for itself: several types may hold, or none. `negated`, `planned`
    and `hypothetical` are for each type the probabilities that it is said so, given that it is
    said: two may meet and not agree. What is left of the last two is the probability that it is
    actual.
    """

    source: int
    target: int
    probabilities: Mapping[str, float]
    negated: Mapping[str, float]
    planned: Mapping[str, float]
    hypothetical: Mapping[str, float]


@dataclass(frozen=True)
class SentenceReading:
    """All that the encoder finds in one sentence."""

    entities: tuple[Entity, ...]
    pairs: tuple[PairReading, ...]
