"""Triads of allies and enemies, and whether they are in balance (Heider; Cartwright and Harary)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph_schema.errors import QuestionTooLarge
from graph_schema.networks.ties import Tie

MOST_TRIADS = 200_000


@dataclass(frozen=True, slots=True)
class Triad:
    """Three actors in the order of the alphabet, each two of them allies or enemies.

    `ties` are those of the first and second, first and third, second and third.
    """

    actors: tuple[str, str, str]
    ties: tuple[Tie, Tie, Tie]

    @property
    def pattern(self) -> str:
        """Give the signs, allies first: `+++`, `++-`, `+--` or `---`."""
        allies = sum(tie.sign > 0 for tie in self.ties)
        return "+" * allies + "-" * (3 - allies)

    @property
    def balanced(self) -> bool:
        """Say whether friends of friends are friends, and enemies of enemies too.

        That is so when the number of enmities is even: three allies, or two against a third.
        """
        return self.pattern in {"+++", "+--"}

    @property
    def strength(self) -> int:
        """Give the claims of the weakest tie."""
        return min(tie.claims for tie in self.ties)


def triads_of(ties: Iterable[Tie], *, actor: str | None = None) -> list[Triad]:
    """Give the triads of signed ties, the strongest first, then by their actors.

    A tie as much of cooperation as of conflict has no sign and makes no triad. With `actor`, only
    the triads that it is in. Raises QuestionTooLarge when there are more than MOST_TRIADS.
    """
    found: list[Triad] = []
    for triad in _every(ties, actor):
        if len(found) == MOST_TRIADS:
            raise QuestionTooLarge("triads", MOST_TRIADS, "raise min_claims or narrow the filter")
        found.append(triad)
    return sorted(found, key=lambda triad: (-triad.strength, triad.actors))


def _every(ties: Iterable[Tie], actor: str | None) -> Iterator[Triad]:
    signed = {(tie.one, tie.other): tie for tie in ties if tie.sign}
    later: dict[str, set[str]] = {}
    for one, other in signed:
        later.setdefault(one, set()).add(other)
    for first, second in signed:
        for third in later[first] & later.get(second, set()):
            if actor in (None, first, second, third):
                sides = signed[first, second], signed[first, third], signed[second, third]
                yield Triad((first, second, third), sides)
