"""The judge that ships beside the encoders' weights, for whose readings it was taught."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ingest.encoder import WEIGHTS, WeightsError
from ingest.judging.look import Look
from ingest.judging.signs import SIGNS, signs
from ingest.judging.trees import Trees
from ingest.repetition import Joint, States

JUDGE = WEIGHTS / "judge.json"
FORMAT = 1


@dataclass(frozen=True)
class Judge:
    """Says how likely the statements of an article are; `version` is of the weights it judges."""

    trees: Trees
    version: str

    @classmethod
    def load(cls, path: Path = JUDGE) -> Judge:
        """Read a judge; WeightsError if it is missing, damaged, or knows other signs."""
        try:
            raw = json.loads(path.read_text("utf8"))
            if raw["format"] != FORMAT:
                raise WeightsError(f"{path} has format {raw['format']}, this version {FORMAT}")
            if tuple(raw["signs"]) != SIGNS:
                raise WeightsError(f"{path} knows other signs than this version: teach it anew")
            return cls(Trees.of(raw, len(SIGNS)), str(raw["weights"]))
        except FileNotFoundError as error:
            raise WeightsError(f"{path} is missing") from error
        except (ValueError, KeyError, TypeError) as error:
            raise WeightsError(f"{path} is no judge: {error!r}") from error

    def odds(self, looks: Mapping[int, Look], joint: Mapping[States, Joint]) -> dict[States, float]:
        """Give the log odds of each statement that is judged, see `judged`."""
        known = signs(looks, joint)
        return dict(zip(known, self.trees.odds(list(known.values())), strict=True))


@cache
def judge() -> Judge:
    """Return the judge that ships, loaded once; raises WeightsError."""
    return Judge.load()
