"""The judge that ships beside the encoders' weights, for whose readings it was taught."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import get_args

from graph_schema.language import Language
from ingest.encoder import WEIGHTS, WeightsError
from ingest.judging.look import Look
from ingest.judging.signs import SIGNS, signs
from ingest.judging.trees import Trees
from ingest.repetition import Joint, States

LANGUAGES: tuple[str, ...] = get_args(Language)
JUDGE = WEIGHTS / "judge.json"
FORMAT = 2


@dataclass(frozen=True)
class Judge:
    """Says how likely the statements of an article are.

    `trees` are those of each language; `version` is of the weights whose readings it judges,
    `digest` tells it from others taught for them.
    """

    trees: Mapping[str, Trees]
    version: str
    digest: str = ""

    @classmethod
    def load(cls, path: Path = JUDGE) -> Judge:
        """Read a judge; WeightsError if it is missing, damaged, or knows other signs."""
        try:
            content = path.read_bytes()
            raw = json.loads(content)
            if raw["format"] != FORMAT:
                raise WeightsError(f"{path} has format {raw['format']}, this version {FORMAT}")
            if tuple(raw["signs"]) != SIGNS:
                raise WeightsError(f"{path} knows other signs than this version: teach it anew")
            digest = hashlib.sha256(content).hexdigest()[:6]
            trees = {name: Trees.of(raw["trees"][name], len(SIGNS)) for name in LANGUAGES}
            return cls(trees, str(raw["weights"]), digest)
        except OSError as error:
            raise WeightsError(f"{path} is missing or cannot be read: {error}") from error
        except (ValueError, LookupError, TypeError, OverflowError) as error:
            raise WeightsError(f"{path} is no judge: {error!r}") from error

    def of(self, version: str) -> Judge:
        """Give the judge if it was taught for weights of a version; else WeightsError."""
        if version != self.version:
            raise WeightsError(
                f"the judge is for the weights {self.version}, not {version}: teach it anew"
            )
        return self

    def odds(self, looks: Mapping[int, Look], joint: Mapping[States, Joint]) -> dict[States, float]:
        """Give the log odds of each statement that is judged, see `weighable`."""
        known = signs(looks, joint)
        found: dict[States, float] = {}
        for language, trees in self.trees.items():
            ours = [one for one in known if _language(looks, joint[one]) == language]
            found |= dict(zip(ours, trees.odds([known[one] for one in ours]), strict=True))
        return found


def _language(looks: Mapping[int, Look], whole: Joint) -> str:
    return looks[whole.sentence].marked.language


@cache
def judge() -> Judge:
    """Return the judge that ships, loaded once; raises WeightsError."""
    return Judge.load()
