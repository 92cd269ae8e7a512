"""Filters refuse what does not exist; cursors give back what was put in, and nothing else."""

from __future__ import annotations

import base64
import json
from datetime import date
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from graph_schema.errors import FilterError
from graph_schema.model import model
from graph_schema.queries import GraphFilter, check_limit, decode_cursor, encode_cursor
from graph_schema.records import Modality, Polarity

KEYS = st.lists(st.text(st.characters(exclude_categories=["Cs"])) | st.integers(), max_size=5)


@given(KEYS)
def test_a_cursor_gives_its_key_back(key: list[str | int]) -> None:
    cursor = encode_cursor(key)
    assert decode_cursor(cursor, [type(part) for part in key]) == tuple(key)
    assert cursor.isascii()
    assert not set(cursor) & set("+/=& ")


@given(st.text())
@example("")
@example("=")
@example("bnVsbA")
@example(base64.urlsafe_b64encode(b"[" * 5000).decode())
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(FilterError) as caught:
        decode_cursor(text, (str, int, str, str))
    assert caught.value.parameter == "cursor"


@pytest.mark.parametrize(
    "key", [[], ["a"], ["a", "b"], [1, 1], [True, "a"], [None, "a"], [1.0, "a"]]
)
def test_a_key_of_another_shape_is_refused(key: list[Any]) -> None:
    cursor = base64.urlsafe_b64encode(json.dumps(key).encode()).decode().rstrip("=")
    with pytest.raises(FilterError, match="another question"):
        decode_cursor(cursor, (int, str))


@pytest.mark.parametrize(
    ("asked", "parameter"),
    [
        ({"types": frozenset({"HUGS"})}, "type"),
        ({"types": frozenset({"ATTACKS", "attacks"})}, "type"),
        ({"quads": frozenset({"war"})}, "quad"),
        ({"kinds": frozenset({"robot"})}, "kind"),
        ({"min_confidence": -1}, "min_confidence"),
        ({"min_confidence": 101}, "min_confidence"),
        ({"since": date(2025, 2, 2), "until": date(2025, 2, 1)}, "since"),
    ],
)
def test_a_filter_refuses_what_could_never_match(asked: dict[str, Any], parameter: str) -> None:
    with pytest.raises(FilterError) as caught:
        GraphFilter(**asked)
    assert caught.value.parameter == parameter


def test_types_and_quads_narrow_together() -> None:
    assert GraphFilter().wanted_types is None
    conflict = frozenset({"material_conflict"})
    types = GraphFilter(quads=conflict).wanted_types
    of_quad = (t.id for t in model().types.values() if t.quad == "material_conflict")
    assert types == frozenset(of_quad)
    both = GraphFilter(quads=conflict, types=frozenset({"ATTACKS", "CONSULTS"}))
    assert both.wanted_types == frozenset({"ATTACKS"})
    assert GraphFilter(quads=conflict, types=frozenset({"CONSULTS"})).wanted_types == frozenset()


@pytest.mark.parametrize(
    "asked",
    [
        {"since": date(2025, 1, 1)},
        {"until": date(2025, 1, 1)},
        {"polarity": Polarity.ASSERTED},
        {"modality": Modality.ACTUAL},
        {"speaker": "UN"},
        {"publisher": ""},
        {"language": "ar"},
        {"article": "a-1"},
    ],
)
def test_what_is_asked_of_a_saying_needs_the_claims(asked: dict[str, Any]) -> None:
    assert not GraphFilter(**asked).on_edges
    assert not GraphFilter(source="SYR", **asked).on_edges


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"source": "SYR", "target": "TUR"},
        {"actor": "SYR"},
        {"party": "SYR"},
        {"kinds": frozenset({"state"})},
        {"types": frozenset({"ATTACKS"})},
        {"quads": frozenset({"verbal_conflict"})},
        {"min_confidence": 50},
    ],
)
def test_what_is_asked_of_a_relation_does_not(asked: dict[str, Any]) -> None:
    assert GraphFilter(**asked).on_edges


def test_limits() -> None:
    assert [check_limit(limit) for limit in (1, 1000)] == [1, 1000]
    for limit in (0, -5, 1001):
        with pytest.raises(FilterError, match=f"not {limit}"):
            check_limit(limit)
