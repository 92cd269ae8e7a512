"""Values of the driver become plain ones, and no more than an answer may hold."""

from __future__ import annotations

import json
from typing import Any

import pytest
from neo4j.graph import Graph, Node, Path, Relationship
from neo4j.spatial import CartesianPoint, WGS84Point
from neo4j.time import Date, DateTime, Duration, Time

from graph_schema.stores.neo4j.analysts.values import Shaper, TooMuch

GRAPH = Graph()
SYRIA = Node(GRAPH, "4:x:1", 1, ["State", "Actor"], {"id": "SYR", "aliases": ["سوريا"]})
ISRAEL = Node(GRAPH, "4:x:2", 2, ["Actor"], {"since": Date(1948, 5, 14)})


def attacks() -> Relationship:
    made = GRAPH.relationship_type("ATTACKS")(GRAPH, "5:x:7", 7, {"claims": 3})
    made._start_node, made._end_node = ISRAEL, SYRIA
    return made


NODE = {
    "element_id": "4:x:1",
    "labels": ["Actor", "State"],
    "properties": {"aliases": ["سوريا"], "id": "SYR"},
}
RELATIONSHIP = {
    "element_id": "5:x:7",
    "type": "ATTACKS",
    "start": "4:x:2",
    "end": "4:x:1",
    "properties": {"claims": 3},
}
SHAPES: list[tuple[Any, Any]] = [
    (None, None),
    (True, True),
    (2**62, 2**62),
    (1.5, 1.5),
    (float("nan"), "nan"),
    (float("-inf"), "-inf"),
    ("a\x00\u202e", "a\x00\u202e"),
    ([1, ["x"], None], [1, ["x"], None]),
    ({"node": 1}, {"node": 1}),
    (SYRIA, {"node": NODE}),
    (attacks(), {"relationship": RELATIONSHIP}),
    (Date(2026, 3, 14), "2026-03-14"),
    (Time(1, 2, 3), "01:02:03.000000000"),
    (DateTime(2026, 3, 14, 1, 2, 3), "2026-03-14T01:02:03.000000000"),
    (Duration(months=1, days=2, seconds=3), "P1M2DT3S"),
    (CartesianPoint((1, 2)), {"point": {"srid": 7203, "coordinates": [1.0, 2.0]}}),
    (WGS84Point((1, 2, 3)), {"point": {"srid": 4979, "coordinates": [1.0, 2.0, 3.0]}}),
    (b"\x00\xff", "AP8="),
    ([SYRIA, {"at": Date(2026, 1, 1)}], [{"node": NODE}, {"at": "2026-01-01"}]),
]


@pytest.mark.parametrize(("value", "shaped"), SHAPES, ids=lambda value: type(value).__name__)
def test_each_value_has_a_plain_shape(value: Any, shaped: Any) -> None:
    found = Shaper(10_000).shape(value)
    assert found == shaped
    json.dumps(found, allow_nan=False)


def test_a_path_has_its_nodes_and_relationships() -> None:
    path = Path(ISRAEL, attacks())
    shaped: Any = Shaper(10_000).shape(path)
    assert [node["element_id"] for node in shaped["path"]["nodes"]] == ["4:x:2", "4:x:1"]
    assert shaped["path"]["relationships"] == [RELATIONSHIP]


@pytest.mark.parametrize("value", ["x" * 500, [1] * 100, {"a": ["x" * 50] * 9}, [SYRIA] * 9])
def test_an_answer_that_is_full_takes_no_more(value: Any) -> None:
    shaper = Shaper(400)
    shaper.shape("x" * 100)
    with pytest.raises(TooMuch):
        shaper.shape(value)
