"""The figures that Prometheus collects."""

from __future__ import annotations

from fastapi import APIRouter, Depends, Response

from service import samples
from service.access import AccessTo
from service.documentation import text_answers
from service.metrics import MEDIA_TYPE
from service.queries import nothing_asked

router = APIRouter(tags=["health"])


@router.get(
    "/metrics",
    operation_id="get_metrics",
    summary="Get figures for Prometheus",
    response_class=Response,
    dependencies=[Depends(nothing_asked)],
    responses=text_answers("The figures.", "text/plain", samples.METRICS),
)
def get_metrics(to: AccessTo) -> Response:
    """Give requests and their times, what the graph holds, what waits, and who works.

    The figures of requests are those of this process since it began.
    """
    headers = {"Cache-Control": "no-store"}
    return Response(to.metrics.text(), media_type=MEDIA_TYPE, headers=headers)
