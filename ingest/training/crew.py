"""Several workers that train one reader: each on its part of the data, their weights averaged.

Every now and then all weights become the mean of the workers' (local SGD, Stich 2019), so that two
cores teach nearly twice as much as one in the same time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

import torch
from torch import distributed

from ingest.training.heads import ReaderModel

PATIENCE = timedelta(minutes=20)
Item = TypeVar("Item")


@dataclass(frozen=True)
class Crew:
    """One worker of `size`; `rank` 0 is the one whose weights are kept."""

    rank: int = 0
    size: int = 1

    def join(self, meeting: Path) -> None:
        """Meet the others, by way of a file that nobody has written yet."""
        distributed.init_process_group(
            "gloo",
            init_method=meeting.resolve().as_uri(),
            rank=self.rank,
            world_size=self.size,
            timeout=PATIENCE,
        )

    def leave(self) -> None:
        """Part from the others."""
        distributed.destroy_process_group()

    def share(self, items: Sequence[Item]) -> list[Item]:
        """Give this worker's part of some items; all of them where it is alone."""
        return list(items[self.rank :: self.size])

    @torch.no_grad()
    def exchange(self, model: ReaderModel) -> None:
        """Put the mean of all workers' weights in the place of each one's."""
        for value in model.state_dict().values():
            distributed.all_reduce(value)
            value /= self.size

    def one_says(self, over: bool) -> bool:
        """Say whether one worker at least says so."""
        said = torch.tensor(float(over))
        distributed.all_reduce(said, op=distributed.ReduceOp.MAX)
        return bool(said.item())


ALONE = Crew()
