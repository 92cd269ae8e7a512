"""Cuts a sentence into the encoder's pieces and keeps where each came from."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from tokenizers import Tokenizer

from ingest.encoder.normalise import Normaliser

BOS, PAD, EOS = 0, 1, 2
LONGEST = 256


@dataclass(frozen=True)
class Cut:
    """The pieces of one sentence; the first and the last are marks and stand for no text.

    Piece i comes from characters [starts[i], ends[i]) of the sentence as given.
    """

    ids: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def range(self, span: tuple[int, int]) -> tuple[int, int] | None:
        """Return [first, last) of the pieces that overlap `span`; None if the pieces miss it."""
        inner = len(self.ids) - 1
        first = bisect_right(self.ends, span[0], 1, inner)
        last = bisect_left(self.starts, span[1], 1, inner)
        return (first, last) if first < last else None


class Cutter:
    """Cuts sentences; what is beyond 254 pieces is left out."""

    def __init__(self, tokenizer: Tokenizer, normalise: Normaliser) -> None:
        self._tokenizer = tokenizer
        self._normalise = normalise

    def __call__(self, sentences: Sequence[str]) -> list[Cut]:
        """Return one `Cut` for each sentence."""
        clean = [self._normalise(sentence) for sentence in sentences]
        encodings = self._tokenizer.encode_batch(
            [item.text for item in clean], add_special_tokens=False
        )
        cuts = []
        for sentence, item, encoding in zip(sentences, clean, encodings, strict=True):
            ids, starts, ends = [BOS], [0], [0]
            for row, (start, end) in zip(
                encoding.ids[: LONGEST - 2], encoding.offsets, strict=False
            ):
                if start < end and item.text[start].isspace():
                    start += 1
                first = item.origin[start]
                ids.append(row)
                starts.append(first)
                ends.append(item.origin[end - 1] + 1 if start < end else first)
            ids.append(EOS)
            starts.append(len(sentence))
            ends.append(len(sentence))
            cuts.append(Cut(tuple(ids), tuple(starts), tuple(ends)))
        return cuts
