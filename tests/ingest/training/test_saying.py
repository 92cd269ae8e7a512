"""How types are said is taught anew, and all else that the networks say stays as it is."""

# ruff: noqa: E402 - without torch there is nothing to import

import json
from dataclasses import astuple
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs torch, an extra")
pytest.importorskip("onnx", reason="training needs onnx, an extra")

from ingest.encoder import Encoder
from ingest.encoder.network import Network
from ingest.training.align import align
from ingest.training.examples import Example, relation_examples
from ingest.training.export import Precision
from ingest.training.labels import TYPES
from ingest.training.saying import Said, figures, pairs_of, ship, teach
from tests.ingest.training.make_tiny import make, tiny_model
from tests.ingest.training.test_data import FINDER, cutter, document, relation

MET, AGREED = TYPES.index("CONSULTS"), TYPES.index("AGREES_WITH")


def examples() -> list[Example]:
    """Return talks that end without agreement, talks that end with one, and a quiet sentence."""
    mentions = {"source_mention": "روسيا", "target_mention": "إيران"}
    found = []
    for text, polarity in (
        ("تتفاوض روسيا مع إيران ولم تتفق معها", "negated"),
        ("تتفاوض روسيا مع إيران وتتفق معها", "asserted"),
        ("روسيا وإيران على خريطة", None),
    ):
        said = [relation("RUS", "CONSULTS", "IRN", text, **mentions)]
        said.append(relation("RUS", "AGREES_WITH", "IRN", text, polarity=polarity, **mentions))
        found += relation_examples(
            align(document(text, *said[: 2 * bool(polarity)]), FINDER), cutter()
        )
    return found


def test_only_pairs_of_which_something_is_stated_teach(tmp_path: Path) -> None:
    make(tmp_path, Precision.FLOAT)
    said = pairs_of(Network(tmp_path, 1), tiny_model().pair, examples())
    assert said.vectors.shape == (4, 24)
    assert said.negated[:, MET].tolist() == [0, 0, 0, 0]
    assert said.negated[:, AGREED].tolist() == [1, 1, 0, 0]


def test_one_type_of_a_pair_is_denied_and_the_other_is_not(tmp_path: Path) -> None:
    make(tmp_path, Precision.FLOAT)
    model = tiny_model()
    few = pairs_of(Network(tmp_path, 1), model.pair, examples())
    said = Said(*(part.repeat(5000, *[1] * (part.ndim - 1)) for part in astuple(few)))
    others = {n: v.clone() for n, v in model.state_dict().items() if "negated" not in n}
    teach(model.pair, said, seed=1)
    told = figures(model.pair, said)
    assert (told["stated"], told["denials"]) == (40000, 10000)
    assert told["denials_f1"] > 0.95
    assert told["modality_right"] == 1
    for name, before in others.items():
        if "modality" not in name:
            assert torch.equal(model.state_dict()[name], before)


def test_what_ships_says_the_types_as_before(tmp_path: Path) -> None:
    make(tmp_path, Precision.INT8)
    vectors = np.random.default_rng(2).normal(size=(9, 24)).astype(np.float32)
    places = [(1, 3), (4, 6)], [(0, 1), (1, 0)]
    before = Network(tmp_path, 1).relate(vectors, *places)
    model = tiny_model()
    with torch.no_grad():
        model.pair.negated.bias += 5
    ship(model, tmp_path, Precision.INT8, "0.0-again")
    after = Network(tmp_path, 1).relate(vectors, *places)
    assert (before.types == after.types).all()
    assert (before.roots == after.roots).all()
    assert after.negated == pytest.approx(before.negated + 5, abs=1e-4)
    assert Encoder.load(tmp_path).version == "0.0-again"
    manifest = json.loads((tmp_path / "manifest.json").read_text("utf8"))
    assert manifest["thresholds"] == dict.fromkeys(TYPES, 0.5)
