"""python -m ingest.training.judging: teaches the judge where the shared corpora are.

It learns from whole articles that careful readers annotated and that taught the encoders nothing,
as the encoders read them: on what it was taught itself a reader is surer than it should be.
"""

from __future__ import annotations

import argparse
import json
import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.model_selection import GroupKFold

from graph_schema.model import model
from graph_schema.records import Polarity
from graph_schema.settings import Settings
from ingest.encoder import encoders
from ingest.judging import JUDGE, SIGNS, Trees, judged, signs
from ingest.judging.judge import FORMAT
from ingest.learned import FullReader
from ingest.naming import NamingAnnotator
from ingest.pipeline import Extractor
from ingest.repetition import States
from ingest.sources.base import Limits
from ingest.sources.records import taken_of
from ingest.tally import Tally
from ingest.trained.choosing import make_annotator
from ingest.training.annotations import PACKED
from ingest.training.offsets import read_corpora, unpack

log = logging.getLogger(__name__)
ARTICLES = PACKED / "articles"
FOLDS = 5
LEVEL = 0.45
Gold = dict[str, Any]
Array = NDArray[Any]


@dataclass(frozen=True)
class Stated:
    """What an article is read to state, as the judge is told it, and whether it does.

    `signs` are None for what was not read. What is `open` is neither right nor wrong.
    """

    article: str
    signs: tuple[float, ...] | None
    right: bool
    open: bool = False


def annotated_articles(shared: Path, folder: Path = ARTICLES) -> list[Gold]:
    """Give the articles with what they state, as gold documents."""
    corpora = read_corpora(shared)
    lines = (line for path in sorted(folder.glob("*.jsonl")) for line in path.open(encoding="utf8"))
    return [unpack(corpora[packed["id"]], packed) for packed in map(json.loads, lines)]


def statements(documents: Sequence[Gold]) -> Iterator[Stated]:
    """Read the documents without a judge, and give what they are read to state or do state."""
    reader = FullReader(encoders(), None)
    annotator = make_annotator(Settings(store="memory:"))
    extractor = Extractor(NamingAnnotator(annotator, encoders()), reader)
    for document in documents:
        _, _, (marked,) = extractor.mark([taken_of(document, "annotated", Limits()).article])
        known = signs(*reader.statements(marked))
        firm, loose = _gold(document)
        for states in firm | set(known):
            row = tuple(known[states]) if states in known else None
            right = states in firm
            yield Stated(str(document["id"]), row, right, not right and states in loose)


def _gold(document: Gold) -> tuple[set[States], set[States]]:
    """Give what a document firmly states to happen, and what is to be left open."""
    firm, loose = set(), set()
    for relation in document["relations"]:
        kind, ends = relation["type"], [relation["source"], relation["target"]]
        first, second = sorted(ends) if model().type(kind).symmetric else ends
        counts = relation["modality"] != "hypothetical"
        states: States = (first, kind, second, Polarity(relation["polarity"]), counts)
        if judged(states) and not relation["optional"]:
            firm.add(states)
        else:
            loose.add((first, kind, second, Polarity.ASSERTED, True))
    return firm, loose


def grow(found: Sequence[Stated], seed: int) -> GradientBoostingClassifier:
    """Grow the trees; of what is open they learn nothing."""
    learner = GradientBoostingClassifier(
        n_estimators=200,
        max_depth=3,
        learning_rate=0.05,
        subsample=0.6,
        max_features=0.3,
        min_samples_leaf=40,
        random_state=seed,
    )
    rows = [one for one in found if one.signs and not one.open]
    return learner.fit(np.array([one.signs for one in rows]), [one.right for one in rows])


def cross_validate(found: Sequence[Stated], seed: int, level: float = LEVEL) -> tuple[Tally, Tally]:
    """Give figures over what was annotated, each article judged by trees that did not learn it.

    First those of the article's word without a judge, claimed where it is as likely as `level`.
    """
    chances = np.zeros(len(found))
    groups = [one.article for one in found]
    for learned, asked in GroupKFold(FOLDS).split(groups, groups=groups):
        learner = grow([found[i] for i in learned], seed)
        for i in asked:
            row = found[i].signs
            if row:
                chances[i] = learner.predict_proba(np.array([row]))[0, 1]
    before = np.array([1 / (1 + np.exp(-one.signs[0])) if one.signs else 0.0 for one in found])
    return _tally(found, before, level), _tally(found, chances, level)


def _tally(found: Sequence[Stated], chances: Array, level: float) -> Tally:
    claimed = [one for one, chance in zip(found, chances, strict=True) if chance >= level]
    hit = sum(one.right for one in claimed)
    return Tally(hit, sum(not one.open for one in claimed), sum(one.right for one in found))


def packed(learner: GradientBoostingClassifier, version: str) -> dict[str, Any]:
    """Give trees as the judge reads them, for weights of a version."""
    trees = [_whole(tree.tree_, learner.max_depth) for tree in learner.estimators_[:, 0]]
    rate = learner.learning_rate
    begin = float(np.log(learner.init_.class_prior_[1] / learner.init_.class_prior_[0]))
    return {
        "format": FORMAT,
        "weights": version,
        "signs": SIGNS,
        "begin": round(begin, 4),
        "sign": [sign for sign, _, _ in trees],
        "cut": [[float(f"{value:.5g}") for value in cut] for _, cut, _ in trees],
        "leaf": [[round(rate * value, 4) for value in leaf] for _, _, leaf in trees],
    }


def _whole(tree: Any, depth: int) -> tuple[list[int], list[float], list[float]]:
    """Give a tree's signs, cuts and leaves, as if it had grown to its full depth everywhere."""
    level, sign, cut = [0], [], []
    for _ in range(depth):
        below = []
        for node in level:
            leaf = tree.children_left[node] < 0
            sign.append(0 if leaf else int(tree.feature[node]))
            cut.append(0.0 if leaf else float(tree.threshold[node]))
            below += [node, node] if leaf else [tree.children_left[node], tree.children_right[node]]
        level = below
    return sign, cut, [float(tree.value[node, 0, 0]) for node in level]


def teach(shared: Path, path: Path, seed: int) -> tuple[Tally, Tally]:
    """Teach a judge for the encoders that ship and write it to a file; gives its figures."""
    found = list(statements(annotated_articles(shared)))
    figures = cross_validate(found, seed)
    content = packed(grow(found, seed), encoders().version)
    Trees.of(content, len(SIGNS))
    path.write_text(json.dumps(content, separators=(",", ":")) + "\n", "utf8")
    return figures


def main() -> None:
    """Teach the judge."""
    parser = argparse.ArgumentParser(prog="python -m ingest.training.judging", description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="corpora and gold")
    parser.add_argument("--output", type=Path, default=JUDGE, help="file of the judge")
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%H:%M:%S")
    figures = teach(args.shared, args.output, args.seed)
    for name, tally in zip(("without", "with"), figures, strict=True):
        log.info("%s a judge: P %.3f R %.3f F1 %.3f", name, tally.precision, tally.recall, tally.f1)


if __name__ == "__main__":
    main()
