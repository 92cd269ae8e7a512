"""The encoder as the rest of the project sees it: sentences in, names and relations out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path
from threading import Lock
from types import MappingProxyType

import numpy as np
from cachetools import LRUCache
from numpy.typing import NDArray
from tokenizers import Tokenizer

from ingest.encoder.manifest import Manifest, read_manifest
from ingest.encoder.network import Floats, Network, PairLogits
from ingest.encoder.normalise import Normaliser
from ingest.encoder.pieces import Cut, Cutter
from ingest.encoder.records import Entity, MarkedSentence, PairReading, SentenceReading, Span
from ingest.encoder.tagging import Tagger
from ingest.encoder.vocabulary import read_vocabulary

MOST_SPANS = 12
# Names are read off a sentence before its pairs are; an article's sentences are kept until then.
REMEMBERED = 256
WHOLE = (0, 1)  # the piece that stands for the sentence, where an actor is not named


@dataclass(frozen=True, eq=False)
class Encoded:
    """A sentence after the costly step; pairs of spans can be read off it as often as wanted."""

    text: str
    entities: tuple[Entity, ...]
    cut: Cut
    vectors: Floats


def _sigmoid(values: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(values, -40.0, 40.0))))


def _softmax(values: NDArray[np.float64]) -> NDArray[np.float64]:
    grown = np.exp(values - values.max(axis=-1, keepdims=True))
    return np.asarray(grown / grown.sum(axis=-1, keepdims=True))


class Encoder:
    """A small network that reads sentences; made by `Encoder.load`."""

    def __init__(
        self, manifest: Manifest, network: Network, tokenizer: Tokenizer, normalise: Normaliser
    ) -> None:
        self._manifest = manifest
        self._network = network
        self._cutter = Cutter(tokenizer, normalise)
        self._tagger = Tagger(manifest.tags)
        fits = [manifest.calibration[name] for name in manifest.types]
        self._slope = np.array([slope for slope, _ in fits])
        self._shift = np.array([shift for _, shift in fits])
        self._recent: LRUCache[str, Encoded] = LRUCache(REMEMBERED)
        self._lock = Lock()

    @classmethod
    def load(cls, folder: Path, threads: int = 1) -> "Encoder":
        """Load the weights in `folder`.

        `threads` is for the work inside one sentence. WeightsError if a file is missing or is not
        the one that the manifest names.
        """
        manifest = read_manifest(folder)
        tokenizer, normalise = read_vocabulary(folder)
        return cls(manifest, Network(folder, threads), tokenizer, normalise)

    @property
    def version(self) -> str:
        """The version of the weights."""
        return self._manifest.version

    @property
    def thresholds(self) -> Mapping[str, float]:
        """The probability of each type from which a claim was worth making on held-out text."""
        return MappingProxyType(dict(self._manifest.thresholds))

    def encode(self, texts: Sequence[str]) -> list[Encoded]:
        """Return each sentence encoded, with the names in it.

        A sentence gives the same result whatever stands beside it. Beyond 254 pieces (some 150
        words) the rest of a sentence is not read.
        """
        with self._lock:
            known = {text: self._recent[text] for text in texts if text in self._recent}
        fresh = list(dict.fromkeys(text for text in texts if text not in known))
        for text, cut in zip(fresh, self._cutter(fresh), strict=True):
            vectors, tags = self._network.encode(cut.ids)
            known[text] = Encoded(text, self._tagger.entities(text, cut, tags), cut, vectors)
        with self._lock:
            self._recent.update({text: known[text] for text in fresh})
        return [known[text] for text in texts]

    def pairs(self, encoded: Encoded, spans: Sequence[Span]) -> tuple[PairReading, ...]:
        """Return a reading for every ordered pair of spans, as far as 12 places of them were read.

        Spans are character offsets [start, end) into the sentence; one that is empty, or lies
        beyond what was read, is in no pair. Several spans may be one place (both sides), and are
        read against each other too.
        """
        places: dict[int, int] = {}
        ranges: dict[tuple[int, int], int] = {}
        for number, span in enumerate(spans):
            found = encoded.cut.range(span) if span[0] < span[1] else None
            if found and (found in ranges or len(ranges) < MOST_SPANS):
                places[number] = ranges.setdefault(found, len(ranges))
        pairs = list(permutations(places, 2))
        if not pairs:
            return ()
        rows = sorted({(places[a], places[b]) for a, b in pairs})
        logits = self._network.relate(encoded.vectors, list(ranges), rows)
        return self._readings(logits, rows, [(a, b, places[a], places[b]) for a, b in pairs])

    def _readings(
        self,
        logits: PairLogits,
        rows: Sequence[tuple[int, int]],
        pairs: Sequence[tuple[int, int, int, int]],
    ) -> tuple[PairReading, ...]:
        types = _sigmoid(logits.types.astype(np.float64) * self._slope + self._shift)
        negated = _sigmoid(logits.negated.astype(np.float64))
        modality = _softmax(logits.modality.astype(np.float64))
        planned = self._manifest.modalities.index("planned")
        hypothetical = self._manifest.modalities.index("hypothetical")
        row_of = {row: place for place, row in enumerate(rows)}
        return tuple(
            PairReading(
                source,
                target,
                self._by_type(types[row]),
                self._by_type(negated[row]),
                self._by_type(modality[row, :, planned]),
                self._by_type(modality[row, :, hypothetical]),
            )
            for source, target, *ends in pairs
            for row in (row_of[ends[0], ends[1]],)
        )

    def _by_type(self, values: NDArray[np.float64]) -> Mapping[str, float]:
        return MappingProxyType(dict(zip(self._manifest.types, map(float, values), strict=True)))

    def read(self, sentences: Sequence[MarkedSentence]) -> list[SentenceReading]:
        """Return for each sentence the names in it and a reading of each pair of its spans."""
        encoded = self.encode([sentence.text for sentence in sentences])
        return [
            SentenceReading(item.entities, self.pairs(item, sentence.spans))
            for sentence, item in zip(sentences, encoded, strict=True)
        ]

    def root(self, sentence: str, source: Span | None, target: Span | None) -> Mapping[str, float]:
        """Return the probability of each event root from source to target, adding up to 1.

        A span is None where the sentence names no such actor.
        """
        encoded = self.encode([sentence])[0]
        spans = [encoded.cut.range(span) if span else None for span in (source, target)]
        logits = self._network.relate(encoded.vectors, [span or WHOLE for span in spans], [(0, 1)])
        row = _softmax(logits.roots[0].astype(np.float64))
        return MappingProxyType(dict(zip(self._manifest.roots, map(float, row), strict=True)))
