"""A small multilingual encoder: finds names in a sentence, and what it says between its actors."""

from ingest.encoder.manifest import WeightsError
from ingest.encoder.reader import MOST_SPANS, Encoded, Encoder
from ingest.encoder.records import (
    Entity,
    MarkedSentence,
    PairReading,
    SentenceReading,
    Span,
)

__all__ = [
    "MOST_SPANS",
    "Encoded",
    "Encoder",
    "Entity",
    "MarkedSentence",
    "PairReading",
    "SentenceReading",
    "Span",
    "WeightsError",
]
