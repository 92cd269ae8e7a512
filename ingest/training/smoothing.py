"""Evens out what int8 networks find hard: inputs of which a few columns are far above the rest.

A dynamic int8 network scales each input by its largest value, so one large column leaves little
for the others. Here every column is divided by a factor, and the weights that read it are
multiplied by it: the same function, with half the error after quantisation.
"""

import copy
from collections.abc import Sequence

import torch
from torch import Tensor, nn

from ingest.training.heads import ReaderModel

PARTS = ("up", "down")  # the others gain less than their extra step costs
POWER = 0.75  # 0 looks at the weights only, 1 at the inputs only


class ScaledLinear(nn.Module):
    """A linear layer whose input is divided by `scale` first."""

    def __init__(self, linear: nn.Linear, scale: Tensor) -> None:
        super().__init__()
        self.linear = copy.deepcopy(linear)
        self.linear.weight.data *= scale[None]
        self.register_buffer("factor", 1 / scale)

    def forward(self, x: Tensor) -> Tensor:
        result: Tensor = self.linear(x * self.get_buffer("factor"))
        return result


def _largest(model: ReaderModel, sentences: Sequence[Sequence[int]]) -> dict[str, Tensor]:
    """Return the largest input of each column of the named layers over some sentences."""
    largest: dict[str, Tensor] = {}
    hooks = []
    for name, module in model.encoder.named_modules():
        if isinstance(module, nn.Linear) and name.rsplit(".", 1)[-1] in PARTS:

            def watch(_: nn.Module, inputs: tuple[Tensor, ...], name: str = name) -> None:
                top = inputs[0].abs().amax((0, 1))
                largest[name] = torch.maximum(largest[name], top) if name in largest else top

            hooks.append(module.register_forward_pre_hook(watch))
    with torch.no_grad():
        for ids in sentences:
            model.encoder(torch.tensor([ids]), torch.ones(1, len(ids)))
    for hook in hooks:
        hook.remove()
    return largest


def smoothed(model: ReaderModel, sentences: Sequence[Sequence[int]]) -> ReaderModel:
    """Return a copy that computes the same and loses less as int8; `sentences` are piece ids."""
    model = copy.deepcopy(model).eval()
    for name, top in _largest(model, sentences).items():
        owner, part = name.rsplit(".", 1)
        layer = model.encoder.get_submodule(owner)
        linear = layer.get_submodule(part)
        if not isinstance(linear, nn.Linear):
            raise TypeError(f"{name} is not a linear layer")
        weight = linear.weight.detach().abs().amax(0).clamp(min=1e-4)
        scale = top.clamp(min=1e-3) ** POWER / weight ** (1 - POWER)
        setattr(layer, part, ScaledLinear(linear, scale / scale.median()))
    return model
