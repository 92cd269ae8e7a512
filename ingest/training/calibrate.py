"""Makes probabilities mean what they say, and chooses from where on a claim is worth making."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from ingest.training.annotations import Document
from ingest.training.labels import TYPES
from ingest.training.scoring import PairScore, guesses, reachable, score_documents, total

Floats = NDArray[np.float64]
PULL = 8.0  # strength with which each type's shift is drawn to the common one
SHARE = 60  # gold relations at which a type's own threshold weighs as much as the common one
GRID = np.arange(0.1, 0.91, 0.02)


def _sigmoid(values: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-np.clip(values, -40, 40))))


def logits(scores: Sequence[PairScore]) -> Floats:
    """Return the logits of the types, [pairs, types]."""
    p = np.clip(np.array([score.types for score in scores], dtype=np.float64), 1e-7, 1 - 1e-7)
    return np.asarray(np.log(p / (1 - p)))


def fit(scores: Sequence[PairScore], steps: int = 50) -> Floats:
    """Return (slope, shift) for each type: one slope for all, shifts drawn to a common one."""
    x = logits(scores)
    y = np.array([score.truth for score in scores], dtype=np.float64)
    w = np.array([score.weights for score in scores], dtype=np.float64)
    count = len(TYPES)
    theta = np.zeros(count + 2)  # slope, common shift, shift of each type
    theta[0] = 1.0
    for _ in range(steps):
        p = _sigmoid(theta[0] * x + theta[1] + theta[2:])
        error, curve = w * (p - y), w * p * (1 - p)
        gradient = np.concatenate(
            [[(error * x).sum(), error.sum()], error.sum(0) + PULL * theta[2:]]
        )
        hessian = np.zeros((count + 2, count + 2))
        hessian[0, 0], hessian[0, 1], hessian[1, 1] = (
            (curve * x * x).sum(),
            (curve * x).sum(),
            curve.sum(),
        )
        hessian[0, 2:], hessian[1, 2:] = (curve * x).sum(0), curve.sum(0)
        hessian[1, 0] = hessian[0, 1]
        hessian[2:, 0], hessian[2:, 1] = hessian[0, 2:], hessian[1, 2:]
        hessian[2:, 2:] = np.diag(curve.sum(0) + PULL)
        step = np.linalg.solve(hessian + 1e-6 * np.eye(count + 2), gradient)
        theta -= np.clip(step, -0.5, 0.5)
        if np.abs(step).max() < 1e-8:
            break
    return np.stack([np.full(count, theta[0]), theta[1] + theta[2:]], axis=1)


def apply(scores: Sequence[PairScore], calibration: Floats) -> list[PairScore]:
    """Return the scores with calibrated probabilities."""
    p = _sigmoid(logits(scores) * calibration[:, 0] + calibration[:, 1])
    return [replace(score, types=row) for score, row in zip(scores, p, strict=True)]


def choose_thresholds(documents: Sequence[Document], scores: Sequence[PairScore]) -> Floats:
    """Return a threshold for each type: its own best, drawn to the best common one."""
    within = reachable(documents, scores)
    tables = []
    for level in GRID:
        claimed = guesses(scores, np.full(len(TYPES), level))
        tables.append(score_documents(documents, claimed, within))
    common = int(np.argmax([total(table).f1 for table in tables]))
    chosen = np.full(len(TYPES), GRID[common])
    for place, name in enumerate(TYPES):
        own = int(np.argmax([table[name].f1 for table in tables]))
        gold = tables[0][name].gold
        weight = gold / (gold + SHARE)
        chosen[place] = weight * GRID[own] + (1 - weight) * GRID[common]
    return chosen


def halves(documents: Sequence[Document]) -> tuple[set[str], set[str]]:
    """Split documents in two halves by turns, for honest figures of what is fitted here."""
    ids = [document.id for document in documents]
    return set(ids[::2]), set(ids[1::2])


def calibration_curve(scores: Sequence[PairScore], bins: int = 10) -> list[dict[str, float]]:
    """Return for each tenth of probability: how many, mean probability, share that is right."""
    p = np.array([score.types for score in scores])
    known = np.array([score.weights for score in scores]) > 0
    y = np.array([score.truth for score in scores])
    rows = []
    for place in range(bins):
        inside = known & (p >= place / bins) & (p < (place + 1) / bins + (place == bins - 1))
        if inside.any():
            row = {"count": int(inside.sum()), "mean": float(p[inside].mean())}
            rows.append({**row, "right": float(y[inside].mean())})
    return rows


def calibration_error(curve: Sequence[dict[str, float]], least: float = 0.1) -> float:
    """Return the mean distance of probability and truth over bins from `least` on."""
    used = [row for row in curve if row["mean"] >= least]
    weight = sum(row["count"] for row in used)
    return sum(row["count"] * abs(row["mean"] - row["right"]) for row in used) / max(weight, 1)
