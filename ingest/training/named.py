"""Sentences of the news in which every name is marked, kept as offsets and without the text.

A line is `{"id", "start", "end", "names"}`: the sentence is [start, end) of the text of the corpus
article `id`; a name is `[start, end, kind]` within the sentence, its kind one of PER, ORG, LOC and
MISC by the guidelines of ANERcorp. Names are in order and do not overlap.
"""

import json
from pathlib import Path

from ingest.encoder.tagging import WORD
from ingest.training.annotations import PACKED
from ingest.training.entities import Tagged
from ingest.training.offsets import Record

NAMES = "names"
# ANERcorp is of other years and not all news: how names are found in the news, this tells.
HELD_OUT = frozenset({"n-23"})


def read_named(
    articles: dict[str, Record], folder: Path = PACKED / NAMES
) -> tuple[list[Tagged], list[Tagged]]:
    """Return the sentences for training and those held out, as words with their tags, in order."""
    taught: list[Tagged] = []
    held: list[Tagged] = []
    for path in sorted(folder.glob("*.jsonl")):
        kept = held if path.stem in HELD_OUT else taught
        for line in map(json.loads, path.read_text("utf8").splitlines()):
            text = str(articles[line["id"]]["text"])[line["start"] : line["end"]]
            kept.append(_tagged(text, line["names"]))
    return taught, held


def _tagged(text: str, names: list[tuple[int, int, str]]) -> Tagged:
    words, tags = [], []
    for word in WORD.finditer(text):
        words.append(word.group())
        tags.append(_tag(word.start(), names))
    return Tagged(tuple(words), tuple(tags))


def _tag(place: int, names: list[tuple[int, int, str]]) -> str:
    for start, end, kind in names:
        if start <= place < end:
            return f"B-{kind}" if place == start else f"I-{kind}"
    return "O"
