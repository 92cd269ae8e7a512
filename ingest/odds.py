"""Log odds, in which what several readers say of one thing is added up."""

from __future__ import annotations

import math

# A reader that is as sure as this is as sure as any.
_LEAST = 1e-6


def log_odds(probability: float) -> float:
    """Give the log odds of a probability, at most those of one in a million either way."""
    bounded = min(max(probability, _LEAST), 1 - _LEAST)
    return math.log(bounded / (1 - bounded))


def chance(odds: float) -> float:
    """Give the probability of log odds, however high or low."""
    if odds < 0:
        return 1 - chance(-odds)
    return 1 / (1 + math.exp(-odds))
