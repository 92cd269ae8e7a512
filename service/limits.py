"""The size of what the service reads."""

from __future__ import annotations

from fastapi import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.problems import TOO_LARGE, Refused, answer_of


class BodyLimit:
    """Refuses, with 413, a body of more than `most` bytes, told or untold, without keeping it."""

    def __init__(self, app: ASGIApp, most: int) -> None:
        self._app = app
        self._most = most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on a request, its body counted."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        told = [value for name, value in scope["headers"] if name == b"content-length"]
        reason = f"the body has more than {self._most} bytes; split the article"
        if any(value.isdigit() and int(value[:20]) > self._most for value in told):
            refusal = Refused(TOO_LARGE, reason, headers={"Connection": "close"})
            await answer_of(refusal, scope["path"])(scope, receive, send)
            return
        seen = 0

        async def counted() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > self._most:
                # FastAPI lets its own exception through from inside the reading of a body.
                raise HTTPException(413, reason, headers={"Connection": "close"})
            return message

        await self._app(scope, counted, send)
