"""Goes on from a trained reader for a given time, the sentences annotated alone coming most.

They were chosen because an earlier reader was unsure of them, so an hour on them teaches more than
an hour on passages that it has read many times.
"""

import logging
import random
import time
from contextlib import nullcontext
from dataclasses import dataclass, replace

import numpy as np
import torch
from torch import nn

from ingest.encoder.pieces import Cutter
from ingest.training.chance import seeded
from ingest.training.crew import ALONE, Crew
from ingest.training.examples import Example
from ingest.training.exchanged import NameExchange, TagExchange
from ingest.training.heads import ReaderModel
from ingest.training.precision import mixed
from ingest.training.rounding import rounded
from ingest.training.train import Step, TrainingData, TrainOptions, chunks, groups, step_loss

log = logging.getLogger(__name__)
EVERY = 5


@dataclass(frozen=True)
class FurtherOptions:
    """The time in minutes, the warm-up in steps, and how often a round takes each kind.

    Sentences of the batches whose names begin with one of `newest` come `often` times as often as
    the others of their kind, for the reader has read the others before. `hidden` is the share of
    pieces that are hidden, `exchanged` the share of annotated sentences in which names may be
    exchanged. `soft` is for the sentences that nobody annotated.
    With `four_bits` each step is made with rounded matrices, for a reader that ships so.
    `average` is how much of the weights' moving average each step of it keeps. `workers` average
    their weights every `exchange` steps; the embeddings and the first `frozen` layers stay as they
    are, which spares a sixth of a step for three of twelve.
    """

    minutes: float = 90.0
    warmup: int = 60
    encoder_rate: float = 1e-4
    head_rate: float = 5e-4
    alone: float = 1.0
    passages: float = 0.4
    roots: float = 0.25
    arabic_tags: float = 0.3
    english_tags: float = 0.03
    soft: float = 1.0
    newest: tuple[str, ...] = ()
    often: float = 3.0
    hidden: float = 0.04
    exchanged: float = 0.4
    average: float = 0.995
    seed: int = 31
    workers: int = 1
    exchange: int = 40
    frozen: int = 0
    four_bits: bool = False


class Average:
    """The moving average of a model's weights, which reads better than where they stand last."""

    def __init__(self, model: ReaderModel, share: float) -> None:
        self._share, self._steps = share, 0
        self._kept = {name: value.detach().clone() for name, value in model.state_dict().items()}

    @torch.no_grad()
    def add(self, model: ReaderModel) -> None:
        """Take the weights in as they stand; the first ones count less the more come."""
        self._steps += 1
        kept = min(self._share, (1 + self._steps) / (20 + self._steps))
        for name, value in model.state_dict().items():
            self._kept[name].lerp_(value, 1 - kept)

    def give(self, model: ReaderModel) -> None:
        """Put the average in the model's place."""
        model.load_state_dict(self._kept)


def further(
    model: ReaderModel,
    data: TrainingData,
    cutter: Cutter,
    options: FurtherOptions,
    crew: Crew = ALONE,
) -> None:
    """Train in place; the learning rate falls to a fiftieth at the end of the time.

    What is left in `model` is the moving average of its weights, taken every `EVERY` steps. In a
    crew, each worker learns from its part of the sentences and pairs.
    """
    torch.manual_seed(options.seed + crew.rank)
    rng = seeded(options.seed + crew.rank)
    names = NameExchange(data.relations, cutter)
    tags = TagExchange([*data.arabic, *data.english])
    data = replace(
        data,
        relations=crew.share(data.relations),
        roots=crew.share(data.roots),
        soft=crew.share(data.soft),
    )
    _freeze(model, options.frozen)
    rates = TrainOptions(
        encoder_rate=options.encoder_rate, head_rate=options.head_rate, hidden=options.hidden
    )
    optimizer = torch.optim.AdamW(groups(model, rates), betas=(0.9, 0.98), fused=True)
    highest = [group["lr"] for group in optimizer.param_groups]
    average = Average(model, options.average)
    begun, done, number = time.monotonic(), 0, 0
    model.train()
    while True:
        losses: dict[str, list[float]] = {}
        for step in plan(data, options, rng):
            passed = (time.monotonic() - begun) / 60
            over = passed >= options.minutes
            if crew.size > 1:
                meets = done % options.exchange == 0
                over = meets and crew.one_says(over)
                if meets:
                    crew.exchange(model)
            if over:
                average.add(model)
                average.give(model)
                return
            fall = max(0.02, 1 - passed / options.minutes)
            for group, rate in zip(optimizer.param_groups, highest, strict=True):
                group["lr"] = rate * min((done + 1) / options.warmup, fall)
            kind, items = step
            if kind == "tags":
                items = [tags(item, rng) for item in items]
            elif kind == "pair":
                often = options.exchanged
                items = [names(i, rng) if rng.random() < often else i for i in items]
            optimizer.zero_grad(set_to_none=True)
            with rounded(model) if options.four_bits else nullcontext():
                with mixed():
                    loss = step_loss(model, (kind, items), cutter, rates, rng)
                torch.autograd.backward(loss)
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            losses.setdefault(kind, []).append(loss.item())
            done += 1
            if done % EVERY == 0:
                average.add(model)
        number += 1
        # What teachers say of the unannotated leaves a loss of its own that nobody can undercut.
        means = {kind: round(float(np.mean(some)), 4) for kind, some in losses.items()}
        log.info(f"{passed:6.1f} min  round {number}: loss {means}")


def _freeze(model: ReaderModel, layers: int) -> None:
    if layers:
        encoder = model.encoder
        for part in (encoder.words, encoder.positions, encoder.norm, *encoder.layers[:layers]):
            part.requires_grad_(False)


def _share(example: Example, options: FurtherOptions) -> float:
    sentence = example.sentence
    share = options.alone if sentence and sentence.alone else options.passages
    new = sentence is not None and sentence.document.batch.startswith(options.newest)
    return share * options.often if new else share


def plan(data: TrainingData, options: FurtherOptions, rng: random.Random) -> list[Step]:
    """Return one round's batches of all tasks, mixed."""
    rates = TrainOptions()
    kinds: dict[float, list[Example]] = {}
    for example in data.relations:
        kinds.setdefault(_share(example, options), []).append(example)
    steps: list[Step] = []
    shares = [(examples, share) for share, examples in kinds.items()]
    shares.append((data.roots, options.roots))
    for examples, share in shares:
        size = lambda example: len(example.ids)  # noqa: E731
        batches = chunks(examples, rates.batch, share, rng, size, rates.budget)
        steps += [("pair", batch) for batch in batches]
    for items, share in ((data.arabic, options.arabic_tags), (data.english, options.english_tags)):
        words = lambda tagged: len(tagged.words)  # noqa: E731
        batches = chunks(items, rates.tag_batch, share, rng, words, rates.budget)
        steps += [("tags", batch) for batch in batches]
    size = lambda soft: len(soft.ids)  # noqa: E731
    batches = chunks(data.soft, rates.batch, options.soft, rng, size, rates.budget)
    steps += [("soft", batch) for batch in batches]
    rng.shuffle(steps)
    return steps
