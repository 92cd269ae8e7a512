"""Values of Neo4j as plain values that JSON can hold."""

from __future__ import annotations

import base64
import math
from collections.abc import Mapping
from typing import Any

from neo4j.graph import Node, Path, Relationship
from neo4j.spatial import Point
from neo4j.time import Date, DateTime, Duration, Time

from graph_schema.cypher import Plain


class TooMuch(Exception):
    """A value is larger than what is left of an answer."""


class Shaper:
    """Shapes values until they have come to `most` characters in all.

    A node is {"node": {...}}, a relationship {"relationship": {...}}, a path {"path": {...}}, a
    point {"point": {...}}. Times, dates and durations are ISO 8601, bytes are base 64, and a number
    that JSON has not is a string.
    """

    def __init__(self, most: int) -> None:
        self._left = most

    def shape(self, value: Any) -> Plain:
        """Give a value as JSON can hold it; raises TooMuch when the answer is full."""
        shaped = self._shaped(value)
        if self._left < 0:
            raise TooMuch
        return shaped

    def _shaped(self, value: Any) -> Plain:
        if value is None or isinstance(value, bool | int):
            return self._counted(value, 8)
        if isinstance(value, str):
            return self._counted(value, len(value) + 2)
        if isinstance(value, float):
            return self._counted(value if math.isfinite(value) else str(value), 8)
        if self._left < 0:
            raise TooMuch
        if isinstance(value, list | tuple) and not isinstance(value, Duration | Point):
            return [self._shaped(item) for item in value]
        if isinstance(value, Mapping) and not isinstance(value, Node | Relationship):
            return {str(name): self._shaped(item) for name, item in value.items()}
        return self._special(value)

    def _special(self, value: Any) -> Plain:
        if isinstance(value, Node):
            return {"node": self._node(value)}
        if isinstance(value, Relationship):
            return {"relationship": self._relationship(value)}
        if isinstance(value, Path):
            nodes = [self._node(node) for node in value.nodes]
            return {
                "path": {
                    "nodes": [*nodes],
                    "relationships": [self._relationship(one) for one in value.relationships],
                }
            }
        if isinstance(value, Point):
            return {"point": {"srid": value.srid, "coordinates": [float(part) for part in value]}}
        if isinstance(value, Date | DateTime | Time | Duration):
            return self._counted(value.iso_format(), 24)
        if isinstance(value, bytes | bytearray):
            return self._counted(base64.b64encode(value).decode("ascii"), 2 * len(value))
        # A type that Neo4j may have one day.
        return self._counted(str(value), len(str(value)))

    def _node(self, node: Node) -> dict[str, Plain]:
        return {
            "element_id": node.element_id,
            "labels": [*sorted(node.labels)],
            "properties": self._properties(node),
        }

    def _relationship(self, one: Relationship) -> dict[str, Plain]:
        start, end = one.start_node, one.end_node
        return {
            "element_id": one.element_id,
            "type": one.type,
            "start": None if start is None else start.element_id,
            "end": None if end is None else end.element_id,
            "properties": self._properties(one),
        }

    def _properties(self, entity: Node | Relationship) -> Plain:
        self._left -= 60
        return {name: self._shaped(entity[name]) for name in sorted(entity.keys())}

    def _counted(self, value: Plain, size: int) -> Plain:
        self._left -= size
        return value
