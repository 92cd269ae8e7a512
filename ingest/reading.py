"""The seam of readers: what a sentence says between two of its mentions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from graph_schema.records import Modality, Polarity
from ingest.annotation import Sentence
from ingest.mention import Mention


@dataclass(frozen=True, slots=True)
class MarkedSentence:
    """A sentence with its mentions in the order of the text, and its language (`ar`, `en`).

    `speaker` is the actor id of whoever is said to speak in it, when that is known from the
    sentences before; a reader may find a nearer one. `carried` are words that stand for actors of
    the sentences before (he, both sides); findings count them on from `mentions`.
    """

    language: str
    sentence: Sentence
    mentions: tuple[Mention, ...]
    speaker: str | None = None
    carried: tuple[Mention, ...] = ()

    @property
    def actors(self) -> tuple[Mention, ...]:
        """Give all that findings speak of: the mentions, then those carried over."""
        return (*self.mentions, *self.carried)


@dataclass(frozen=True, slots=True)
class Finding:
    """A relation that a reader found between two mentions of a sentence, given by number.

    `first` and `last` are the tokens of the evidence (they hold both mentions and the words
    that state the relation), `confidence` runs from 0 to 100, `rule` names what found it.
    """

    source: int
    type: str
    target: int
    polarity: Polarity
    modality: Modality
    confidence: int
    first: int
    last: int
    rule: str
    speaker: str | None = None


class Reader(Protocol):
    """Says which relations hold between the mentions of a sentence; deterministic."""

    @property
    def name(self) -> str:
        """Give the name and version that stand in every claim's `coder`."""

    def read(self, sentences: Sequence[MarkedSentence]) -> list[tuple[Finding, ...]]:
        """Give the findings of each sentence of one article, in order."""
