"""What sentences say together, on hand-built findings."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_schema.records import Modality, Polarity
from ingest.reading import Finding
from ingest.repetition import Key, Likely, together

EVEN = 0.0


def likely(odds: float, *, source: str = "ISR", counts: bool = True) -> Likely:
    finding = Finding(
        0, "ATTACKS", 1, Polarity.ASSERTED, Modality.ACTUAL, 50, first=0, last=2, rule="encoder"
    )
    return Likely(finding, odds, (source, "ATTACKS", "SYR", Polarity.ASSERTED, counts))


KEY: Key = (0, "ATTACKS", 1)
OTHER: Key = (2, "ATTACKS", 1)


def test_two_that_are_even_are_three_to_one_at_the_first() -> None:
    joint = together({3: {KEY: likely(EVEN)}, 5: {KEY: likely(EVEN)}})
    assert joint == {(3, KEY): pytest.approx(math.log(3))}


def test_the_likeliest_stands_for_all() -> None:
    joint = together({0: {KEY: likely(1.0)}, 1: {KEY: likely(-1.0)}})
    assert list(joint) == [(0, KEY)]
    assert joint[0, KEY] > 1.0


def test_a_sentence_counts_once() -> None:
    joint = together({0: {KEY: likely(-1.0), OTHER: likely(0.5)}})
    assert joint == {(0, OTHER): pytest.approx(0.5)}


@pytest.mark.parametrize("other", [likely(EVEN, source="USA"), likely(EVEN, counts=False)])
def test_what_states_something_else_adds_nothing(other: Likely) -> None:
    joint = together({0: {KEY: likely(EVEN)}, 1: {KEY: other}})
    assert joint == {(0, KEY): pytest.approx(EVEN), (1, KEY): pytest.approx(EVEN)}


@given(st.lists(st.floats(-20, 40), min_size=1, max_size=200))
def test_saying_it_again_never_makes_it_less_likely(odds: list[float]) -> None:
    (joint,) = together({n: {KEY: likely(one)} for n, one in enumerate(odds)}).values()
    assert math.isfinite(joint)
    assert joint >= max(odds) - 1e-6
