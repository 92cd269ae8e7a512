"""Training goes on from the weights that ship."""

# ruff: noqa: E402 - without torch there is nothing to import

from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="training needs torch, an extra")
pytest.importorskip("onnx", reason="training needs onnx, an extra")

from ingest.training.export import write_networks
from ingest.training.shipped import read_shipped
from ingest.training.smoothing import smoothed
from tests.ingest.training.make_tiny import tiny_model


@pytest.mark.parametrize("even", [False, True])
def test_shipped_weights_read_as_before(tmp_path: Path, even: bool) -> None:
    """Evened out for int8 or not, the reader that comes back says nearly what it said."""
    model = tiny_model().eval()
    for parameter in model.parameters():
        # The exporter keeps equal tensors once, and of trained ones no two are equal.
        parameter.data += 0.05 * torch.randn_like(parameter)
    ids = torch.tensor([[0, 8, 9, 20, 21, 2]])
    mask = torch.ones(1, 6)
    write_networks(smoothed(model, [[0, 8, 9, 2]]) if even else model, tmp_path)
    again = read_shipped(tmp_path, heads=2).eval()
    spans, pairs = torch.tensor([[[1, 2], [3, 5]]]), torch.tensor([[[0, 1], [1, 0]]])
    with torch.no_grad():
        vectors, tags = model(ids, mask)
        shipped, shipped_tags = again(ids, mask)
        assert torch.nn.functional.cosine_similarity(vectors, shipped, dim=-1).min() > 0.999
        assert torch.allclose(tags, shipped_tags, atol=0.05)
        before = model.pair(vectors, mask, spans, pairs)
        after = again.pair(vectors, mask, spans, pairs)
        for said, again_said in zip(before, after, strict=True):
            assert torch.allclose(said, again_said, atol=0.05)


def test_networks_of_another_shape_are_refused(tmp_path: Path) -> None:
    """A matrix too few is told, not guessed around."""
    write_networks(tiny_model(), tmp_path)
    (tmp_path / "pairs.onnx").write_bytes((tmp_path / "encoder.onnx").read_bytes())
    with pytest.raises(ValueError, match="matrices for"):
        read_shipped(tmp_path, heads=2)
