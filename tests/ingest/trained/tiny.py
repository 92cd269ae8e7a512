"""Trains Stanza's models from sentences of our own, as small as they still learn their names."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ingest.trained.spelling import simplified
from ingest.training.entities import Tagged
from ingest.training.stanza_models.material import paragraphs, spaced, write_entities, write_tokens
from ingest.training.stanza_models.runs import (
    Trainers,
    lay_out,
    train_parser,
    train_speech,
    train_tagger,
    train_tokenizer,
)
from ingest.training.stanza_models.trees import Node, write_trees
from ingest.training.stanza_models.vectors import save_vectors

FIRST = ("سامر", "نادر", "هيثم", "ليلى", "رائد", "مازن", "سلمى", "غسان")
LAST = ("الكيلاني", "حمدان", "القطيفي", "زيدان", "المرزوقي", "بركات", "الشامي", "عواد")
VERBS = ("هاجمت", "قصفت", "زارت", "دعمت")
STATES = tuple(simplified(name).text for name in ("أوكرانيا", "روسيا", "إيران", "سوريا", "مصر"))
TITLES = (
    "رئيس الوزراء الأردني",
    "وزير الخارجية العراقي",
    "وزيرة الدفاع التونسية",
    "السفير المصري",
)
PATTERNS = (
    "قال {name} {title} إن الأمطار غزيرة .",
    "وصل {title} {name} إلى المدينة مساء أمس .",
    "زار {name} ، {title} ، مدرسة في القرية .",
    "أكد السير {name} ، {title} ، أن الموسم جيد .",
    "لم يحضر {title} الاجتماع ؟",
    "هطلت الأمطار على المدينة صباح اليوم !",
)
OPTIONS = Trainers(
    tokenizer_steps=90,
    tokenizer_window=100,
    tokenizer_rate=0.01,
    tokenizer_evaluate=30,
    entity_steps=100,
    entity_evaluate=50,
    entity_patience=200,
    rate=0.01,
    hidden=24,
    letters=12,
    letter_hidden=12,
    speech_steps=120,
    speech_evaluate=60,
    speech_rate=0.01,
    speech_hidden=16,
    speech_sentences=12,
    parser_steps=60,
    parser_evaluate=20,
    parser_rate=0.01,
    parser_hidden=24,
    parser_words=100,
    pairs_hidden=16,
)


def tagged_sentences(count: int, seed: int) -> list[Tagged]:
    """Return sentences with the tags of the persons in them."""
    rng = random.Random(seed)  # noqa: S311
    made = []
    for number in range(count):
        name = (rng.choice(FIRST), rng.choice(LAST))
        words: list[str] = []
        tags: list[str] = []
        for part in PATTERNS[number % len(PATTERNS)].split():
            if part == "{name}":
                words += name
                tags += ["B-PER", "I-PER"]
            else:
                some = rng.choice(TITLES).split() if part == "{title}" else [part]
                words += some
                tags += ["O"] * len(some)
        made.append(Tagged(tuple(simplified(word).text for word in words), tuple(tags)))
    return made


def train_tiny(work: Path, output: Path) -> None:
    """Train a tokenizer and a tagger in one folder and lay them out in another."""
    work.mkdir(parents=True)
    rng = random.Random(1)  # noqa: S311
    for name, count in (("train", 240), ("choose", 24)):
        sentences = tagged_sentences(count, seed=count)
        write_entities(sentences, work / f"entities-{name}.json")
        parts = [part for one in sentences for part in spaced(one, rng)]
        write_tokens(list(paragraphs(parts, rng)), work / f"tokens-{name}")
    words = sorted({word for one in tagged_sentences(240, seed=240) for word in one.words})
    vectors = work / "vectors.pt"
    save_vectors(words, _vectors(words), vectors)
    files = {
        "tokenize": ("tiny", train_tokenizer(work, OPTIONS)),
        "ner": ("tiny", train_tagger(work, vectors, OPTIONS)),
        "pretrain": ("tiny", vectors),
    }
    lay_out(output, "ar", files, "tiny", simplified=True)


def train_tiny_parser(work: Path, output: Path) -> None:
    """Train a parser of three words beside the models of `train_tiny`, and lay all of them out.

    Its treebank has the object before the subject, so that no other reading agrees with it.
    """
    rng = random.Random(2)  # noqa: S311
    for name, count in (("train", 120), ("choose", 12)):
        trees = [
            [
                Node(rng.choice(VERBS), "VERB", None, "root"),
                Node(rng.choice(STATES), "PROPN", 0, "obj"),
                Node(rng.choice(STATES), "PROPN", 0, "nsubj"),
            ]
            for _ in range(count)
        ]
        write_trees(trees, work / f"trees-{name}.conllu")
    vectors = work / "vectors.pt"
    files = {
        "tokenize": ("tiny", work / "tokenizer.pt"),
        "pos": ("tiny", train_speech(work, vectors, OPTIONS)),
        "depparse": ("tiny", train_parser(work, vectors, OPTIONS)),
        "ner": ("tiny", work / "tagger.pt"),
        "pretrain": ("tiny", vectors),
    }
    lay_out(output, "ar", files, "tiny", simplified=True)


def _vectors(words: Sequence[str]) -> NDArray[np.float32]:
    return np.random.default_rng(1).normal(0, 0.25, (len(words), 16)).astype(np.float32)
