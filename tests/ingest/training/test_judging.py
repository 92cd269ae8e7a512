"""How the judge is taught, on statements that are made up."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

pytest.importorskip("sklearn", reason="training needs scikit-learn, an extra")

from ingest.judging import SIGNS, Trees
from ingest.training.judging import Stated, _gold, cross_validate, grow, packed


def made_up(count: int = 600) -> list[Stated]:
    """Give statements that are right where the first sign is above 0 and the last one below."""
    rows = np.random.default_rng(3).normal(0, 2, (count, len(SIGNS)))
    return [
        Stated(f"a{number % 40}", tuple(row), bool(row[0] > 0 and row[-1] < 0))
        for number, row in enumerate(rows)
    ]


def test_the_trees_as_a_file_answer_as_they_were_grown() -> None:
    found = made_up()
    learner = grow(found, 1)
    trees = Trees.of(packed(learner, "1.0"), len(SIGNS))
    rows = [one.signs for one in found if one.signs]
    wanted = learner.decision_function(np.array(rows))
    # Cuts and leaves are rounded in the file.
    assert np.abs(np.array(trees.odds(rows)) - wanted).max() < 0.02


def test_the_same_seed_grows_the_same_trees() -> None:
    found = made_up(200)
    assert packed(grow(found, 5), "1") == packed(grow(found, 5), "1")


def test_what_the_article_tells_is_learned() -> None:
    """The article's own word takes one sign for the whole; the trees find the other."""
    before, after = cross_validate(made_up(), 1, level=0.5)
    assert before.precision < 0.6
    assert after.precision > 0.85
    assert after.f1 > before.f1 + 0.2


def test_what_was_not_read_is_missed_and_what_is_open_counts_for_nothing() -> None:
    found = made_up()
    plain, _ = cross_validate(found, 1)
    more = [*found, Stated("a1", None, True), Stated("a2", (9.0,) * len(SIGNS), False, open=True)]
    with_more, _ = cross_validate(more, 1)
    assert with_more.gold == plain.gold + 1
    assert (with_more.hit, with_more.predicted) == (plain.hit, plain.predicted)


def relation(**given: Any) -> dict[str, Any]:
    plain = {"source": "RUS", "type": "ATTACKS", "target": "UKR", "polarity": "asserted"}
    return plain | {"modality": "actual", "optional": False} | given


@pytest.mark.parametrize(
    "given", [{"optional": True}, {"polarity": "negated"}, {"modality": "hypothetical"}]
)
def test_what_careful_readers_leave_open_is_open(given: dict[str, Any]) -> None:
    firm, loose = _gold({"relations": [relation(**given)]})
    assert not firm
    assert [one[:3] for one in loose] == [("RUS", "ATTACKS", "UKR")]


def test_a_symmetric_relation_has_one_order() -> None:
    firm, _ = _gold({"relations": [relation(type="CONSULTS"), relation(modality="planned")]})
    assert {one[:3] for one in firm} == {("RUS", "CONSULTS", "UKR"), ("RUS", "ATTACKS", "UKR")}
    firm, _ = _gold({"relations": [relation(type="CONSULTS", source="UKR", target="RUS")]})
    assert {one[:3] for one in firm} == {("RUS", "CONSULTS", "UKR")}
