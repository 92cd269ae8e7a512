"""Runs the reader over held-out data."""

from collections.abc import Sequence

import torch

from ingest.encoder.pieces import Cutter
from ingest.encoder.tagging import Tagger
from ingest.tally import Tally
from ingest.training.chance import seeded
from ingest.training.entities import Tagged, spans
from ingest.training.examples import Example, collate, tag_batch
from ingest.training.heads import PairOutput, ReaderModel
from ingest.training.labels import TAGS
from ingest.training.precision import mixed
from ingest.training.scoring import PairScore

BATCH = 32


def _run(model: ReaderModel, examples: Sequence[Example]) -> list[tuple[Example, PairOutput, int]]:
    model.eval()
    order = sorted(examples, key=lambda example: len(example.ids))
    results = []
    for start in range(0, len(order), BATCH):
        chunk = order[start : start + BATCH]
        batch = collate(chunk, None)
        with torch.no_grad(), mixed():
            vectors, _ = model(batch.ids, batch.mask)
            output = model.pair(vectors, batch.mask, batch.spans, batch.pairs)
        output = PairOutput(*(part.float() for part in output))
        results += [(example, output, row) for row, example in enumerate(chunk)]
    return results


def score_pairs(model: ReaderModel, examples: Sequence[Example]) -> list[PairScore]:
    """Return the model's word on every pair of the examples."""
    scores = []
    for example, output, row in _run(model, examples):
        sentence = example.sentence
        if sentence is None:
            raise ValueError("an example without a sentence has no parties")
        for place, pair in enumerate(example.pairs):
            source, target = (
                sentence.mentions[example.kept[i]].parties for i in (pair.source, pair.target)
            )
            scores.append(
                PairScore(
                    sentence.document,
                    frozenset(source),
                    frozenset(target),
                    torch.sigmoid(output.types[row, place]).numpy(),
                    torch.sigmoid(output.negated[row, place]).numpy(),
                    torch.softmax(output.modality[row, place], -1).numpy(),
                    pair.types,
                    pair.weights,
                )
            )
    return scores


def guess_roots(model: ReaderModel, examples: Sequence[Example]) -> tuple[list[int], list[int]]:
    """Return gold and guessed roots of marked pairs."""
    gold, guess = [], []
    for example, output, row in _run(model, examples):
        gold.append(int(example.pairs[0].root or 0))
        guess.append(int(output.roots[row, 0].argmax()))
    return gold, guess


def score_entities(
    model: ReaderModel, sentences: Sequence[Tagged], cutter: Cutter, tight: bool = False
) -> dict[str, Tally]:
    """Return figures by kind of entity; words count as entity only whole."""
    model.eval()
    tagger = Tagger(TAGS)
    found = {kind: [0, 0, 0] for kind in ("PER", "ORG", "LOC", "MISC")}
    order = sorted(sentences, key=lambda sentence: len(sentence.words))
    for start in range(0, len(order), BATCH):
        chunk = order[start : start + BATCH]
        ids, mask, _, heads = tag_batch(chunk, cutter, seeded(1) if tight else None)
        with torch.no_grad(), mixed():
            logits = model(ids, mask)[1].float().numpy()
        for row, sentence in enumerate(chunk):
            read = [place for place in heads[row] if place >= 0]
            path = tagger.best(logits[row, read])[0] if read else []
            guess = spans(TAGS[tag] for tag in path)
            gold = spans(sentence.tags)
            for counts, some in ((0, gold & guess), (1, guess), (2, gold)):
                for _, _, kind in some:
                    found[kind][counts] += 1
    return {kind: Tally(*counts) for kind, counts in found.items()}
