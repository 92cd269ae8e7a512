"""Names, and the actors that they may mean."""

from __future__ import annotations

from graph_schema.meaning import How
from service.shapes.base import Answer, Shape
from service.shapes.problems import Candidate


class NameMatch(Shape):
    """One name, and whom it may mean."""

    name: str
    """The name that was given."""
    id: str | None
    """The one actor that any other question would take it for; null when it is none or several."""
    how: How | None
    """What ties the name to that actor."""
    ambiguous: bool
    """Whether several bear the name or are equally near."""
    candidates: list[Candidate]
    """The likeliest first."""


class MatchAnswer(Answer):
    """The names in the order in which they were given."""

    items: list[NameMatch]
