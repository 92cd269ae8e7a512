"""What is told of every request: its id, a line in the log, and the metrics."""

from __future__ import annotations

import logging
import re
import secrets
import time
from typing import Any

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.metrics import Metrics
from service.problems import REQUEST_ID
from service.scopes import PRINCIPAL, Principal

HEADER = "X-Request-ID"
# An id from outside stands in logs, so it may not break a line or pass for something else.
_GIVEN = re.compile(rb"[A-Za-z0-9._-]{1,64}")
_NO_ROUTE = "(none)"
_GONE = 499
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_log = logging.getLogger(__name__)


class Observer:
    """Stands outermost: gives each request an id and tells what became of it.

    An `X-Request-ID` of 1 to 64 letters, digits, dots, dashes or underscores is kept, any other
    replaced. Status 499 stands for a client that went before it was answered.
    """

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on a request and watch it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request_id = _request_id(scope)
        inner = {**scope, "state": {**scope.get("state", {}), REQUEST_ID: request_id}}
        began = time.perf_counter()
        status, answered = _GONE, 0.0

        async def watched(message: Message) -> None:
            nonlocal status, answered
            if message["type"] == "http.response.start":
                status, answered = message["status"], time.perf_counter() - began
                MutableHeaders(scope=message)[HEADER] = request_id
            await send(message)

        try:
            await self._app(inner, receive, watched)
        finally:
            took = time.perf_counter() - began
            self._tell(scope["method"], inner, status, answered or took, took)

    def _tell(self, method: str, inner: Scope, status: int, answered: float, took: float) -> None:
        # Without the converters of the router: the paths are those of the documentation.
        route = getattr(inner.get("route"), "path", _NO_ROUTE).replace(":path}", "}")
        known = method if method in _METHODS else "OTHER"
        self._metrics.count(known, route, status, answered)
        principal = inner["state"].get(PRINCIPAL)
        fields: dict[str, Any] = {
            "method": known,
            "route": route,
            "status": status,
            "ms": round(took * 1000, 1),
            "key": principal.key_id if isinstance(principal, Principal) else None,
            "request_id": inner["state"][REQUEST_ID],
        }
        _log.info(
            "%s %s %d %.1f ms key=%s id=%s",
            *(fields["method"], fields["route"], fields["status"], fields["ms"]),
            *(fields["key"] or "-", fields["request_id"]),
            extra=fields,
        )


def _request_id(scope: Scope) -> str:
    given = [value for name, value in scope["headers"] if name == HEADER.lower().encode()]
    if len(given) == 1 and _GIVEN.fullmatch(given[0]):
        return str(given[0].decode("ascii"))
    return secrets.token_hex(8)
