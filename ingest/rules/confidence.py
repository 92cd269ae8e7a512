"""How sure a finding is: the measured precision of its trigger and of its construction."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from ingest.lexicons.files import folder, read_rows

# The precision of all findings together, against which trigger and construction are weighed.
BASE = 78
# That of a construction too rare to have been measured.
RARE = 60
LOWEST, HIGHEST = 5, 97


class ConstructionRow(BaseModel):
    """A construction of `LANGUAGE/constructions.tsv` and how many in a hundred were right."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    construction: Annotated[str, StringConstraints(pattern=r"^[a-z]+(-[a-z]+)*$")]
    confidence: Annotated[int, Field(ge=1, le=99)]


@cache
def _constructions(language: str) -> dict[str, int]:
    file = folder() / language / "constructions.tsv"
    rows = read_rows(file, ConstructionRow, unique=("construction",))
    return {row.construction: row.confidence for row in rows}


@lru_cache(maxsize=10_000)
def confidence(language: str, trigger: int, construction: str) -> int:
    """Give the confidence, from 0 to 100, of a trigger's finding in a construction."""
    measured = _constructions(language).get(construction, RARE)
    odds = _odds(trigger) * _odds(measured) / _odds(BASE)
    return min(HIGHEST, max(LOWEST, round(100 * odds / (1 + odds))))


def _odds(percent: int) -> float:
    return percent / (100 - percent)
