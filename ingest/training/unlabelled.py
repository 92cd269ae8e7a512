"""Sentences of the news that nobody has annotated, with the actors that the extractor sees."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from graph_schema.records import Article
from ingest.mentions.carried import carried
from ingest.mentions.finder import find_mentions
from ingest.segmentation import LexicalAnnotator
from ingest.training import named
from ingest.training.align import Mention, Sentence
from ingest.training.annotations import PACKED, Document
from ingest.training.chance import seeded
from ingest.training.labels import HELD_OUT
from ingest.training.offsets import Record, read_corpora

BATCH = "unlabelled"
LETTERS = range(25, 600)
QUIET = 0.12  # the share of the sentences without two parties: names stand in them too


def unlabelled(shared: Path, most: int, seed: int = 9) -> list[Sentence]:
    """Return so many sentences of both corpora, drawn by chance and always the same.

    Articles of which a passage or a sentence is held out give none.
    """
    rng, annotator = seeded(seed), LexicalAnnotator()
    held = _held_out()
    articles = [one for one in read_corpora(shared).values() if one["id"] not in held]
    rng.shuffle(articles)
    found = (sentence for article in articles for sentence in _sentences(article, annotator, rng))
    return list(islice(found, most))


def _held_out() -> set[str]:
    paths = [PACKED / f"{batch}.jsonl" for batch in HELD_OUT]
    paths += [PACKED / named.NAMES / f"{batch}.jsonl" for batch in named.HELD_OUT]
    return {json.loads(line)["id"] for path in paths for line in path.read_text().splitlines()}


def _sentences(
    article: Record, annotator: LexicalAnnotator, rng: random.Random
) -> Iterator[Sentence]:
    language = article["language"]
    read = Article(article["id"], language, article["title"], article["text"])
    (parsed,) = annotator.annotate([read])
    found = find_mentions(parsed)
    for part, here, before in zip(
        parsed.sentences, found.by_sentence, carried(parsed, found), strict=True
    ):
        places: dict[tuple[int, int], set[str]] = {}
        for actor in (*here, *before):
            span = (actor.start - part.start, actor.end - part.start)
            places.setdefault(span, set()).add(actor.party)
        two = len(set[str]().union(*places.values())) > 1
        if len(part.text) in LETTERS and (two or rng.random() < QUIET):
            mentions = [Mention([span], parties) for span, parties in sorted(places.items())]
            document = Document(article["id"], BATCH, language, "", part.text, ())
            yield Sentence(document, part.text, mentions, {}, alone=True)
