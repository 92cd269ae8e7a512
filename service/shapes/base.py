"""What all answers are."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Shape(BaseModel):
    """An answer or a part of one: every field is always there, null where nothing is known."""

    model_config = ConfigDict(frozen=True, use_attribute_docstrings=True)


class Answer(Shape):
    """An answer that is made from the graph."""

    revision: int
    """The number of changes that the graph had seen, as in `Graph-Revision`."""
