"""What several sentences of an article say together: each may be faint, and all be likely."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from graph_schema.records import Polarity
from ingest.reading import Finding

Key = tuple[int, str, int]
"""Source, type and target of a finding in its sentence, mentions by number."""


@dataclass(frozen=True, slots=True)
class Likely:
    """A finding with its log odds, and what it states.

    That is: parties and type, those of a symmetric type in one order; polarity; and whether it is
    said to happen or to be planned, not only thought of.
    """

    finding: Finding
    odds: float
    states: tuple[str, str, str, Polarity, bool]


def together(likely: Mapping[int, Mapping[Key, Likely]]) -> dict[tuple[int, Key], float]:
    """Give the log odds that one sentence at least is right, at the finding that is likeliest.

    `likely` are the findings by sentence; a sentence counts once for what it states, however
    often. Sentences are taken to err independently. Whatever is stated has one place in the result.
    """
    stated: dict[tuple[str, str, str, Polarity, bool], dict[int, tuple[float, Key]]] = {}
    for sentence, found in likely.items():
        for key, one in found.items():
            best = stated.setdefault(one.states, {})
            best[sentence] = max(best.get(sentence, (-math.inf, key)), (one.odds, key))
    joint = {}
    for best in stated.values():
        sentence = max(best, key=lambda n: best[n])
        # Minus the logarithm of the chance that none of them is right.
        some = sum(math.log1p(math.exp(odds)) for odds, _ in best.values())
        joint[sentence, best[sentence][1]] = some + math.log(-math.expm1(-some))
    return joint
