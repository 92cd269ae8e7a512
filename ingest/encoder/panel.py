"""Encoders that read the same sentence, and the one word that they say together.

Networks that began from different texts err at different places, so the mean of their log odds
errs less than either of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from ingest.encoder.reader import Encoder
from ingest.encoder.records import Entity, MarkedSentence, PairReading, SentenceReading, Span

Floats = NDArray[np.float64]
NEAREST = 1e-6  # to 0 and 1, where log odds have no end


@dataclass(frozen=True)
class Panel:
    """One or more encoders for one language; the first has the say on names."""

    members: tuple[Encoder, ...]

    def names(self, texts: Sequence[str]) -> list[tuple[Entity, ...]]:
        """Return the names in each sentence."""
        return [encoded.entities for encoded in self.members[0].encode(texts)]

    def read(self, sentences: Sequence[MarkedSentence]) -> list[SentenceReading]:
        """Return for each sentence the names in it and a reading of each pair of its spans.

        Probabilities of a type and of a denial are at the mean of the members' log odds; those of
        the modalities are the members' mean.
        """
        first, *others = (member.read(sentences) for member in self.members)
        return [joined(own, rest) for own, *rest in zip(first, *others, strict=True)]

    def root(self, sentence: str, source: Span | None, target: Span | None) -> Mapping[str, float]:
        """Return the probability of each event root from source to target, adding up to 1."""
        said = [member.root(sentence, source, target) for member in self.members]
        return roots_together(said)


def roots_together(said: Sequence[Mapping[str, float]]) -> Mapping[str, float]:
    """Return the roots' probabilities at the mean of their logarithms, adding up to 1."""
    rows = np.array([[one[name] for name in said[0]] for one in said])
    grown = np.exp(np.log(np.clip(rows, NEAREST, 1)).mean(0))
    shares = map(float, grown / grown.sum())
    return MappingProxyType(dict(zip(said[0], shares, strict=True)))


def joined(own: SentenceReading, others: Sequence[SentenceReading]) -> SentenceReading:
    """Return what several readings of one sentence say together, of the pairs of the first."""
    if not others:
        return own
    read = [{(pair.source, pair.target): pair for pair in other.pairs} for other in others]
    pairs = []
    for pair in own.pairs:
        place = (pair.source, pair.target)
        # How much of a long sentence is read differs with the pieces it is cut into.
        pairs.append(_mean([pair, *(other[place] for other in read if place in other)]))
    return SentenceReading(own.entities, tuple(pairs))


def _mean(said: Sequence[PairReading]) -> PairReading:
    first = said[0]
    return PairReading(
        first.source,
        first.target,
        _by_type([one.probabilities for one in said], _together),
        _by_type([one.negated for one in said], _together),
        _by_type([one.planned for one in said], _mean_of),
        _by_type([one.hypothetical for one in said], _mean_of),
    )


def _by_type(
    said: Sequence[Mapping[str, float]], together: Callable[[Floats], Floats]
) -> Mapping[str, float]:
    names = tuple(said[0])
    rows = np.array([[one[name] for name in names] for one in said])
    return MappingProxyType(dict(zip(names, map(float, together(rows)), strict=True)))


def _mean_of(rows: Floats) -> Floats:
    return np.asarray(rows.mean(0))


def _together(rows: Floats) -> Floats:
    """Return the probability at the mean of the rows' log odds, for each column."""
    bounded = np.clip(rows, NEAREST, 1 - NEAREST)
    odds = np.log(bounded / (1 - bounded)).mean(0)
    return np.asarray(1 / (1 + np.exp(-odds)))
