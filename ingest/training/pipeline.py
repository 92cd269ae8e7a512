"""The steps of training as functions over a folder of work."""

import logging
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from torch import multiprocessing

from ingest.encoder.pieces import Cutter
from ingest.tally import Tally
from ingest.training.align import align
from ingest.training.annotations import Document, read_batches, read_packed
from ingest.training.calibrate import GRID
from ingest.training.chance import seeded
from ingest.training.crew import Crew
from ingest.training.entities import Tagged, read_arabic, read_english, split_arabic
from ingest.training.evaluation import guess_roots, score_entities, score_pairs
from ingest.training.examples import Example, pair_rows, relation_examples, root_examples
from ingest.training.further import FurtherOptions, further
from ingest.training.heads import ReaderModel
from ingest.training.labels import HELD_OUT, LANGUAGES, TYPES
from ingest.training.lexicon_mentions import by_lexicon, by_names
from ingest.training.mentions import learn_names
from ingest.training.named import read_named
from ingest.training.offsets import Record, read_corpora
from ingest.training.own import read_own
from ingest.training.prepare import load_cutter, load_encoder
from ingest.training.rounding import rounded
from ingest.training.scoring import (
    PairScore,
    guesses,
    macro_f1,
    reachable,
    score_documents,
    total,
)
from ingest.training.shipped import read_shipped
from ingest.training.single import read_single
from ingest.training.soft import read_softly
from ingest.training.train import TrainingData, TrainOptions, train
from ingest.training.unlabelled import unlabelled

log = logging.getLogger(__name__)

FOLDS = 5
BASE, FINAL, NAMES = "base.pt", "reader.pt", "names.pt"
# The roots come last, so that each fold of their cross-validation repeats only a short stage.
ROOT_STAGE = TrainOptions(
    rounds=2,
    encoder_rate=8e-5,
    head_rate=4e-4,
    relations=0.6,
    roots=2.0,
    arabic_tags=0.8,
    english_tags=0.1,
)
NAME_STAGE = TrainOptions(
    rounds=6,
    tag_batch=16,
    encoder_rate=1e-4,
    head_rate=1e-3,
    arabic_tags=1.0,
)
FOLD_STAGE = replace(ROOT_STAGE, rounds=3, relations=0.0, arabic_tags=0.0, english_tags=0.0)


@dataclass
class Held:
    """Not taught: documents with their examples, ANERcorp's last fifth, news with its names."""

    documents: list[Document]
    examples: list[Example]
    arabic: list[Tagged]
    news: list[Tagged]


@dataclass
class Loaded:
    """All data of a training run."""

    cutter: Cutter
    data: TrainingData
    held: Held
    documents: int


def load(
    shared: Path,
    work: Path,
    further: Sequence[Path],
    lexicon: bool = True,
    languages: Sequence[str] = LANGUAGES,
) -> Loaded:
    """Read and align everything in some languages that the reader learns from.

    Without `lexicon` only names that the annotations teach are mentions beside the annotated.
    """
    cutter = load_cutter(work)
    given = read_batches(shared, further) if further else read_packed(shared)
    documents = [document for document in given if document.language in languages]
    taught = [document for document in documents if document.batch not in HELD_OUT]
    names = learn_names(taught)
    finder = by_lexicon(names) if lexicon else by_names(names)
    aligned = [sentence for document in documents for sentence in align(document, finder)]
    articles = read_corpora(shared)
    single = read_single(articles) + read_own()
    alone = [sentence for sentence in single if sentence.document.language in languages]
    examples = relation_examples(aligned + alone, cutter)
    kept = [e for e in examples if e.sentence and e.sentence.document.batch in HELD_OUT]
    rest = [e for e in examples if e.sentence and e.sentence.document.batch not in HELD_OUT]
    arabic, test, news = _arabic_names(shared, articles) if "ar" in languages else ([], [], [])
    roots = root_examples(pair_rows(shared / "gold" / "plv_dev.tsv"), cutter)
    held = Held([d for d in documents if d.batch in HELD_OUT], kept, test, news)
    data = TrainingData(rest, roots, arabic, read_english(shared))
    return Loaded(cutter, data, held, len(taught))


def _arabic_names(
    shared: Path, articles: dict[str, Record]
) -> tuple[list[Tagged], list[Tagged], list[Tagged]]:
    """Return the sentences that teach names, ANERcorp's last fifth, and news held out."""
    taught, test = split_arabic(read_arabic(shared))
    named, news = read_named(articles)
    return taught + named, test, news


def best_common(documents: list[Document], scores: Sequence[PairScore]) -> tuple[float, Tally]:
    """Return the common threshold of the best F1 on `documents`, and the figures there."""
    within = reachable(documents, scores)
    results = []
    for level in GRID:
        claimed = guesses(scores, np.full(len(TYPES), level))
        results.append((float(level), total(score_documents(documents, claimed, within))))
    return max(results, key=lambda result: result[1].f1)


def watch(model: ReaderModel, loaded: Loaded) -> float:
    """Print the figures on held-out data and return the F1 of the relations."""
    scores = score_pairs(model, loaded.held.examples)
    level, figures = best_common(loaded.held.documents, scores)
    log.info(f"  relations at {level:.2f}: {figures}")
    for language in ("ar", "en"):
        documents = [d for d in loaded.held.documents if d.language == language]
        if documents:
            ids = {document.id for document in documents}
            own = [score for score in scores if score.document.id in ids]
            claimed = guesses(own, np.full(len(TYPES), level))
            part = score_documents(documents, claimed, reachable(documents, own))
            log.info(f"    {language}: {total(part)}")
    watch_names(model, loaded)
    return figures.f1


def watch_names(model: ReaderModel, loaded: Loaded) -> None:
    """Print the figures of names on held-out data, where there is some."""
    held = {"ANERcorp": loaded.held.arabic, "news": loaded.held.news}
    for name, sentences in [item for item in held.items() if item[1]]:
        names = score_entities(model, sentences, loaded.cutter)
        listed = " ".join(f"{kind} {item.f1:.3f}" for kind, item in names.items())
        log.info(f"  names, {name}: {total(names)} {listed}")


def teach_base(loaded: Loaded, work: Path, options: TrainOptions, start: str) -> None:
    """Train on relations and entities from the encoder or reader `start`; leaves base.pt."""
    torch.manual_seed(options.seed)
    reader = start in (BASE, FINAL)
    model = load_reader(work, start) if reader else ReaderModel(load_encoder(work, start))
    for number in train(model, loaded.data, loaded.cutter, options):
        if number >= options.rounds // 2:
            watch(model, loaded)
        torch.save(model.state_dict(), work / BASE)


def load_reader(work: Path, name: str) -> ReaderModel:
    """Read base.pt or another reader of `work`."""
    state = torch.load(work / name, weights_only=True)
    model = ReaderModel(load_encoder(work, "source.pt"))
    model.load_state_dict(state)
    return model


def teach_roots(loaded: Loaded, work: Path, options: TrainOptions = ROOT_STAGE) -> None:
    """Go on from base.pt with the marked pairs as well; leaves reader.pt in `work`."""
    model = load_reader(work, BASE)
    for _ in train(model, loaded.data, loaded.cutter, options):
        watch(model, loaded)
    torch.save(model.state_dict(), work / FINAL)


def teach_names(loaded: Loaded, work: Path, options: TrainOptions = NAME_STAGE) -> None:
    """Teach the source Arabic names and nothing else; leaves names.pt in `work`."""
    torch.manual_seed(options.seed)
    model = ReaderModel(load_encoder(work, "source.pt"))
    data = TrainingData(arabic=loaded.data.arabic)
    for _ in train(model, data, loaded.cutter, options):
        watch_names(model, loaded)
    torch.save(model.state_dict(), work / NAMES)


def add_unlabelled(
    loaded: Loaded,
    shared: Path,
    work: Path,
    most: int,
    start: str,
    taggers: Sequence[str],
    languages: Sequence[str] = LANGUAGES,
) -> Loaded:
    """Return the data with so many sentences that nobody annotated, as `start` reads them."""
    teachers = [load_reader(work, name) for name in taggers]
    sentences = unlabelled(shared, most, languages)
    soft = read_softly(_reader_at(work, start), teachers, sentences, loaded.cutter)
    return replace(loaded, data=replace(loaded.data, soft=soft))


def teach_further(loaded: Loaded, work: Path, options: FurtherOptions, start: str = FINAL) -> None:
    """Go on from a reader, the sentences annotated alone coming most; leaves reader.pt in `work`.

    `start` is reader.pt or base.pt, or the folder of shipped weights.
    """
    if options.workers > 1:
        meeting = work / "meeting"
        meeting.unlink(missing_ok=True)
        arguments = (loaded.data, work, options, start, meeting)
        multiprocessing.spawn(_work, args=arguments, nprocs=options.workers)
        model = load_reader(work, FINAL)
    else:
        model = _reader_at(work, start)
        further(model, loaded.data, loaded.cutter, options)
    with rounded(model) if options.four_bits else nullcontext():
        watch(model, loaded)
    torch.save(model.state_dict(), work / FINAL)


def blend(work: Path, start: str, share: float) -> None:
    """Put so much of the reader `start` into the weights of reader.pt (Wortsman et al. 2022).

    What went on learning from a reader errs elsewhere than it, and their mean less than either.
    """
    shipped = Path(start).is_dir()
    old = read_shipped(Path(start)).state_dict() if shipped else torch.load(work / start)
    new = torch.load(work / FINAL)
    state = {name: torch.lerp(value, old[name], share) for name, value in new.items()}
    torch.save(state, work / FINAL)


def _reader_at(work: Path, start: str) -> ReaderModel:
    return read_shipped(Path(start)) if Path(start).is_dir() else load_reader(work, start)


def _work(
    rank: int, data: TrainingData, work: Path, options: FurtherOptions, start: str, meeting: Path
) -> None:
    torch.set_num_threads(1)
    crew = Crew(rank, options.workers)
    crew.join(meeting)
    cutter = load_cutter(work)
    model = _reader_at(work, start)
    further(model, data, cutter, options, crew)
    if rank == 0:
        torch.save(model.state_dict(), work / FINAL)
    crew.leave()


def folds(rows: Sequence[Example], seed: int = 11) -> list[list[int]]:
    """Return the places of each fold; rows of the same sentence share one."""
    groups: dict[tuple[int, ...], list[int]] = {}
    for place, row in enumerate(rows):
        groups.setdefault(row.ids, []).append(place)
    order = sorted(groups)
    seeded(seed).shuffle(order)
    return [[p for key in order[k::FOLDS] for p in groups[key]] for k in range(FOLDS)]


def cross_validate(loaded: Loaded, work: Path, options: TrainOptions = FOLD_STAGE) -> list[float]:
    """Return macro F1 of the roots over all rows, then of each fold; base.pt knows none of them."""
    rows = loaded.data.roots
    gold_all: list[int] = []
    guess_all: list[int] = []
    each = []
    for number, test in enumerate(folds(rows), 1):
        unseen = set(test)
        model = load_reader(work, BASE)
        data = replace(
            loaded.data, roots=[row for place, row in enumerate(rows) if place not in unseen]
        )
        for _ in train(model, data, loaded.cutter, options):
            pass
        gold, guess = guess_roots(model, [rows[place] for place in test])
        each.append(macro_f1(gold, guess))
        log.info(f"fold {number}: macro F1 {each[-1]:.3f}")
        gold_all += gold
        guess_all += guess
    return [macro_f1(gold_all, guess_all), *each]
