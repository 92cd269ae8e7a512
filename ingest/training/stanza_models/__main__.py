"""python -m ingest.training.stanza_models: rebuilds Stanza's Arabic models from the corpora.

prepare, vectors, tokenizer, tagger and export are run in this order; measure and speed tell of
what ships. Dependencies do not ship: speech, parser and `--output FOLDER export --parser` make
them, and parses measures them.
"""

import argparse
import json
import logging
import sys
from pathlib import Path

import torch

from ingest.trained.models import SHIPPED
from ingest.training.stanza_models import material, runs, trees

VECTORS = "vectors.pt"


def _prepare(args: argparse.Namespace) -> None:
    args.work.mkdir(parents=True, exist_ok=True)
    split = material.entity_split(args.shared)
    for name in ("train", "choose", "test"):
        material.write_entities(getattr(split, name), args.work / f"entities-{name}.json")
    for name, groups in material.token_groups(args.shared, args.seed).items():
        material.write_tokens(groups, args.work / f"tokens-{name}")
    for name, part in trees.tree_split(args.shared).items():
        trees.write_trees(part, args.work / f"trees-{name}.conllu")


def _vectors(args: argparse.Namespace) -> None:
    from ingest.training.stanza_models import vectors

    words = list(vectors.news_words(args.shared))
    known, table = vectors.learn_vectors(words, vectors.VectorOptions(seed=args.seed))
    vectors.save_vectors(known, table, args.work / VECTORS)


def _tokenizer(args: argparse.Namespace) -> None:
    runs.train_tokenizer(args.work, runs.Trainers(seed=args.seed))


def _tagger(args: argparse.Namespace) -> None:
    runs.train_tagger(args.work, args.work / VECTORS, runs.Trainers(seed=args.seed))


def _speech(args: argparse.Namespace) -> None:
    runs.train_speech(args.work, args.work / VECTORS, runs.Trainers(seed=args.seed))


def _parser(args: argparse.Namespace) -> None:
    runs.train_parser(args.work, args.work / VECTORS, runs.Trainers(seed=args.seed))


def _export(args: argparse.Namespace) -> None:
    parsing = {
        "pos": ("pud", args.work / "speech.pt"),
        "depparse": ("pud", args.work / "parser.pt"),
    }
    files = {
        "tokenize": ("anercorp", args.work / "tokenizer.pt"),
        **(parsing if args.parser else {}),
        "ner": ("anercorp", args.work / "tagger.pt"),
        "pretrain": ("news", args.work / VECTORS),
    }
    licence = "CC BY-SA 4.0: trained on ANERcorp and UD Arabic PUD; see NOTICE"
    runs.lay_out(args.output, "ar", files, args.version, simplified=True, licence=licence)


def _measure(args: argparse.Namespace) -> None:
    from ingest.training.stanza_models.figures import figures

    sys.stdout.write(json.dumps(figures(args.shared, args.output), indent=1) + "\n")


def _parses(args: argparse.Namespace) -> None:
    from ingest.training.stanza_models.parses import parses

    sys.stdout.write(json.dumps(parses(args.shared, args.output), indent=1) + "\n")


def _speed(args: argparse.Namespace) -> None:
    from ingest.training.stanza_models.speed import speeds

    sys.stdout.write(json.dumps(speeds(args.shared, args.output), indent=1) + "\n")


def main() -> None:
    """Run one step."""
    parser = argparse.ArgumentParser(
        prog="python -m ingest.training.stanza_models", description=__doc__
    )
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="the corpora")
    parser.add_argument("--work", type=Path, default=Path("build/stanza"), help="working folder")
    parser.add_argument("--output", type=Path, default=SHIPPED, help="folder of shipped models")
    parser.add_argument("--seed", type=int, default=7)
    steps = parser.add_subparsers(required=True, metavar="STEP")
    for name, run, words in (
        ("prepare", _prepare, "the corpora as Stanza's trainers read them"),
        ("vectors", _vectors, "word vectors from the news"),
        ("tokenizer", _tokenizer, "sentences and tokens"),
        ("tagger", _tagger, "names of persons, organisations and places"),
        ("speech", _speech, "parts of speech"),
        ("parser", _parser, "dependencies, over the parts of speech"),
        ("parses", _parses, "score parts of speech and dependencies on held-back sentences"),
        ("speed", _speed, "sentences a second and memory, beside the lexical annotator"),
        ("measure", _measure, "score what ships on the held-out fifth, beside a CRF"),
    ):
        steps.add_parser(name, help=words).set_defaults(run=run)
    step = steps.add_parser("export", help="halve the numbers and lay the models out")
    step.add_argument("--version", required=True)
    step.add_argument("--parser", action="store_true", help="with parts of speech and dependencies")
    step.set_defaults(run=_export)
    args = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%H:%M:%S")
    torch.set_num_threads(1)
    args.run(args)


if __name__ == "__main__":
    main()
