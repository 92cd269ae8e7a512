"""Small encoders: the names in a sentence, and what it says between its actors."""

from ingest.encoder.languages import WEIGHTS, Encoders, encoders
from ingest.encoder.manifest import WeightsError
from ingest.encoder.panel import Panel
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
    "WEIGHTS",
    "Encoded",
    "Encoder",
    "Encoders",
    "Entity",
    "MarkedSentence",
    "PairReading",
    "Panel",
    "SentenceReading",
    "Span",
    "WeightsError",
    "encoders",
]
