"""What all answers are."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Shape(BaseModel):
    """An answer or a part of one: every field is always there, null where nothing is known."""

    model_config = ConfigDict(frozen=True, use_attribute_docstrings=True)
