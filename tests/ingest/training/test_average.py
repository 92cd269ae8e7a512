"""What goes on for a while leaves the average of its weights, in the numbers the processor has."""

# ruff: noqa: E402 - without torch there is nothing to import

import pytest

torch = pytest.importorskip("torch", reason="training needs torch, an extra")
pytest.importorskip("onnx", reason="training needs onnx, an extra")

from ingest.training.further import Average
from ingest.training.precision import NATIVE, mixed
from tests.ingest.training.make_tiny import tiny_model


def test_the_average_lies_between_and_forgets_the_first() -> None:
    model = tiny_model()
    average = Average(model, 0.9)
    start = model.tags.bias.detach().clone()
    model.tags.bias.data += 1.0
    average.add(model)
    average.give(model)
    once = model.tags.bias.detach() - start
    assert torch.all((once > 0.5) & (once < 1.0))
    for _ in range(200):
        model.tags.bias.data.fill_(5.0)
        average.add(model)
    average.give(model)
    assert torch.allclose(model.tags.bias, torch.full_like(start, 5.0), atol=0.01)


@pytest.mark.parametrize("able", [True, False])
def test_halves_are_used_where_the_processor_has_them(
    monkeypatch: pytest.MonkeyPatch, able: bool
) -> None:
    monkeypatch.setattr(torch.cpu, "get_capabilities", lambda: {NATIVE[0]: able})
    with mixed():
        product = torch.ones(2, 2) @ torch.ones(2, 2)
    assert product.dtype == (torch.bfloat16 if able else torch.float32)
