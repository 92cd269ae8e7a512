"""The model of the graph."""

from __future__ import annotations

from fastapi import APIRouter, Depends

from service import samples
from service.answers.schema import whole_model
from service.conditional import Ask
from service.documentation import conditional_answers
from service.queries import nothing_asked
from service.shapes.types import ModelAnswer

router = APIRouter(prefix="/v1", tags=["schema"])


@router.get(
    "/schema",
    operation_id="get_schema",
    summary="Get what the graph may contain",
    dependencies=[Depends(nothing_asked)],
    responses=conditional_answers("The model.", samples.MODEL),
)
def get_schema(ask: Ask) -> ModelAnswer:
    """Give relation types, quad classes, actor kinds and sectors, labelled in both languages."""
    return ask(lambda _: whole_model())
