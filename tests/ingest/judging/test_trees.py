"""Trees of two signs, small enough to be asked by hand."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.judging import Trees

# The first tree asks for sign 0, then for sign 1 on the right; the second asks for nothing.
RAW: dict[str, Any] = {
    "begin": -1.0,
    "sign": [[0, 0, 1], [0, 0, 0]],
    "cut": [[0.5, 0.0, 2.0], [0.0, 0.0, 0.0]],
    "leaf": [[10.0, 10.0, 20.0, 30.0], [0.25, 0.25, 0.25, 0.25]],
}


@pytest.mark.parametrize(
    ("row", "expected"),
    [((0.5, 9.0), 9.25), ((0.6, 2.0), 19.25), ((0.6, 2.1), 29.25), ((-3.0, -3.0), 9.25)],
)
def test_a_row_goes_left_up_to_the_cut(row: tuple[float, float], expected: float) -> None:
    assert Trees.of(RAW, 2).odds([row]) == [expected]


@given(st.lists(st.tuples(st.floats(-5, 5), st.floats(-5, 5)), max_size=9))
def test_each_row_is_judged_for_itself(rows: list[tuple[float, float]]) -> None:
    trees = Trees.of(RAW, 2)
    assert trees.odds(rows) == [trees.odds([row])[0] for row in rows]


@pytest.mark.parametrize(
    "wrong",
    [
        {"leaf": [[1.0, 2.0, 3.0], [1.0, 2.0, 3.0]]},
        {"leaf": [1.0, 2.0]},
        {"sign": [[0, 0, 1]]},
        {"cut": [[0.5], [0.5]]},
        {"sign": [[0, 0, 2], [0, 0, 0]]},
        {"sign": [[0, 0, -1], [0, 0, 0]]},
        {"cut": [[0.5, 0.0, 2.0], [0.0]]},
    ],
)
def test_what_is_no_whole_tree_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        Trees.of(RAW | wrong, 2)
