"""What sentences say together, on hand-built findings."""

from __future__ import annotations

import math
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_schema.records import Modality, Polarity
from ingest.reading import Finding
from ingest.repetition import FAINT, Joint, Key, Likely, States, together

EVEN = 0.0


def likely(odds: float, *, source: str = "ISR", counts: bool = True) -> Likely:
    finding = Finding(
        0, "ATTACKS", 1, Polarity.ASSERTED, Modality.ACTUAL, 50, first=0, last=2, rule="encoder"
    )
    return Likely(finding, odds, odds, (source, "ATTACKS", "SYR", Polarity.ASSERTED, counts))


KEY: Key = (0, "ATTACKS", 1)
OTHER: Key = (2, "ATTACKS", 1)


def only(joint: Mapping[States, Joint]) -> Joint:
    (found,) = joint.values()
    return found


def test_two_that_are_even_are_three_to_one_at_the_first() -> None:
    joint = only(together({3: {KEY: likely(EVEN)}, 5: {KEY: likely(EVEN)}}))
    assert joint.odds == pytest.approx(math.log(3))
    assert (joint.sentence, joint.key, joint.each) == (3, KEY, (EVEN, EVEN))


def test_the_likeliest_stands_for_all() -> None:
    joint = only(together({0: {KEY: likely(-1.0)}, 1: {KEY: likely(1.0)}}))
    assert (joint.sentence, joint.key, joint.each) == (1, KEY, (1.0, -1.0))
    assert joint.odds > 1.0


def test_a_sentence_counts_once() -> None:
    joint = only(together({0: {KEY: likely(-1.0), OTHER: likely(0.5)}}))
    assert joint == Joint(0.5, 0, OTHER, (0.5,))


def test_what_is_faint_everywhere_is_not_believed_for_being_repeated() -> None:
    faint = FAINT - 0.1
    joint = only(together({n: {KEY: likely(faint)} for n in range(9)}))
    assert joint == Joint(faint, 0, KEY, (faint,) * 9)
    joint = only(together({0: {KEY: likely(EVEN)}, 1: {KEY: likely(faint)}}))
    assert joint == Joint(EVEN, 0, KEY, (EVEN, faint))


@pytest.mark.parametrize("other", [likely(EVEN, source="USA"), likely(EVEN, counts=False)])
def test_what_states_something_else_adds_nothing(other: Likely) -> None:
    joint = together({0: {KEY: likely(EVEN)}, 1: {KEY: other}})
    assert joint == {
        likely(EVEN).states: Joint(EVEN, 0, KEY, (EVEN,)),
        other.states: Joint(EVEN, 1, KEY, (EVEN,)),
    }


@given(st.lists(st.floats(-20, 40), min_size=1, max_size=200))
def test_saying_it_again_never_makes_it_less_likely(odds: list[float]) -> None:
    joint = only(together({n: {KEY: likely(one)} for n, one in enumerate(odds)}))
    assert math.isfinite(joint.odds)
    assert joint.odds >= max(odds) - 1e-6
