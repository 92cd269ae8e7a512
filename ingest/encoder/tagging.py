"""From tag logits of pieces to names in the text."""

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ingest.encoder.pieces import Cut
from ingest.encoder.records import Entity

Floats = NDArray[np.float64]
_MARKS = (
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069"
)
WORD = re.compile(rf"(?:[^\W_]|[{_MARKS}])+|_+|[^\w\s]")


class Tagger:
    """Finds the best sequence of tags in which every I- follows its own kind."""

    def __init__(self, tags: Sequence[str]) -> None:
        self._tags = tuple(tags)
        starts = np.array([tag.startswith("I-") for tag in tags])
        follows = np.array([[before[1:] == tag[1:] for tag in tags] for before in tags])
        self._first = np.where(starts, -np.inf, 0.0)
        self._next = np.where(starts[None] & ~follows, -np.inf, 0.0)

    def best(self, logits: NDArray[np.float32]) -> tuple[list[int], Floats]:
        """Return the tag of each row and the probabilities of all tags, [rows, tags]."""
        shifted = logits.astype(np.float64)
        log = shifted - np.logaddexp.reduce(shifted, axis=-1, keepdims=True)
        score = log[0] + self._first
        back: list[NDArray[np.int64]] = []
        for row in log[1:]:
            joined = score[:, None] + self._next
            back.append(joined.argmax(0))
            score = joined.max(0) + row
        path = [int(score.argmax())]
        for step in reversed(back):
            path.append(int(step[path[-1]]))
        return path[::-1], np.exp(log)

    def entities(self, text: str, cut: Cut, logits: NDArray[np.float32]) -> tuple[Entity, ...]:
        """Return the names in `text` in order; a name's score is that of its least sure word.

        Words are runs of letters and digits; each other sign is a word for itself.
        """
        words: list[tuple[int, int]] = []
        rows: list[int] = []
        for word in WORD.finditer(text):
            found = cut.range(word.span())
            # A piece that began in the word before has no tag of its own.
            if found and (not rows or found[0] != rows[-1]):
                words.append(word.span())
                rows.append(found[0])
            elif found:
                words[-1] = (words[-1][0], word.end())
        if not words:
            return ()
        path, probabilities = self.best(logits[rows])
        entities: list[Entity] = []
        for place, tag in enumerate(path):
            name = self._tags[tag]
            if name == "O":
                continue
            score = float(probabilities[place, tag])
            if name.startswith("B-"):
                entities.append(Entity(*words[place], name[2:], score))
            else:
                last = entities[-1]
                joined = min(last.score, score)
                entities[-1] = Entity(last.start, words[place][1], last.kind, joined)
        return tuple(entities)
