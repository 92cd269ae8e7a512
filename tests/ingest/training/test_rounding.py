"""A reader whose matrices are kept in four bits."""

# ruff: noqa: E402 - without torch there is nothing to import

from pathlib import Path
from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs torch, an extra")
onnx = pytest.importorskip("onnx", reason="training needs onnx, an extra")
pytest.importorskip("onnx_ir", reason="training needs onnx-ir, an extra")

from ingest.encoder.network import Network
from ingest.training.examples import root_examples
from ingest.training.export import Precision, write_networks
from ingest.training.further import FurtherOptions, further
from ingest.training.heads import ReaderModel
from ingest.training.network import TextEncoder
from ingest.training.rounding import BLOCK, four_bits, rounded
from ingest.training.shipped import read_shipped
from ingest.training.train import TrainingData
from tests.ingest.training.make_tiny import tiny_model, tiny_vocabulary
from tests.ingest.training.test_data import cutter

IDS = torch.tensor([[0, 8, 9, 20, 21, 2]])
MASK = torch.ones(1, 6)
SPANS, PAIRS = torch.tensor([[[1, 2], [3, 5]]]), torch.tensor([[[0, 1], [1, 0]]])


def wide_model() -> ReaderModel:
    """Return a random reader of one layer, three blocks wide, which the heads divide as well."""
    torch.manual_seed(5)
    pieces = len(tiny_vocabulary().pieces)
    encoder = TextEncoder(pieces, 3 * BLOCK, layers=1, heads=2, inner=2 * BLOCK, positions=256)
    model = ReaderModel(encoder)
    for parameter in model.parameters():
        # The exporter keeps equal tensors once, and of trained ones no two are equal.
        parameter.data += 0.05 * torch.randn_like(parameter)
    return model.eval()


def test_a_block_has_sixteen_values_and_keeps_its_largest() -> None:
    torch.manual_seed(2)
    weight = torch.randn(3, 2 * BLOCK)
    found = four_bits(weight)
    for before, after in zip(weight.view(-1, BLOCK), found.view(-1, BLOCK), strict=True):
        assert len(after.unique()) <= 16
        top = before.abs().argmax()
        assert after[top] == pytest.approx(float(before[top]))
        # One side has seven steps where the other has eight.
        assert (before - after).abs().max() <= before.abs().max() / 8 + 1e-6
    assert torch.equal(four_bits(torch.zeros(1, BLOCK)), torch.zeros(1, BLOCK))


def test_rounding_is_taken_back() -> None:
    model = wide_model()
    before = {name: value.clone() for name, value in model.state_dict().items()}
    with rounded(model):
        inside = model.encoder.layers[0].get_submodule("up").get_parameter("weight")
        assert not torch.equal(inside, before["encoder.layers.0.up.weight"])
        assert torch.equal(model.tags.weight, before["tags.weight"])
    assert all(torch.equal(value, before[name]) for name, value in model.state_dict().items())


def test_rounding_is_taken_back_from_a_step_that_failed() -> None:
    model = wide_model()
    before = model.encoder.words.weight.detach().clone()
    with pytest.raises(KeyError), rounded(model):
        raise KeyError
    assert torch.equal(model.encoder.words.weight, before)


def test_a_width_that_is_no_multiple_is_refused() -> None:
    with pytest.raises(ValueError, match="24"), rounded(tiny_model()):
        pass


def test_steps_read_rounded_and_teach_unrounded_weights() -> None:
    """Forwards and backwards a block has sixteen values; what is left has more."""
    model = wide_model()
    up = model.encoder.layers[0].get_submodule("up")
    before = up.get_parameter("weight").detach().clone()
    seen = []

    def look(part: Any, *_: object) -> None:
        seen.append(len(part.get_parameter("weight")[0, :BLOCK].unique()))

    up.register_forward_hook(look)
    up.register_full_backward_hook(look)
    rows = [("Russia attacked Syria", (0, 6), (16, 21), "ASSAULT")]
    data = TrainingData(roots=root_examples(rows, cutter()) * 8)
    options = FurtherOptions(minutes=0.01, warmup=1, roots=1.0, average=0.0, four_bits=True)
    further(model, data, cutter(), options)
    after = up.get_parameter("weight")
    assert len(seen) > 1
    assert max(seen) <= 16
    assert not torch.equal(after, before)
    assert len(after[0, :BLOCK].unique()) > 16


def test_the_exported_network_reads_as_the_rounded_model(tmp_path: Path) -> None:
    """The four-bit kernels round their inputs to int8, so both agree but for that."""
    model = wide_model()
    write_networks(model, tmp_path, Precision.FOUR_BITS)
    nodes = onnx.load(str(tmp_path / "encoder.onnx")).graph.node
    small = [node for node in nodes if node.op_type == "MatMulNBits"]
    assert len(small) == 4
    levels = {a.i for node in small for a in node.attribute if a.name == "accuracy_level"}
    assert levels == {4}
    network = Network(tmp_path, 1)
    vectors, _ = network.encode(IDS[0].tolist())
    with torch.no_grad(), rounded(model):
        wanted, _ = model(IDS, MASK)
        pair = model.pair(wanted, MASK, SPANS, PAIRS)
    near = torch.nn.functional.cosine_similarity(torch.from_numpy(vectors), wanted[0], dim=-1)
    assert near.min() > 0.999
    found = network.relate(wanted[0].numpy(), [(1, 2), (3, 5)], [(0, 1), (1, 0)])
    for said, told in zip(found, pair, strict=True):
        assert np.allclose(said, told[0].numpy(), atol=0.1)
    sizes = [(tmp_path / name).stat().st_size for name in ("encoder.onnx", "pairs.onnx")]
    write_networks(model, tmp_path)
    wide = [(tmp_path / name).stat().st_size for name in ("encoder.onnx", "pairs.onnx")]
    assert all(small < 0.8 * large for small, large in zip(sizes, wide, strict=True))


def test_shipped_four_bits_come_back(tmp_path: Path) -> None:
    """What is read back is the rounded model, but for weights that lie between two steps."""
    model = wide_model()
    write_networks(model, tmp_path, Precision.FOUR_BITS)
    again = read_shipped(tmp_path, heads=2)
    with rounded(model):
        for name, value in model.state_dict().items():
            off = (again.state_dict()[name] - value).abs() > 1e-5
            assert off.float().mean() < 1e-3, name
