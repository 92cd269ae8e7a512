"""The page at /docs, with a viewer that comes from this machine and not from the network."""

from __future__ import annotations

from importlib.resources import files

from fastapi import APIRouter
from fastapi.openapi.docs import get_swagger_ui_html
from fastapi.responses import FileResponse, HTMLResponse

router = APIRouter(include_in_schema=False)
_FILES = files("fastapi_offline") / "static"
_KEPT = {"Cache-Control": "public, max-age=86400"}


@router.get("/docs")
async def page() -> HTMLResponse:
    """Give the page that shows the documentation of every operation."""
    return get_swagger_ui_html(
        openapi_url="/openapi.json",
        title="actorgraph",
        swagger_js_url="/docs/swagger-ui.js",
        swagger_css_url="/docs/swagger-ui.css",
        # An empty one: browsers else ask for a file that is not there.
        swagger_favicon_url="data:,",
    )


@router.get("/docs/swagger-ui.js")
async def script() -> FileResponse:
    """Give the viewer's program."""
    return _file("swagger-ui-bundle.js", "text/javascript")


@router.get("/docs/swagger-ui.css")
async def style() -> FileResponse:
    """Give the viewer's style."""
    return _file("swagger-ui.css", "text/css")


def _file(name: str, media_type: str) -> FileResponse:
    return FileResponse(str(_FILES / name), media_type=media_type, headers=_KEPT)
