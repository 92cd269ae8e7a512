"""Sums over more keys than memory should hold: sorted runs on disk, merged at the end."""

from __future__ import annotations

import heapq
import json
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import groupby
from pathlib import Path
from typing import TextIO

Key = tuple[str, ...]
MOST = 500_000


class SpilledSums:
    """How often each key was added, in little memory; `folder` is there for the runs alone.

    At most `most` keys are in memory at once.
    """

    def __init__(self, folder: Path, most: int = MOST) -> None:
        self._folder = folder
        self._most = most
        self._sums: dict[Key, int] = {}
        self._runs: list[Path] = []

    def add(self, key: Key, times: int = 1) -> None:
        """Add to the sum of a key."""
        self._sums[key] = self._sums.get(key, 0) + times
        if len(self._sums) >= self._most:
            self._spill()

    def groups(self, parts: int) -> Iterator[tuple[Key, Iterator[tuple[Key, int]]]]:
        """Give, for the first `parts` parts of the keys in order, the rest with the sums.

        A group must be used before the next one is asked for; nothing may be added any more.
        """
        with ExitStack() as opened:
            runs: list[Iterator[tuple[Key, int]]] = [iter(sorted(self._sums.items()))]
            for path in self._runs:
                stream = opened.enter_context(path.open(encoding="utf-8", newline="\n"))
                runs.append(_read(stream))
            merged = heapq.merge(*runs)
            summed = (
                (key, sum(times for _, times in same))
                for key, same in groupby(merged, key=lambda entry: entry[0])
            )
            for group, entries in groupby(summed, key=lambda entry: entry[0][:parts]):
                yield group, ((key[parts:], times) for key, times in entries)

    def _spill(self) -> None:
        path = self._folder / f"run-{len(self._runs):06}"
        with path.open("w", encoding="utf-8", newline="\n") as stream:
            for key, times in sorted(self._sums.items()):
                stream.write(json.dumps([*key, times]) + "\n")
        self._runs.append(path)
        self._sums.clear()


def _read(stream: TextIO) -> Iterator[tuple[Key, int]]:
    for line in stream:
        *key, times = json.loads(line)
        yield tuple(key), times
