"""Ties: all that stands between two actors, whichever way and of whatever type."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from graph_schema.model import model
from graph_schema.records import Relation


@dataclass(frozen=True, slots=True)
class Tie:
    """What claims say between two actors, `one` before `other` in the alphabet."""

    one: str
    other: str
    cooperation: int
    conflict: int

    @property
    def claims(self) -> int:
        """Give the claims of both."""
        return self.cooperation + self.conflict

    @property
    def sign(self) -> int:
        """Give 1 when there is more cooperation, -1 when there is more conflict, else 0."""
        return (self.cooperation > self.conflict) - (self.cooperation < self.conflict)


def ties_of(relations: Iterable[Relation], *, min_claims: int = 1) -> list[Tie]:
    """Give the ties that relations make, in the order of their ends.

    Those of fewer than `min_claims` claims are left out.
    """
    found: dict[tuple[str, str], Counter[bool]] = defaultdict(Counter)
    for relation in relations:
        ends = min(relation.source, relation.target), max(relation.source, relation.target)
        found[ends][model().cooperative(relation.type)] += relation.claims
    ties = (Tie(*ends, found[ends][True], found[ends][False]) for ends in sorted(found))
    return [tie for tie in ties if tie.claims >= min_claims]


def balance(cooperation: int, conflict: int) -> float | None:
    """Give the quad balance: from -1, all conflict, to 1, all cooperation; None for nothing."""
    claims = cooperation + conflict
    return (cooperation - conflict) / claims if claims else None
