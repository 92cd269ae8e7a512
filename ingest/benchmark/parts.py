"""The parts of extraction whose worth an ablation shows."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from graph_schema.settings import ReaderChoice, Settings
from ingest.learned import FullReader, encoder
from ingest.pipeline import Extractor, make_extractor


class Part(StrEnum):
    """What reads, and what is left out."""

    FULL = "full"
    RULES = "rules alone"
    ENCODER = "encoder alone"
    NO_CARRIED = "no actors carried over"


def extractor_of(part: Part) -> Extractor:
    """Give the extractor with a part alone, or without one; otherwise as it ships."""
    choice = ReaderChoice.RULES if part is Part.RULES else ReaderChoice.FULL
    extractor = make_extractor(Settings(store="memory:", reader=choice))
    if part is Part.ENCODER:
        return replace(extractor, reader=FullReader(encoder(), rules=False))
    return replace(extractor, carries=part is not Part.NO_CARRIED)
