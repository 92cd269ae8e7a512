"""Sentences of the news that nobody has annotated, with the actors that the extractor sees."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from graph_schema.records import Article
from ingest.mentions.carried import carried
from ingest.mentions.finder import find_mentions
from ingest.segmentation import LexicalAnnotator
from ingest.training.align import Mention, Sentence
from ingest.training.annotations import PACKED, Document
from ingest.training.chance import seeded
from ingest.training.labels import LANGUAGES
from ingest.training.offsets import Record, read_corpora

BATCH = "unlabelled"
LENGTHS = range(25, 600)  # characters
QUIET = 0.12  # how likely one without two parties is taken: names stand in them too


def unlabelled(
    shared: Path, most: int, languages: Sequence[str] = LANGUAGES, seed: int = 9
) -> list[Sentence]:
    """Return so many sentences, fewer if the corpora have no more, and always the same.

    They are of articles drawn by chance of which nothing is annotated, nor held out.
    """
    rng, annotator = seeded(seed), LexicalAnnotator()
    known = _annotated()
    articles = [
        one
        for one in read_corpora(shared).values()
        if one["id"] not in known and one["language"] in languages
    ]
    rng.shuffle(articles)
    found = (sentence for article in articles for sentence in _sentences(article, annotator, rng))
    return list(islice(found, most))


def _annotated() -> set[str]:
    lines = (
        line for path in PACKED.rglob("*.jsonl") for line in path.read_text("utf8").splitlines()
    )
    return {json.loads(line)["id"] for line in lines}


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
        if len(part.text) in LENGTHS and (two or rng.random() < QUIET):
            mentions = [Mention([span], parties) for span, parties in sorted(places.items())]
            document = Document(article["id"], BATCH, language, "", part.text, ())
            yield Sentence(document, part.text, mentions, {}, alone=True)
