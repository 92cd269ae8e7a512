"""Reads the two entity corpora as sentences with tagged words."""

import gzip
import random
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

ARABIC_KINDS = {"PERS": "PER", "ORG": "ORG", "LOC": "LOC", "MISC": "MISC"}
ENGLISH_KINDS = {
    "per": "PER",
    "org": "ORG",
    "geo": "LOC",
    "gpe": "LOC",
    "art": "MISC",
    "eve": "MISC",
    "nat": "MISC",
}
STOPS = {".", "?", "!", "\u061f"}
CLOSING = set(".,;:!?)]}%\u060c\u061b\u061f\u00bb\u2026")
OPENING = set("([{\u00ab")


@dataclass(frozen=True)
class Tagged:
    """A sentence as words, and a tag (O, B-PER, I-PER, ...) for each."""

    words: tuple[str, ...]
    tags: tuple[str, ...]


def _convert(tag: str, kinds: dict[str, str]) -> str:
    kind = kinds.get(tag[2:])
    return f"{tag[:2]}{kind}" if kind else "O"


def read_arabic(shared: Path) -> list[Tagged]:
    """Return ANERcorp's sentences in order; the file marks no ends, so full stops do."""
    result, words, tags = [], [], []
    for line in (shared / "corpora" / "anercorp.txt").read_text("utf8").splitlines():
        parts = line.split()
        if len(parts) < 2:
            continue
        words.append(parts[0])
        tags.append(_convert(parts[-1], ARABIC_KINDS))
        if parts[0] in STOPS:
            result.append(Tagged(tuple(words), tuple(tags)))
            words, tags = [], []
    if words:
        result.append(Tagged(tuple(words), tuple(tags)))
    return result


def split_arabic(sentences: list[Tagged]) -> tuple[list[Tagged], list[Tagged]]:
    """Return the first four fifths, for training, and the last fifth, for the test."""
    cut = len(sentences) * 4 // 5
    return sentences[:cut], sentences[cut:]


def read_english(shared: Path) -> list[Tagged]:
    """Return the Voice of America sentences with their tags."""
    result, words, tags = [], [], []
    with gzip.open(shared / "corpora" / "english_ner.conll.gz", "rt", encoding="utf8") as file:
        for line in [*file, ""]:
            parts = line.rstrip("\n").split("\t")
            if len(parts) == 3:
                words.append(parts[0])
                tags.append(_convert(parts[2], ENGLISH_KINDS))
            elif words:
                result.append(Tagged(tuple(words), tuple(tags)))
                words, tags = [], []
    return result


def written(sentence: Tagged, rng: random.Random | None) -> tuple[str, list[tuple[int, int]]]:
    """Return the sentence as text and the place of each word in it.

    Without `rng` the words stand apart; with it, half of the time signs cling to words as they do
    in print.
    """
    tight = rng is not None and rng.random() < 0.5
    text, places = "", []
    for word in sentence.words:
        clings = tight and text and (word in CLOSING or text[-1] in OPENING)
        if text and not clings:
            text += " "
        places.append((len(text), len(text) + len(word)))
        text += word
    return text, places


def spans(tags: Iterable[str]) -> set[tuple[int, int, str]]:
    """Return the entities of a tag sequence as (first, last exclusive, kind)."""
    found, begin, kind = set(), 0, ""
    listed = [*tags, "O"]
    for place, tag in enumerate(listed):
        if kind and tag != f"I-{kind}":
            found.add((begin, place, kind))
            kind = ""
        if tag[0] == "B" or (tag[0] == "I" and not kind):
            begin, kind = place, tag[2:]
    return found
