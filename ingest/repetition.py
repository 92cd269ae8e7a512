"""What several sentences of an article say together: each may be faint, and all be likely."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from graph_schema.records import Polarity
from ingest.odds import log_odds
from ingest.reading import Finding

Key = tuple[int, str, int]
"""Source, type and target of a finding in its sentence, mentions by number."""

States = tuple[str, str, str, Polarity, bool]
"""What is stated: parties and type, those of a symmetric type in one order; polarity; and whether
it is said to happen or to be planned, not only thought of."""

# What is less likely in each of its sentences is not believed for being repeated.
FAINT = log_odds(0.15)


@dataclass(frozen=True, slots=True)
class Likely:
    """A finding with its log odds, those by the encoder alone, and what it states."""

    finding: Finding
    odds: float
    encoder: float
    states: States


@dataclass(frozen=True, slots=True)
class Joint:
    """The log odds that one sentence at least is right to state something.

    `sentence` and `key` are the place where it is likeliest; `each` are the log odds in each
    sentence that states it, the highest first.
    """

    odds: float
    sentence: int
    key: Key
    each: tuple[float, ...]


def together(likely: Mapping[int, Mapping[Key, Likely]]) -> dict[States, Joint]:
    """Give the log odds of whatever is stated, from the findings by sentence.

    A sentence counts once for what it states, however often. Sentences are taken to err
    independently.
    """
    stated: dict[States, dict[int, tuple[float, Key]]] = {}
    for sentence, found in likely.items():
        for key, one in found.items():
            best = stated.setdefault(one.states, {})
            best[sentence] = max(best.get(sentence, (-math.inf, key)), (one.odds, key))
    return {states: _joint(best) for states, best in stated.items()}


def _joint(best: Mapping[int, tuple[float, Key]]) -> Joint:
    sentence = max(best, key=lambda n: best[n])
    each = tuple(sorted((odds for odds, _ in best.values()), reverse=True))
    heard = [odds for odds in each if odds >= FAINT]
    if len(heard) < 2:
        return Joint(each[0], sentence, best[sentence][1], each)
    # Minus the logarithm of the chance that none of them is right.
    some = sum(math.log1p(math.exp(odds)) for odds in heard)
    odds = some + math.log(-math.expm1(-some))
    return Joint(odds, sentence, best[sentence][1], each)
