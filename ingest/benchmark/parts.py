"""The parts of extraction whose worth an ablation shows."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from graph_schema.settings import ReaderChoice, Settings
from ingest.encoder import Encoders, Panel, encoders
from ingest.judging import judge
from ingest.learned import FullReader
from ingest.pipeline import Extractor, make_extractor


class Part(StrEnum):
    """What reads, and what is left out."""

    FULL = "full"
    RULES = "rules alone"
    ENCODER = "encoder alone"
    ONE_ENCODER = "no second English encoder"
    NO_JUDGE = "no judge"
    NO_CARRIED = "no actors carried over"


def extractor_of(part: Part) -> Extractor:
    """Give the extractor with a part alone, or without one; otherwise as it ships."""
    choice = ReaderChoice.RULES if part is Part.RULES else ReaderChoice.FULL
    extractor = make_extractor(Settings(store="memory:", reader=choice))
    if part is Part.ENCODER:
        return replace(extractor, reader=FullReader(encoders(), judge(), rules=False))
    if part is Part.NO_JUDGE:
        return replace(extractor, reader=FullReader(encoders(), None))
    if part is Part.ONE_ENCODER:
        shipped = encoders()
        first = {name: Panel(panel.members[:1]) for name, panel in shipped.panels.items()}
        return replace(extractor, reader=FullReader(Encoders(first, shipped.version), judge()))
    return replace(extractor, carries=part is not Part.NO_CARRIED)
