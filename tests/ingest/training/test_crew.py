"""Two workers that train together: their weights are averaged, their data divided."""

# ruff: noqa: E402 - without torch there is nothing to import

from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="training needs torch, an extra")
pytest.importorskip("onnx", reason="training needs onnx, an extra")

from torch import multiprocessing

from ingest.encoder.pieces import Cutter
from ingest.training.crew import ALONE, Crew
from ingest.training.examples import root_examples
from ingest.training.further import FurtherOptions, further
from ingest.training.train import TrainingData
from ingest.training.vocabulary import build_tokenizer
from tests.ingest.training.make_tiny import tiny_model, tiny_vocabulary


def taught(crew: Crew, options: FurtherOptions) -> tuple[dict[str, object], dict[str, object]]:
    """Give the weights before and after a short training."""
    vocabulary = tiny_vocabulary()
    cutter = Cutter(build_tokenizer(vocabulary.pieces), vocabulary.normaliser)
    rows = [
        ("Russia attacked Syria", (0, 6), (16, 21), "ASSAULT"),
        ("Syria left Russia be", (0, 5), (11, 17), "YIELD"),
    ]
    data = TrainingData(roots=root_examples(rows, cutter) * 16)
    model = tiny_model()
    before = {name: value.clone() for name, value in model.state_dict().items()}
    further(model, data, cutter, options, crew)
    return before, dict(model.state_dict())


def work(rank: int, folder: Path) -> None:
    """Average once, then train for a moment; leave what came of both."""
    crew = Crew(rank, 2)
    crew.join(folder / "meeting")
    model = tiny_model(seed=rank)
    crew.exchange(model)
    torch.save(model.state_dict(), folder / f"mean{rank}")
    said = [crew.one_says(over=False), crew.one_says(over=rank == 1)]
    options = FurtherOptions(minutes=0.1, exchange=1, roots=1.0, head_rate=3e-2, warmup=1)
    before, after = taught(crew, options)
    torch.save([said, before, after], folder / f"after{rank}")
    crew.leave()


def test_two_workers_share_weights_and_end_together(tmp_path: Path) -> None:
    multiprocessing.spawn(work, args=(tmp_path,), nprocs=2)
    first, second = (torch.load(tmp_path / f"mean{rank}") for rank in (0, 1))
    one, other = tiny_model(seed=0).state_dict(), tiny_model(seed=1).state_dict()
    for name, value in first.items():
        assert torch.equal(value, second[name])
        assert torch.allclose(value, (one[name] + other[name]) / 2)
    for rank in (0, 1):
        said, before, after = torch.load(tmp_path / f"after{rank}")
        assert said == [False, True]
        assert not torch.equal(before["pair.roots.weight"], after["pair.roots.weight"])
    # Each worker saw pairs of one root only, so that alone they would go apart.
    (_, start, one), (_, _, other) = (torch.load(tmp_path / f"after{rank}") for rank in (0, 1))
    bias = "pair.roots.bias"
    assert (one[bias] - other[bias]).norm() < 0.5 * (one[bias] - start[bias]).norm()


def test_frozen_layers_stay_as_they_are() -> None:
    options = FurtherOptions(minutes=0.01, roots=1.0, head_rate=3e-3, frozen=1)
    before, after = taught(ALONE, options)
    for name, value in before.items():
        if name.startswith("encoder."):
            assert torch.equal(value, after[name]), name
    assert not torch.equal(before["pair.roots.weight"], after["pair.roots.weight"])


def test_everything_is_somebodys_share() -> None:
    assert Crew(0, 2).share([1, 2, 3]) + Crew(1, 2).share([1, 2, 3]) == [1, 3, 2]
    assert ALONE.share([1, 2, 3]) == [1, 2, 3]
