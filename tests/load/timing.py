"""Comparing two ways in time on a machine that does other things too."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Compared:
    """How long one way took and how long another, in seconds, round by round."""

    one: tuple[float, ...]
    other: tuple[float, ...]

    @property
    def ratio(self) -> float:
        """Give the median over the rounds of one time by the other.

        Both were taken one right after the other, so that what else the machine did weighs on both.
        """
        return median(a / b for a, b in zip(self.one, self.other, strict=True))

    @property
    def milliseconds(self) -> tuple[float, float]:
        """Give the median times of both."""
        return 1000 * median(self.one), 1000 * median(self.other)


def compare(
    one: Callable[[], object], other: Callable[[], object], *, rounds: int, warm: int = 2
) -> Compared:
    """Time two ways in turn, the first of each round alternating, after some rounds to warm up."""
    times: tuple[list[float], list[float]] = ([], [])
    for number in range(warm + rounds):
        for way in (0, 1) if number % 2 else (1, 0):
            taken = timed((one, other)[way])
            if number >= warm:
                times[way].append(taken)
    return Compared(tuple(times[0]), tuple(times[1]))


def timed(work: Callable[[], object]) -> float:
    """Give how many seconds something takes."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin
