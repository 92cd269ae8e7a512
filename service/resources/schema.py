"""The model of the graph."""

from __future__ import annotations

from fastapi import APIRouter, Depends, Response

from service import samples
from service.answers.schema import MODEL
from service.conditional import Ask
from service.documentation import constant_answers
from service.queries import nothing_asked
from service.shapes.types import ModelAnswer

router = APIRouter(prefix="/v1", tags=["schema"])
# The same as long as the program is.
_MODEL = MODEL.model_dump_json().encode()


@router.get(
    "/schema",
    operation_id="get_schema",
    summary="Get what the graph may contain",
    response_model=ModelAnswer,
    dependencies=[Depends(nothing_asked)],
    responses=constant_answers("The model.", samples.MODEL),
)
def get_schema(ask: Ask) -> Response:
    """Give relation types, quad classes, actor kinds and sectors, labelled in both languages."""
    return ask.constant(_MODEL)
