"""Whether the service lives and can answer, for those who watch over it."""

from __future__ import annotations

from fastapi import APIRouter, Depends, Response
from fastapi.responses import RedirectResponse

from service import samples
from service.access import AccessTo
from service.documentation import answers
from service.queries import nothing_asked
from service.shapes.health import Health, Readiness

router = APIRouter(tags=["health"])


@router.get("/", include_in_schema=False)
async def root() -> RedirectResponse:
    """Lead whoever comes with a browser to the documentation."""
    return RedirectResponse("/docs")


@router.get(
    "/healthz",
    operation_id="get_health",
    summary="Ask whether the service runs",
    dependencies=[Depends(nothing_asked)],
    responses=answers(200, "It runs.", samples.HEALTH),
)
async def get_health(response: Response) -> Health:
    """Say that the service runs, whatever its store does."""
    response.headers["Cache-Control"] = "no-store"
    return Health(status="ok")


@router.get(
    "/readyz",
    operation_id="get_readiness",
    summary="Ask whether the store answers",
    dependencies=[Depends(nothing_asked)],
    responses=answers(200, "It answers.", samples.READINESS),
)
def get_readiness(to: AccessTo, response: Response) -> Readiness:
    """Say that the store answers, how far the graph is, and how much waits to be read."""
    response.headers["Cache-Control"] = "no-store"
    revision, waiting = to.reader.revision(), to.store.queue.waiting()
    return Readiness(status="ready", revision=revision, waiting=waiting)
