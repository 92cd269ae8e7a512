"""Which encoders read which language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ingest.encoder.manifest import WeightsError
from ingest.encoder.panel import Panel
from ingest.encoder.reader import Encoder

WEIGHTS = Path(__file__).parent / "weights"
MULTILINGUAL, ENGLISH = "multilingual", "english"
# Arabic has one network that was taught much of it; English two, of which each was taught less.
READ_BY = {"ar": (MULTILINGUAL,), "en": (MULTILINGUAL, ENGLISH)}


@dataclass(frozen=True)
class Encoders:
    """The panel of encoders for each language, by its ISO 639-1 code."""

    panels: Mapping[str, Panel]
    version: str

    @classmethod
    def load(cls, folder: Path = WEIGHTS) -> Encoders:
        """Load the weights in the folders of `folder`.

        WeightsError if one is missing or damaged, or if they are not of one version.
        """
        names = {name for some in READ_BY.values() for name in some}
        found = {name: Encoder.load(folder / name) for name in sorted(names)}
        version, *more = sorted({encoder.version for encoder in found.values()})
        if more:
            raise WeightsError(f"{folder}: weights of versions {', '.join((version, *more))}")
        panels = {
            language: Panel(tuple(found[name] for name in some))
            for language, some in READ_BY.items()
        }
        return cls(panels, version)

    def of(self, language: str) -> Panel:
        """Return the panel for a language."""
        return self.panels[language]


@cache
def encoders() -> Encoders:
    """Return the encoders with the weights that ship, loaded once; raises WeightsError."""
    return Encoders.load()
