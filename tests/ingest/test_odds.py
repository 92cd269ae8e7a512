"""Log odds and probabilities."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.odds import chance, log_odds


@given(st.floats(1e-6, 1 - 1e-6))
def test_one_is_the_others_inverse(probability: float) -> None:
    assert chance(log_odds(probability)) == pytest.approx(probability)


def test_what_is_certain_is_a_million_to_one() -> None:
    assert log_odds(0.0) == pytest.approx(-13.8155, abs=1e-3)
    assert log_odds(1.0) == pytest.approx(13.8155, abs=1e-3)


@pytest.mark.parametrize(("odds", "expected"), [(-1e9, 0.0), (1e9, 1.0), (0.0, 0.5)])
def test_no_odds_are_too_high(odds: float, expected: float) -> None:
    assert chance(odds) == expected
