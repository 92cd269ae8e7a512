"""Boosted trees (Friedman 2001), which were grown elsewhere: here they are only asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Trees:
    """Whole trees of one depth, and the log odds that stand before them all.

    `sign` and `cut` are [trees, nodes]: a row goes to the left below a node, which are its nodes
    2n + 1, if its sign is at most the cut, else to the right, 2n + 2. `leaf` is [trees, leaves],
    what each tree adds to the log odds.
    """

    begin: float
    sign: NDArray[np.int64]
    cut: NDArray[np.float32]
    leaf: NDArray[np.float64]

    @classmethod
    def of(cls, raw: Mapping[str, Any], signs: int) -> Trees:
        """Read trees of so many signs; ValueError if they are no whole trees of one depth."""
        trees = cls(
            float(raw["begin"]),
            np.array(raw["sign"]).astype(np.int64, casting="safe"),
            np.array(raw["cut"], np.float32),
            np.array(raw["leaf"], np.float64),
        )
        if not all(np.isfinite(known).all() for known in (trees.begin, trees.cut, trees.leaf)):
            raise ValueError("a cut or a leaf is no number")
        leaves = trees.leaf.shape[-1] if trees.leaf.ndim == 2 else 0
        whole = leaves.bit_count() == 1
        if not whole or {trees.sign.shape, trees.cut.shape} != {(len(trees.leaf), leaves - 1)}:
            raise ValueError("the trees are not whole, or not of one depth")
        if trees.sign.size and not 0 <= trees.sign.min() <= trees.sign.max() < signs:
            raise ValueError(f"a tree asks for a sign that is none of the {signs}")
        return trees

    def odds(self, rows: Sequence[Sequence[float]]) -> list[float]:
        """Give the log odds of each row of signs."""
        if not rows:
            return []
        known = np.array(rows, np.float32)
        tree = np.arange(len(self.leaf))
        node = np.zeros((len(known), len(tree)), np.int64)
        inner = self.sign.shape[1]
        while node.size and node[0, 0] < inner:
            value = np.take_along_axis(known, self.sign[tree, node], 1)
            node = 2 * node + 1 + (value > self.cut[tree, node])
        return [float(v) for v in self.begin + self.leaf[tree, node - inner].sum(1)]
