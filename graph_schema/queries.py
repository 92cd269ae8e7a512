"""Questions to a store: filters, orders, pages and cursors."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

from graph_schema.errors import FilterError
from graph_schema.model import model
from graph_schema.records import Modality, Polarity

T = TypeVar("T")
MAX_PAGE = 1000


@dataclass(frozen=True, slots=True)
class GraphFilter:
    """Which claims, or the relations derived from them, a question is about.

    Every field narrows; an empty one does not. `source`, `target` and `actor` (either end) are
    actor ids, and an id stands for those who act for it too; `other` is who stands at the end that
    `actor` leaves. The ends of a claim of a symmetric type match in both orders. `party` is the
    party of either end, `kinds` the kinds of both. `speaker` says so, or acts for whom it names.
    `since` and `until` are the first and last day, of the claim's date or else the article's.
    Of relations, the ends and `min_confidence` are asked of the relation itself; see
    `graph_schema.derive.derive_matching`. `contradicted` leaves relations that some claims assert
    and others deny; it narrows no claims.
    """

    source: str | None = None
    target: str | None = None
    actor: str | None = None
    other: str | None = None
    party: str | None = None
    kinds: frozenset[str] = frozenset()
    types: frozenset[str] = frozenset()
    quads: frozenset[str] = frozenset()
    since: date | None = None
    until: date | None = None
    min_confidence: int = 0
    polarity: Polarity | None = None
    modality: Modality | None = None
    speaker: str | None = None
    publisher: str | None = None
    language: str | None = None
    article: str | None = None
    contradicted: bool = False

    def __post_init__(self) -> None:
        """Refuse, with FilterError, what no claim could ever match because it does not exist."""
        _known("type", self.types, model().types)
        _known("quad", self.quads, model().quads)
        _known("kind", self.kinds, model().kinds)
        if not 0 <= self.min_confidence <= 100:
            raise FilterError("min_confidence", f"must be 0 to 100, not {self.min_confidence}")
        if self.other is not None and self.actor in (None, self.other):
            raise FilterError("other", "is asked together with actor, and of another one")
        if self.since and self.until and self.since > self.until:
            raise FilterError("since", f"{self.since} is after until {self.until}")

    @property
    def wanted_types(self) -> frozenset[str] | None:
        """Give the types that `types` and `quads` leave, or None when all are wanted."""
        if not self.types and not self.quads:
            return None
        known = model().types.values()
        return frozenset(
            t.id
            for t in known
            if (not self.types or t.id in self.types) and (not self.quads or t.quad in self.quads)
        )

    @property
    def on_edges(self) -> bool:
        """Say whether the derived edges alone can answer, without looking at single claims."""
        return all(
            asked is None
            for asked in (
                self.since,
                self.until,
                self.polarity,
                self.modality,
                self.speaker,
                self.publisher,
                self.language,
                self.article,
            )
        )


class Grouping(StrEnum):
    """What claims are counted by; a period is a day, an ISO week, a month or a year."""

    TYPE = "type"
    SPEAKER = "speaker"
    PUBLISHER = "publisher"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


PERIODS = frozenset({Grouping.DAY, Grouping.WEEK, Grouping.MONTH, Grouping.YEAR})


class RelationOrder(StrEnum):
    """What relations are sorted by, the most or the latest first."""

    CLAIMS = "claims"
    LAST_SEEN = "last_seen"
    CONFIDENCE = "confidence"


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some items in order, and the cursor that asks for those after them (None at the end)."""

    items: tuple[T, ...]
    next_cursor: str | None


def encode_cursor(key: Sequence[str | int]) -> str:
    """Give the cursor that stands for a sort key."""
    raw = json.dumps(list(key), ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    return base64.urlsafe_b64encode(raw).decode("ascii").rstrip("=")


def decode_cursor(cursor: str, shape: Sequence[type]) -> tuple[str | int, ...]:
    """Give back the sort key of a cursor whose parts have the types `shape`.

    Raises FilterError for anything that `encode_cursor` did not make for this question.
    """
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        key = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
    except (ValueError, binascii.Error, UnicodeDecodeError, RecursionError) as error:
        raise FilterError("cursor", "not a cursor of this service; begin without one") from error
    if (
        not isinstance(key, list)
        or len(key) != len(shape)
        or any(type(part) is not kind for part, kind in zip(key, shape, strict=True))
    ):
        raise FilterError("cursor", "belongs to another question; begin without one")
    return tuple(key)


def period_of(by: Collection[Grouping]) -> Grouping | None:
    """Give the period among groupings, or None; raises FilterError when there are several."""
    periods = sorted(PERIODS & set(by))
    if len(periods) > 1:
        raise FilterError("by", f"counts by one period, not by {' and '.join(periods)}")
    return periods[0] if periods else None


def check_limit(limit: int) -> int:
    """Give `limit` back, or raise FilterError when it is not 1 to 1000."""
    if not 1 <= limit <= MAX_PAGE:
        raise FilterError("limit", f"must be 1 to {MAX_PAGE}, not {limit}")
    return limit


def _known(parameter: str, asked: frozenset[str], known: Iterable[str]) -> None:
    unknown = sorted(asked.difference(known)) if asked else []
    if unknown:
        raise FilterError(parameter, f"unknown {unknown[0]!r}; one of {', '.join(sorted(known))}")
