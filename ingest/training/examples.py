"""Sentences as numbers: what a training step needs of relations, pairs and entities."""

import csv
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from ingest.encoder import MOST_SPANS
from ingest.encoder.pieces import PAD, Cutter
from ingest.encoder.tagging import WORD
from ingest.training.align import Sentence
from ingest.training.entities import Tagged, written
from ingest.training.labels import MODALITIES, ROOT_TYPE, ROOTS, SYMMETRIC, TAGS, TYPE_ROOT, TYPES
from ingest.training.vocabulary import SPECIAL, UNKNOWN

# Low, and for the other types as well: taught positives alone, the reader claims too much.
ROOT_WEIGHT = 0.2
# A relation teaches its root less than a pair that was marked for its root: what counts as which
# differs a little between the two.
TYPED_ROOT_WEIGHT = 0.3
# What the words around two actors say must not be guessed from who they are.
HIDDEN_MENTIONS = 0.15
MOST_SILENT = 24  # pairs without a relation in one sentence and step: more cost time only
Range = tuple[int, int]
IGNORED = -100


@dataclass
class PairTarget:
    """What one ordered pair should give; `weights` are 0 where a type is left out of the loss.

    `negated` [types] and `modality` [types, modalities] are `IGNORED` for types not stated.
    """

    source: int
    target: int
    types: NDArray[np.float32]
    weights: NDArray[np.float32]
    negated: NDArray[np.float32] | None = None
    modality: NDArray[np.float32] | None = None
    root: int | None = None
    root_weight: float = 1.0


@dataclass
class Example:
    """One sentence: piece ids, the ranges of each mention's spans, and its pairs."""

    ids: tuple[int, ...]
    spans: list[list[Range]]
    pairs: list[PairTarget]
    sentence: Sentence | None = None
    kept: tuple[int, ...] = ()


def relation_examples(sentences: Sequence[Sentence], cutter: Cutter) -> list[Example]:
    """Return the sentences that have two mentions of different parties, with their targets.

    A type that the document states of the same parties elsewhere, or only optionally, has
    weight 0.
    """
    examples = []
    cuts = cutter([sentence.text for sentence in sentences])
    for sentence, cut in zip(sentences, cuts, strict=True):
        ranges = [[cut.range(span) for span in mention.spans] for mention in sentence.mentions]
        busy = {i for source, target, _ in sentence.statements for i in (source, target)}
        usable = [i for i, found in enumerate(ranges) if any(found)]
        usable.sort(key=lambda i: (i not in busy, i))
        kept = sorted(usable[:MOST_SPANS])
        said = {(r.source, r.type, r.target) for r in sentence.document.relations}
        pairs = []
        for a, i in enumerate(kept):
            for b, j in enumerate(kept):
                if not sentence.mentions[i].parties & sentence.mentions[j].parties:
                    pairs.append(_target(sentence, (i, j), (a, b), said))
        if pairs:
            spans = [[r for r in ranges[i] if r] for i in kept]
            examples.append(Example(cut.ids, spans, pairs, sentence, tuple(kept)))
    return examples


def _target(
    sentence: Sentence,
    mentions: tuple[int, int],
    rows: tuple[int, int],
    said: set[tuple[str, str, str]],
) -> PairTarget:
    sources, targets = (sentence.mentions[i].parties for i in mentions)
    types = np.zeros(len(TYPES), np.float32)
    weights = np.ones(len(TYPES), np.float32)
    negated = np.full(len(TYPES), IGNORED, np.float32)
    modality = np.full((len(TYPES), len(MODALITIES)), IGNORED, np.float32)
    relations = []
    for place, name in enumerate(TYPES):
        statement = sentence.statements.get((*mentions, name))
        if statement:
            relations += statement.relations
            negated[place] = np.mean([r.polarity == "negated" for r in statement.relations])
            modality[place] = [
                np.mean([r.modality == one for r in statement.relations]) for one in MODALITIES
            ]
            types[place] = 1
            weights[place] = float(statement.firm)
        elif any(
            (a, name, b) in said or (name in SYMMETRIC and (b, name, a) in said)
            for a in sources
            for b in targets
        ):
            weights[place] = 0
    pair = PairTarget(*rows, types, weights)
    if relations:
        pair.negated, pair.modality = negated, modality
        kinds = {r.type for r in relations if r.polarity == "asserted" and not r.optional}
        if len(kinds) == 1 and (root := TYPE_ROOT.get(kinds.pop())):
            pair.root, pair.root_weight = ROOTS.index(root), TYPED_ROOT_WEIGHT
    return pair


Row = tuple[str, Range | None, Range | None, str]


def pair_rows(path: Path) -> list[Row]:
    """Return (text, source span, target span, root) of each row of a file of marked pairs.

    A span is None where the row names no such actor.
    """
    rows = []
    with path.open(encoding="utf8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            text, spans = unmark(row["marked_sentence"])
            rows.append((text, spans.get("s"), spans.get("t"), row["gold_root"]))
    return rows


def unmark(marked: str) -> tuple[str, dict[str, Range]]:
    """Return the text without `<s>..</s>` and `<t>..</t>`, and where they were."""
    text, done = "", 0
    opened: dict[str, int] = {}
    spans: dict[str, Range] = {}
    for mark in re.finditer(r"<(/?)([st])>", marked):
        text += marked[done : mark.start()]
        done = mark.end()
        if mark.group(1):
            spans[mark.group(2)] = (opened[mark.group(2)], len(text))
        else:
            opened[mark.group(2)] = len(text)
    return text + marked[done:], spans


def root_examples(rows: Sequence[Row], cutter: Cutter) -> list[Example]:
    """Return an example for each marked pair; its root teaches the like-named type a little."""
    examples = []
    for (_, source, target, root), cut in zip(rows, cutter([r[0] for r in rows]), strict=True):
        first = cut.range(source) if source else None
        second = cut.range(target) if target else None
        types, weights = np.zeros(len(TYPES), np.float32), np.zeros(len(TYPES), np.float32)
        if root in ROOT_TYPE:
            types[TYPES.index(ROOT_TYPE[root])] = 1
            weights[:] = ROOT_WEIGHT
        pair = PairTarget(0, 1, types, weights, root=ROOTS.index(root))
        examples.append(Example(cut.ids, [[first or (0, 1)], [second or (0, 1)]], [pair]))
    return examples


@dataclass
class PairBatch:
    """Padded tensors of some examples; `weights` are 0 for padding."""

    ids: Tensor
    mask: Tensor
    spans: Tensor
    pairs: Tensor
    types: Tensor
    weights: Tensor
    negated: Tensor
    modality: Tensor
    roots: Tensor
    root_weights: Tensor


def pad_ids(ids: Sequence[Sequence[int]]) -> tuple[Tensor, Tensor]:
    """Return ids and mask, [batch, length]."""
    longest = max(map(len, ids))
    padded = torch.full((len(ids), longest), PAD, dtype=torch.long)
    mask = torch.zeros((len(ids), longest))
    for row, item in enumerate(ids):
        padded[row, : len(item)] = torch.tensor(item)
        mask[row, : len(item)] = 1
    return padded, mask


def collate(
    examples: Sequence[Example], rng: random.Random | None, hidden: float = 0.0
) -> PairBatch:
    """Pad examples; with `rng`, in training, spans are drawn and some mentions hidden.

    Each mention's span is drawn among its spans, else it is the longest. `hidden` is the share of
    pieces that are hidden as well, wherever they stand.
    """
    ids, mask = pad_ids([example.ids for example in examples])
    size = len(examples)
    kept = [_drawn(example.pairs, rng) if rng else example.pairs for example in examples]
    most_spans = max(len(example.spans) for example in examples)
    most = max(map(len, kept))
    spans = torch.zeros((size, most_spans, 2), dtype=torch.long)
    pairs = torch.zeros((size, most, 2), dtype=torch.long)
    types, weights = torch.zeros((size, most, len(TYPES))), torch.zeros((size, most, len(TYPES)))
    negated = torch.full((size, most, len(TYPES)), float(IGNORED))
    modality = torch.full((size, most, len(TYPES), len(MODALITIES)), float(IGNORED))
    roots = torch.full((size, most), IGNORED, dtype=torch.long)
    root_weights = torch.zeros((size, most))
    for row, example in enumerate(examples):
        for place, choices in enumerate(example.spans):
            longest = max(choices, key=lambda r: r[1] - r[0])
            spans[row, place] = torch.tensor(rng.choice(choices) if rng else longest)
            if rng and rng.random() < HIDDEN_MENTIONS:
                ids[row, longest[0] : longest[1]] = UNKNOWN
        for place, pair in enumerate(kept[row]):
            pairs[row, place] = torch.tensor((pair.source, pair.target))
            types[row, place] = torch.from_numpy(pair.types)
            weights[row, place] = torch.from_numpy(pair.weights)
            if pair.negated is not None and pair.modality is not None:
                negated[row, place] = torch.from_numpy(pair.negated)
                modality[row, place] = torch.from_numpy(pair.modality)
            if pair.root is not None:
                roots[row, place] = pair.root
                root_weights[row, place] = pair.root_weight
    if hidden:
        ids[(torch.rand(ids.shape) < hidden) & (ids >= len(SPECIAL))] = UNKNOWN
    return PairBatch(
        ids, mask, spans, pairs, types, weights, negated, modality, roots, root_weights
    )


def _drawn(pairs: list[PairTarget], rng: random.Random) -> list[PairTarget]:
    """Return all pairs of which something is stated and at most `MOST_SILENT` others."""
    silent = [place for place, pair in enumerate(pairs) if not pair.types.any()]
    if len(silent) <= MOST_SILENT:
        return pairs
    left_out = set(rng.sample(silent, len(silent) - MOST_SILENT))
    return [pair for place, pair in enumerate(pairs) if place not in left_out]


def tag_batch(
    sentences: Sequence[Tagged], cutter: Cutter, rng: random.Random | None
) -> tuple[Tensor, Tensor, Tensor, list[list[int]]]:
    """Return ids, mask, tags, and for each sentence the piece that speaks for each word.

    The tag of a word is that of its first letter's piece (-1 if it was cut off); further parts of
    a name inside the word continue it.
    """
    texts = [written(sentence, rng) for sentence in sentences]
    cuts = cutter([text for text, _ in texts])
    ids, mask = pad_ids([cut.ids for cut in cuts])
    tags = torch.full(ids.shape, IGNORED, dtype=torch.long)
    heads = []
    for row, (sentence, (text, places), cut) in enumerate(zip(sentences, texts, cuts, strict=True)):
        rows = []
        for (start, end), tag in zip(places, sentence.tags, strict=True):
            parts = [match.span() for match in WORD.finditer(text, start, end)]
            letters = [part for part in parts if text[part[0]].isalnum()] or parts or [(start, end)]
            name = cut.range(letters[0])
            rows.append(name[0] if name else -1)
            inner = tag.replace("B-", "I-")
            for part in parts:
                found = cut.range(part)
                if found and tags[row, found[0]] == IGNORED:
                    outside = part[0] < letters[0][0]
                    here = "O" if outside else tag if part == letters[0] else inner
                    tags[row, found[0]] = TAGS.index(here)
            if name:
                tags[row, name[0]] = TAGS.index(tag)
        heads.append(rows)
    return ids, mask, tags, heads
