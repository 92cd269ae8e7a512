"""Which two of the actors of a sentence a word for two means: heads, states or groups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.lexicons.actors import known_actors
from ingest.mention import Mention
from ingest.mentions.antecedents import DOERS


@dataclass(frozen=True, slots=True)
class Pairs:
    """The two persons, states and groups of a sentence; of none where it has more or fewer.

    Where it names persons, the two states are theirs and not those that they speak of.
    """

    heads: tuple[Mention, ...]
    states: tuple[Mention, ...]
    groups: tuple[Mention, ...]

    @classmethod
    def among(cls, named: Sequence[Mention]) -> Pairs:
        """Give the pairs of the actors whom a sentence names."""
        states = [m for m in named if known_actors().is_state(m.party)]
        heads = [m for m in named if m.role in DOERS]
        of_heads = [m for m in heads if m in states]
        return cls(
            pair_of(heads),
            pair_of(of_heads if heads else states),
            pair_of([m for m in named if m not in states]),
        )

    def of(self, kind: str, two: tuple[Mention, ...]) -> tuple[Mention, ...]:
        """Give the pair of a kind; `two` are the only two of the sentence, of whatever kind.

        Two heads may be those of two states that are named alone, but groups are no states.
        """
        if kind == "two_groups":
            return self.groups
        return (self.heads if kind == "two_heads" else self.states) or two


def pair_of(named: Sequence[Mention]) -> tuple[Mention, ...]:
    """Give a mention of each of two parties, or none where there are more or fewer."""
    parties = {m.party: m for m in named}
    return tuple(parties.values()) if len(parties) == 2 else ()
