"""Scores of relations, roots and entities, the way the guidelines define them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ingest.tally import Tally
from ingest.training.annotations import Document, Relation
from ingest.training.labels import MODALITIES, SYMMETRIC, TYPES

Triple = tuple[str, str, str]
Array = NDArray[np.float32]
HYPOTHETICAL = MODALITIES.index("hypothetical")


@dataclass
class PairScore:
    """The model's word on one pair: of each type, how likely it is, negated, of each modality."""

    document: Document
    sources: frozenset[str]
    targets: frozenset[str]
    types: Array
    negated: Array
    modality: Array
    truth: Array
    weights: Array


def _triple(source: str, name: str, target: str) -> Triple:
    if name in SYMMETRIC and source > target:
        source, target = target, source
    return source, name, target


def _counted(relation: Relation) -> bool:
    return relation.polarity == "asserted" and relation.modality != "hypothetical"


def guesses(scores: Iterable[PairScore], thresholds: NDArray[np.float64]) -> dict[str, set[Triple]]:
    """Return the triples claimed as asserted and actual or planned, by document id."""
    found: dict[str, set[Triple]] = {}
    for score in scores:
        claimed = found.setdefault(score.document.id, set())
        told = (score.negated < 0.5) & (score.modality.argmax(-1) != HYPOTHETICAL)
        for place in np.flatnonzero((score.types >= thresholds) & told):
            for source in score.sources:
                for target in score.targets:
                    claimed.add(_triple(source, TYPES[place], target))
    return found


def reachable(documents: Iterable[Document], scores: Iterable[PairScore]) -> dict[str, set[Triple]]:
    """Return the triples that stand between two mentions of one sentence, by document id."""
    found: dict[str, set[Triple]] = {document.id: set() for document in documents}
    for score in scores:
        for place in np.flatnonzero(score.truth):
            for source in score.sources:
                for target in score.targets:
                    found[score.document.id].add(_triple(source, TYPES[place], target))
    return found


def score_documents(
    documents: Sequence[Document],
    claimed: Mapping[str, set[Triple]],
    within: Mapping[str, set[Triple]] | None = None,
) -> dict[str, Tally]:
    """Return figures by type; with `within`, gold triples outside it do not count as missed."""
    hit: Counter[str] = Counter()
    made: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for document in documents:
        gold, ignored = set(), set()
        for relation in document.relations:
            triple = _triple(relation.source, relation.type, relation.target)
            if _counted(relation) and not relation.optional:
                gold.add(triple)
            elif relation.polarity == "asserted":
                ignored.add(triple)
        guess = claimed.get(document.id, set())
        for _, name, _ in gold & guess:
            hit[name] += 1
        for triple in guess:
            made[triple[1]] += triple in gold or triple not in ignored
        for triple in gold:
            if within is None or triple in within[document.id]:
                wanted[triple[1]] += 1
    return {name: Tally(hit[name], made[name], wanted[name]) for name in TYPES}


def total(figures: Mapping[str, Tally]) -> Tally:
    """Return the micro average."""
    return sum(figures.values(), Tally(0, 0, 0))


def macro_f1(gold: Sequence[int], guess: Sequence[int]) -> float:
    """Return the mean F1 over the labels that occur in `gold`."""
    scores = []
    for label in sorted(set(gold)):
        hit = sum(g == p == label for g, p in zip(gold, guess, strict=True))
        scores.append(2 * hit / (gold.count(label) + list(guess).count(label)))
    return sum(scores) / len(scores)
