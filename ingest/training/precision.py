"""How exactly the training computes."""

import torch

# What processors call products of bfloat16 that they compute themselves.
NATIVE = ("avx512_bf16", "amx_bf16", "bf16", "sve_bf16")


def mixed() -> torch.autocast:
    """Return the context of matrix products in bfloat16, in float32 where they would be imitated.

    A processor that has none of its own takes seven times as long for a step with them.
    """
    able = torch.cpu.get_capabilities()
    return torch.autocast("cpu", torch.bfloat16, enabled=any(able.get(name) for name in NATIVE))
