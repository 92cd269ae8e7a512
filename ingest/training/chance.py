"""Chance that repeats itself."""

import random


def seeded(seed: int) -> random.Random:
    """Return a generator that gives the same draws for the same seed."""
    return random.Random(seed)  # noqa: S311 - nothing here is secret
