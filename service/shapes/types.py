"""The relation types, and the whole model of the graph."""

from __future__ import annotations

from service.shapes.base import Shape


class TypeShape(Shape):
    """A relation type where another answer names it."""

    id: str
    label_en: str
    label_ar: str
    plover: list[str]
    """Event types of PLOVER; EXT marks an extension."""
    cameo: str
    """The nearest CAMEO code, three digits."""
    quad: str
    """The quad class: verbal or material, cooperation or conflict."""
    score: float
    """From -10, the most conflictual, to 10: Goldstein's scale, by the CAMEO code."""
    symmetric: bool
    """Whether it holds both ways at once; its ends then come in alphabetical order."""


class TypeEntry(TypeShape):
    """A relation type in the model."""

    definition: str
    """When an article states it: the source ..."""


class QuadEntry(Shape):
    """A quad class."""

    id: str
    number: int
    """The number in PLOVER, 1 to 4."""
    label_en: str
    label_ar: str


class LabelledEntry(Shape):
    """A kind of actor or a sector."""

    id: str
    label_en: str
    label_ar: str


class ModelAnswer(Shape):
    """What the graph may contain, with labels in both languages."""

    types: list[TypeEntry]
    quads: list[QuadEntry]
    kinds: list[LabelledEntry]
    sectors: list[LabelledEntry]
    polarities: list[str]
    modalities: list[str]
