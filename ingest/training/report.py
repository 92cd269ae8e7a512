"""Figures of shipped weights, measured through the run-time code."""

import time
from collections.abc import Sequence
from typing import Any

import numpy as np

from ingest.encoder import Encoder
from ingest.encoder.network import Network
from ingest.encoder.pieces import Cutter
from ingest.encoder.tagging import Tagger
from ingest.tally import Tally
from ingest.training.annotations import Document
from ingest.training.calibrate import (
    apply,
    calibration_curve,
    calibration_error,
    choose_thresholds,
    fit,
    halves,
)
from ingest.training.entities import Tagged, spans
from ingest.training.examples import Example, tag_batch
from ingest.training.labels import TAGS, TYPES
from ingest.training.scoring import (
    PairScore,
    guesses,
    reachable,
    score_documents,
    total,
)


def network_pairs(network: Network, examples: Sequence[Example]) -> list[PairScore]:
    """Return the shipped networks' uncalibrated word on every pair of the examples."""
    scores = []
    for example in examples:
        sentence = example.sentence
        if sentence is None:
            raise ValueError("an example without a sentence has no parties")
        vectors, _ = network.encode(example.ids)
        ranges = [max(choices, key=lambda r: r[1] - r[0]) for choices in example.spans]
        rows = [(pair.source, pair.target) for pair in example.pairs]
        logits = network.relate(vectors, ranges, rows)
        modality = np.exp(logits.modality - logits.modality.max(-1, keepdims=True))
        for place, pair in enumerate(example.pairs):
            scores.append(
                PairScore(
                    sentence.document,
                    frozenset(sentence.mentions[example.kept[pair.source]].parties),
                    frozenset(sentence.mentions[example.kept[pair.target]].parties),
                    1 / (1 + np.exp(-logits.types[place])),
                    1 / (1 + np.exp(-logits.negated[place])),
                    modality[place] / modality[place].sum(-1, keepdims=True),
                    pair.types,
                    pair.weights,
                )
            )
    return scores


def network_entities(
    network: Network, sentences: Sequence[Tagged], cutter: Cutter
) -> dict[str, Tally]:
    """Return figures by kind of entity of the shipped network."""
    tagger = Tagger(TAGS)
    found = {kind: [0, 0, 0] for kind in ("PER", "ORG", "LOC", "MISC")}
    for sentence in sentences:
        ids, _, _, heads = tag_batch([sentence], cutter, None)
        logits = network.encode(ids[0].tolist())[1]
        read = [place for place in heads[0] if place >= 0]
        guess = spans(TAGS[tag] for tag in tagger.best(logits[read])[0]) if read else set()
        gold = spans(sentence.tags)
        for counts, some in ((0, gold & guess), (1, guess), (2, gold)):
            for _, _, kind in some:
                found[kind][counts] += 1
    return {kind: Tally(*counts) for kind, counts in found.items()}


def shown(figures: Tally) -> dict[str, float]:
    """Return precision, recall and F1 rounded, with the number of gold items."""
    return {
        "precision": round(figures.precision, 4),
        "recall": round(figures.recall, 4),
        "f1": round(figures.f1, 4),
        "gold": figures.gold,
    }


def held_out_figures(documents: list[Document], scores: list[PairScore]) -> dict[str, Any]:
    """Return figures of relations between given mentions, each half judged by the other's fit."""
    parts = halves(documents)
    judged: list[PairScore] = []
    claimed: dict[str, set[tuple[str, str, str]]] = {}
    for test, other in (parts, parts[::-1]):
        rest = [score for score in scores if score.document.id in other]
        calibration = fit(rest)
        levels = choose_thresholds(
            [document for document in documents if document.id in other], apply(rest, calibration)
        )
        own = apply([score for score in scores if score.document.id in test], calibration)
        claimed |= guesses(own, levels)
        judged += own
    within = reachable(documents, judged)
    result: dict[str, Any] = {}
    table = score_documents(documents, claimed, within)
    result["all"] = shown(total(table))
    result["by_type"] = {name: shown(table[name]) for name in TYPES}
    for language in ("ar", "en"):
        some = [document for document in documents if document.language == language]
        if some:
            result[language] = shown(total(score_documents(some, claimed, within)))
    result["with_unreachable"] = shown(total(score_documents(documents, claimed)))
    curve = calibration_curve(judged)
    result["calibration_curve"] = [{k: round(v, 4) for k, v in row.items()} for row in curve]
    result["calibration_error"] = round(calibration_error(curve), 4)
    return result


def speed(encoder: Encoder, texts: Sequence[str], seconds: float = 5.0) -> float:
    """Return sentences encoded in a second of processor time, on one thread."""
    begun, done = time.process_time(), 0
    while time.process_time() - begun < seconds:
        encoder.encode([texts[done % len(texts)]])
        done += 1
    return done / (time.process_time() - begun)
