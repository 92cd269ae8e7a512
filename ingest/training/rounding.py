"""Teaches a reader whose large matrices are kept in four bits, so that two fit where one did.

Every step is made with the rounded weights, and what it teaches goes to the unrounded ones
(straight-through estimation, Bengio et al. 2013): the reader learns to do with what is left of it.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import torch
from torch import Tensor, nn

from ingest.training.heads import ReaderModel

BLOCK = 128  # weights, beside each other in what one output reads, share a scale
LOWEST, HIGHEST = -8, 7
TABLES = ("encoder.words", "encoder.positions")
MATRICES = ("encoder.layers.", "pair.mix", "pair.looks.", "pair.negated", "pair.modality")


@torch.no_grad()
def four_bits(weight: Tensor) -> Tensor:
    """Return the nearest weights [rows, width] that four bits tell; `BLOCK` divides the width.

    A block's scale puts the weight that is farthest from 0 at -8 steps, as the shipped network's
    own kernels have it.
    """
    rows, width = weight.shape
    blocks = weight.view(rows, width // BLOCK, BLOCK)
    step = blocks.gather(-1, blocks.abs().argmax(-1, keepdim=True)) / LOWEST
    step = torch.where(step == 0, torch.ones_like(step), step)
    return ((blocks / step).round().clamp(LOWEST, HIGHEST) * step).view(rows, width)


@contextmanager
def rounded(model: ReaderModel) -> Iterator[None]:
    """Let the model read with rounded weights for as long as the context lasts.

    ValueError if a width is no multiple of `BLOCK`.
    """
    parts = [
        part
        for name, part in model.named_modules()
        if name in TABLES or (isinstance(part, nn.Linear) and name.startswith(MATRICES))
    ]
    kept = [(part, part.get_parameter("weight").data) for part in parts]
    if odd := sorted({value.shape[1] for _, value in kept if value.shape[1] % BLOCK}):
        raise ValueError(f"widths {odd} are no multiples of {BLOCK}")
    for part, value in kept:
        part.get_parameter("weight").data = four_bits(value)
    try:
        yield
    finally:
        for part, value in kept:
            part.get_parameter("weight").data = value
