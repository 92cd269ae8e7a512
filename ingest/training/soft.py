"""Learning from what readers say of sentences that nobody annotated, beside what annotators say.

What a reader knows by heart of its annotations is not in such sentences. Pieces are hidden while
the pupil reads them, not while its teachers did (noisy student, Xie et al. 2020).
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from ingest.encoder.pieces import Cutter
from ingest.encoder.tagging import WORD
from ingest.training.align import Sentence
from ingest.training.examples import HIDDEN_MENTIONS, Range, collate, pad_ids, relation_examples
from ingest.training.heads import PairOutput, ReaderModel
from ingest.training.precision import mixed
from ingest.training.vocabulary import SPECIAL, UNKNOWN

BATCH = 32
# Of the pairs of a sentence the likelier ones are learned, and some of the others.
LEAST_ODDS = math.log(0.05 / 0.95)
MOST_LIKELY, MOST_UNLIKELY = 40, 16
SIDE = 0.3  # the weight of polarity, modality and root beside the types
Floats = NDArray[np.float16]


@dataclass(frozen=True)
class Soft:
    """A sentence with its teachers' word: of each pair of `spans`, and of each word's tag.

    `pairs` are rows of `spans`; of the pairs' labels types and negated are logits, modality and
    roots log probabilities. `words` are the pieces that speak for the words, `tags` their
    probabilities, [words, tags].
    """

    ids: tuple[int, ...]
    spans: tuple[Range, ...]
    pairs: tuple[tuple[int, int], ...]
    types: Floats
    negated: Floats
    modality: Floats
    roots: Floats
    words: tuple[int, ...]
    tags: Floats


def read_softly(
    reader: ReaderModel,
    taggers: Sequence[ReaderModel],
    sentences: Sequence[Sentence],
    cutter: Cutter,
) -> list[Soft]:
    """Return the sentences with the word of `reader`; on Arabic names `taggers` have a say, too."""
    for model in (reader, *taggers):
        model.eval()
    order = sorted(sentences, key=lambda one: len(one.text))
    return [
        soft
        for start in range(0, len(order), BATCH)
        for soft in _read(reader, taggers, order[start : start + BATCH], cutter)
    ]


@torch.no_grad()
def _read(
    reader: ReaderModel,
    taggers: Sequence[ReaderModel],
    sentences: Sequence[Sentence],
    cutter: Cutter,
) -> Iterator[Soft]:
    cuts = cutter([sentence.text for sentence in sentences])
    ids, mask = pad_ids([cut.ids for cut in cuts])
    examples = {id(e.sentence): e for e in relation_examples(sentences, cutter)}
    with mixed():
        vectors, logits = reader(ids, mask)
        said = [logits, *(tagger(ids, mask)[1] for tagger in taggers)]
    own, *others = (torch.softmax(one.float(), -1) for one in said)
    shared = torch.stack([own, *others]).mean(0)
    for row, (sentence, cut) in enumerate(zip(sentences, cuts, strict=True)):
        places = (cut.range(word.span()) for word in WORD.finditer(sentence.text))
        words = tuple(dict.fromkeys(place[0] for place in places if place))
        tags = (shared if sentence.document.language == "ar" else own)[row, list(words)]
        example = examples.get(id(sentence))
        if example is None:
            none = np.zeros(0, np.float16)
            yield Soft(cut.ids, (), (), none, none, none, none, words, _half(tags))
            continue
        batch = collate([example], None)
        here = slice(0, len(cut.ids))
        with mixed():
            output = reader.pair(vectors[row : row + 1, here], batch.mask, batch.spans, batch.pairs)
        yield Soft(
            cut.ids,
            tuple((int(a), int(b)) for a, b in batch.spans[0]),
            tuple((int(a), int(b)) for a, b in batch.pairs[0]),
            _half(output.types[0]),
            _half(output.negated[0]),
            _half(torch.log_softmax(output.modality[0].float(), -1)),
            _half(torch.log_softmax(output.roots[0].float(), -1)),
            words,
            _half(tags),
        )


def _half(values: Tensor) -> Floats:
    return values.float().numpy().astype(np.float16)


def soft_loss(
    model: ReaderModel, items: Sequence[Soft], rng: random.Random, hidden: float = 0.0
) -> Tensor:
    """Return how far the model is from the teachers' word of some sentences.

    The share `hidden` of their pieces is hidden and, where it is not 0, some mentions as well.
    """
    ids, mask = pad_ids([item.ids for item in items])
    for row, item in enumerate(items):
        for start, end in item.spans:
            if hidden and rng.random() < HIDDEN_MENTIONS:
                ids[row, start:end] = UNKNOWN
    ids[(torch.rand(ids.shape) < hidden) & (ids >= len(SPECIAL))] = UNKNOWN
    vectors, logits = model(ids, mask)
    rows = torch.tensor([row for row, item in enumerate(items) for _ in item.words])
    places = torch.tensor([place for item in items for place in item.words])
    wanted = _floats([item.tags for item in items])
    log = torch.log_softmax(logits.float()[rows, places], -1)
    loss = -(wanted * log).sum(-1).mean()
    paired = [row for row, item in enumerate(items) if item.pairs]
    if paired:
        loss = loss + _pair_loss(
            model, vectors[paired], mask[paired], [items[r] for r in paired], rng
        )
    return loss


def _pair_loss(
    model: ReaderModel, vectors: Tensor, mask: Tensor, items: Sequence[Soft], rng: random.Random
) -> Tensor:
    chosen = [_chosen(item, rng) for item in items]
    spans = torch.zeros((len(items), max(len(item.spans) for item in items), 2), dtype=torch.long)
    pairs = torch.zeros((len(items), max(map(len, chosen)), 2), dtype=torch.long)
    for row, (item, some) in enumerate(zip(items, chosen, strict=True)):
        spans[row, : len(item.spans)] = torch.tensor(item.spans)
        pairs[row, : len(some)] = torch.tensor([item.pairs[place] for place in some])
    output = model.pair(vectors, mask, spans, pairs)
    rows = torch.tensor([row for row, some in enumerate(chosen) for _ in some])
    columns = torch.tensor([column for some in chosen for column in range(len(some))])
    types, negated, modality, roots = (
        _floats([getattr(item, part)[some] for item, some in zip(items, chosen, strict=True)])
        for part in ("types", "negated", "modality", "roots")
    )
    given = PairOutput(*(part.float()[rows, columns] for part in output))
    stated = torch.sigmoid(types)
    loss = _binary(given.types, stated).sum(-1).mean()
    # Of what is not stated there is no polarity, modality or root to learn.
    share = stated.amax(-1)
    said = _binary(given.negated, torch.sigmoid(negated)) + _apart(given.modality, modality)
    side = _weighted(said, stated) + _weighted(_apart(given.roots, roots), share)
    return loss + SIDE * side


def _apart(logits: Tensor, log: Tensor) -> Tensor:
    """Return how far logits are from the log probabilities that are wanted."""
    return -(log.exp() * torch.log_softmax(logits, -1)).sum(-1)


def _weighted(values: Tensor, shares: Tensor) -> Tensor:
    return (values * shares).sum() / shares.sum().clamp(min=1e-3)


def _binary(logits: Tensor, wanted: Tensor) -> Tensor:
    return functional.binary_cross_entropy_with_logits(logits, wanted, reduction="none")


def _chosen(item: Soft, rng: random.Random) -> list[int]:
    """Return the pairs that are likeliest to state something, and some of the others."""
    highest = item.types.astype(np.float32).max(-1)
    order = np.argsort(-highest, kind="stable").tolist()
    count = min(int((highest > LEAST_ODDS).sum()), MOST_LIKELY)
    others = order[count:]
    return [*order[:count], *rng.sample(others, min(len(others), MOST_UNLIKELY))]


def _floats(parts: Sequence[Floats]) -> Tensor:
    return torch.from_numpy(np.concatenate(parts).astype(np.float32))
