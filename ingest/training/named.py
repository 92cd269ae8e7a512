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
    """Return the sentences for training and those held out, as words with their tags, in order.

    An article of which a sentence is held out teaches no names. ValueError if a name has no word
    of its own in its sentence.
    """
    taught: list[Record] = []
    held: list[Record] = []
    for path in sorted(folder.glob("*.jsonl")):
        kept = held if path.stem in HELD_OUT else taught
        kept += map(json.loads, path.read_text("utf8").splitlines())
    unseen = {line["id"] for line in held}
    return (
        [_tagged(articles, line) for line in taught if line["id"] not in unseen],
        [_tagged(articles, line) for line in held],
    )


def _tagged(articles: dict[str, Record], line: Record) -> Tagged:
    text = str(articles[line["id"]]["text"])[line["start"] : line["end"]]
    words = list(WORD.finditer(text))
    tags = ["O"] * len(words)
    for start, end, kind in line["names"]:
        inside = [n for n, word in enumerate(words) if word.start() < end and start < word.end()]
        if not inside or any(tags[n] != "O" for n in inside):
            raise ValueError(f"{line['id']}: {start} to {end} is no name of its own")
        for n in inside:
            tags[n] = f"I-{kind}"
        tags[inside[0]] = f"B-{kind}"
    return Tagged(tuple(word.group() for word in words), tuple(tags))
