"""The model of the graph as an answer."""

from __future__ import annotations

from graph_schema.model import Kind, Sector, model
from graph_schema.records import Modality, Polarity
from service.shapes.types import LabelledEntry, ModelAnswer, QuadEntry, TypeEntry
from service.shaping import type_shape


def whole_model() -> ModelAnswer:
    """Give what the graph may contain."""
    known = model()
    return ModelAnswer(
        types=[
            TypeEntry(**dict(type_shape(entry)), definition=entry.definition)
            for entry in known.types.values()
        ],
        quads=[
            QuadEntry(id=q.id, number=q.number, label_en=q.label_en, label_ar=q.label_ar)
            for q in known.quads.values()
        ],
        kinds=[_labelled(kind) for kind in known.kinds.values()],
        sectors=[_labelled(sector) for sector in known.sectors.values()],
        polarities=[polarity.value for polarity in Polarity],
        modalities=[modality.value for modality in Modality],
    )


def _labelled(entry: Kind | Sector) -> LabelledEntry:
    return LabelledEntry(id=entry.id, label_en=entry.label_en, label_ar=entry.label_ar)


MODEL = whole_model()
