"""Whether the service lives and can answer."""

from __future__ import annotations

from typing import Literal

from service.shapes.base import Shape


class Health(Shape):
    """The service runs."""

    status: Literal["ok"]


class Readiness(Shape):
    """The store answers."""

    status: Literal["ready"]
    revision: int
    """The number of changes that the graph has seen."""
    waiting: int
    """Articles that are still to be read."""
