"""What goes on for a while leaves the average of its weights, in the numbers the processor has."""

# ruff: noqa: E402 - without torch there is nothing to import

from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="training needs torch, an extra")
pytest.importorskip("onnx", reason="training needs onnx, an extra")

from ingest.training.further import Average
from ingest.training.pipeline import BASE, FINAL, blend
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


def test_a_reader_takes_its_share_of_an_earlier_one(tmp_path: Path) -> None:
    for name, value in ((BASE, 1.0), (FINAL, 3.0)):
        torch.save({"tags.bias": torch.full((2,), value)}, tmp_path / name)
    blend(tmp_path, BASE, 0.25)
    assert torch.load(tmp_path / FINAL)["tags.bias"].tolist() == [2.5, 2.5]


@pytest.mark.parametrize("able", [True, False])
def test_halves_are_used_where_the_processor_has_them(
    monkeypatch: pytest.MonkeyPatch, able: bool
) -> None:
    monkeypatch.setattr(torch.cpu, "get_capabilities", lambda: {NATIVE[0]: able})
    with mixed():
        product = torch.ones(2, 2) @ torch.ones(2, 2)
    assert product.dtype == (torch.bfloat16 if able else torch.float32)
