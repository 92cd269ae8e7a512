"""Trains the reader on relations, marked pairs and entities together."""

import logging
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from ingest.encoder.pieces import Cutter
from ingest.training.chance import seeded
from ingest.training.entities import Tagged
from ingest.training.examples import IGNORED, Example, PairBatch, collate, tag_batch
from ingest.training.heads import PairOutput, ReaderModel
from ingest.training.precision import mixed
from ingest.training.soft import Soft, soft_loss

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class TrainOptions:
    """`rounds` are passes over the data; the shares say how often each kind comes in one.

    A batch has at most `batch` (or `tag_batch`) sentences and `budget` pieces (or words). Of the
    pieces of a sentence with pairs the share `hidden` is hidden, others at each step.
    """

    rounds: int = 8
    batch: int = 16
    tag_batch: int = 32
    budget: int = 1100
    encoder_rate: float = 1.2e-4
    head_rate: float = 8e-4
    warmup: float = 0.06
    arabic_tags: float = 0.5
    english_tags: float = 0.12
    relations: float = 1.0
    roots: float = 0.0
    positive: float = 1.5
    hidden: float = 0.0
    seed: int = 7


@dataclass
class TrainingData:
    """Everything the reader learns from; from `soft` in a further stage only."""

    relations: list[Example] = field(default_factory=list)
    roots: list[Example] = field(default_factory=list)
    arabic: list[Tagged] = field(default_factory=list)
    english: list[Tagged] = field(default_factory=list)
    soft: list[Soft] = field(default_factory=list)


Step = tuple[str, list[Any]]


def chunks(
    items: Sequence[Any],
    size: int,
    share: float,
    rng: random.Random,
    length: Callable[[Any], int],
    budget: int,
) -> list[list[Any]]:
    """Return batches of items of like length, in random order; each item `share` times."""
    whole = int(share)
    chosen = list(items) * whole + rng.sample(list(items), int(len(items) * (share - whole)))
    rng.shuffle(chosen)
    pools = [chosen[i : i + 20 * size] for i in range(0, len(chosen), 20 * size)]
    batches = []
    for pool in pools:
        pool.sort(key=length)
        batch: list[Any] = []
        for item in pool:
            # Long sentences come fewer at a time, so that no step is much dearer than another.
            if batch and (len(batch) == size or (len(batch) + 1) * length(item) > budget):
                batches.append(batch)
                batch = []
            batch.append(item)
        batches.append(batch)
    return batches


def plan(data: TrainingData, options: TrainOptions, rng: random.Random) -> list[Step]:
    """Return one round's batches of all tasks, mixed."""
    size = lambda example: len(example.ids)  # noqa: E731
    words = lambda tagged: len(tagged.words)  # noqa: E731
    steps: list[Step] = []
    for examples, share in ((data.relations, options.relations), (data.roots, options.roots)):
        steps += [
            ("pair", b) for b in chunks(examples, options.batch, share, rng, size, options.budget)
        ]
    for items, share in ((data.arabic, options.arabic_tags), (data.english, options.english_tags)):
        steps += [
            ("tags", b) for b in chunks(items, options.tag_batch, share, rng, words, options.budget)
        ]
    rng.shuffle(steps)
    return steps


def pair_loss(output: PairOutput, batch: PairBatch, positive: float) -> Tensor:
    """Return the loss of the types, negation, modality and roots of a batch of pairs."""
    types = output.types.float()
    raw = functional.binary_cross_entropy_with_logits(
        types, batch.types, reduction="none", pos_weight=torch.full((types.shape[-1],), positive)
    )
    count = (batch.weights.sum(-1) > 0).sum().clamp(min=1)
    loss = (raw * batch.weights).sum() / count
    known = batch.negated > IGNORED
    if known.any():
        loss = loss + 0.3 * functional.binary_cross_entropy_with_logits(
            output.negated.float()[known], batch.negated[known]
        )
        log = torch.log_softmax(output.modality.float()[known], dim=-1)
        loss = loss - 0.3 * (batch.modality[known] * log).sum(-1).mean()
    rooted = batch.roots > IGNORED
    if rooted.any():
        raw = functional.cross_entropy(
            output.roots.float()[rooted],
            batch.roots[rooted],
            reduction="none",
            label_smoothing=0.05,
        )
        loss = loss + (raw * batch.root_weights[rooted]).mean()
    return loss


def groups(model: ReaderModel, options: TrainOptions) -> list[dict[str, Any]]:
    groups: dict[tuple[bool, bool], list[nn.Parameter]] = {}
    for name, parameter in model.named_parameters():
        if not parameter.requires_grad:
            continue
        decays = parameter.ndim > 1 and "words" not in name and "positions" not in name
        groups.setdefault((name.startswith("encoder."), decays), []).append(parameter)
    return [
        {
            "params": parameters,
            "lr": options.encoder_rate if encoder else options.head_rate,
            "weight_decay": 0.01 if decays else 0.0,
        }
        for (encoder, decays), parameters in groups.items()
    ]


def step_loss(
    model: ReaderModel, step: Step, cutter: Cutter, options: TrainOptions, rng: random.Random
) -> Tensor:
    kind, items = step
    if kind == "soft":
        return soft_loss(model, items, rng, options.hidden)
    if kind == "tags":
        ids, mask, tags, _ = tag_batch(items, cutter, rng)
        _, logits = model(ids, mask)
        return functional.cross_entropy(
            logits.float().flatten(0, 1), tags.flatten(), ignore_index=IGNORED
        )
    batch = collate(items, rng, options.hidden)
    vectors, _ = model(batch.ids, batch.mask)
    output = model.pair(vectors, batch.mask, batch.spans, batch.pairs)
    return pair_loss(output, batch, options.positive)


def train(
    model: ReaderModel,
    data: TrainingData,
    cutter: Cutter,
    options: TrainOptions,
    after_round: Callable[[int], None] = lambda _: None,
) -> Iterator[int]:
    """Train in place; call `after_round` and yield its number after each round."""
    torch.manual_seed(options.seed)
    rng = seeded(options.seed)
    rounds = [plan(data, options, rng) for _ in range(options.rounds)]
    steps = sum(map(len, rounds))
    optimizer = torch.optim.AdamW(groups(model, options), betas=(0.9, 0.98), fused=True)
    rates = [group["lr"] for group in optimizer.param_groups]
    done, begun = 0, time.monotonic()
    for number, batches in enumerate(rounds, 1):
        model.train()
        losses: dict[str, list[float]] = {"pair": [], "tags": []}
        for step in batches:
            rise = min(1.0, (done + 1) / (options.warmup * steps))
            fall = (steps - done) / steps
            for group, rate in zip(optimizer.param_groups, rates, strict=True):
                group["lr"] = rate * min(rise, fall)
            with mixed():
                loss = step_loss(model, step, cutter, options, rng)
            optimizer.zero_grad(set_to_none=True)
            torch.autograd.backward(loss)
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            losses[step[0]].append(loss.item())
            done += 1
            if done % 50 == 0:
                passed = (time.monotonic() - begun) / 60
                log.info(f"{passed:6.1f} min  step {done}/{steps}")
        means = {kind: round(float(np.mean(v)), 4) for kind, v in losses.items() if v}
        log.info(f"round {number}: loss {means}")
        after_round(number)
        yield number
