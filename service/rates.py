"""How often one may ask: a bucket for each key or address, filled at a steady rate."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass

MINUTE = 60.0
_MOST_BUCKETS = 10_000


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether a request may pass, how many more may at once, and in how many seconds one may."""

    passes: bool
    left: int
    wait: int


class Rates:
    """Lets each asker pass `per_minute` times at once, and then at that rate; 0 lets all pass.

    Not safe between threads: the event loop alone uses it. What it keeps for an asker is when
    the bucket will be full again (the generic cell rate algorithm), nothing once it is.
    """

    def __init__(self, per_minute: int, now: Callable[[], float] = time.monotonic) -> None:
        self.per_minute = per_minute
        self._now = now
        self._full_at: dict[str, float] = {}

    def ask(self, asker: str) -> Standing:
        """Count one request of an asker."""
        if not self.per_minute:
            return Standing(True, 0, 0)
        now, step = self._now(), MINUTE / self.per_minute
        if len(self._full_at) >= _MOST_BUCKETS:
            self._drop_full(now)
        full_at = max(now, self._full_at.get(asker, now)) + step
        over = full_at - now - MINUTE
        # Sums of steps come out a little off; a millionth of a second is nobody's loss.
        if over > 1e-6:
            return Standing(False, 0, max(1, math.ceil(over)))
        self._full_at[asker] = full_at
        return Standing(True, max(0, int((MINUTE - (full_at - now)) / step + 1e-6)), 0)

    def _drop_full(self, now: float) -> None:
        self._full_at = {asker: at for asker, at in self._full_at.items() if at > now}
        if len(self._full_at) >= _MOST_BUCKETS:
            # So many askers at once are an attack; those who wait the least lose the least.
            kept = sorted(self._full_at.items(), key=lambda item: item[1])[_MOST_BUCKETS // 2 :]
            self._full_at = dict(kept)
