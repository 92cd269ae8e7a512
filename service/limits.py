"""How much the service reads, and how long it waits for it."""

from __future__ import annotations

import anyio
from fastapi import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.problems import TOO_LARGE, Refused, answer_of

_CLOSE = {"Connection": "close"}


class BodyLimit:
    """Refuses a body of more than `most` bytes (413), told or untold, without keeping it.

    One that is not there within `seconds` is refused too (408), however little comes how often.
    """

    def __init__(self, app: ASGIApp, most: int, seconds: float) -> None:
        self._app = app
        self._most = most
        self._seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on a request, its body counted."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        told = [value for name, value in scope["headers"] if name == b"content-length"]
        reason = f"the body has more than {self._most} bytes; split the article"
        if any(value.isdigit() and int(value[:20]) > self._most for value in told):
            refusal = Refused(TOO_LARGE, reason, headers=_CLOSE)
            await answer_of(refusal, scope)(scope, receive, send)
            return
        until = anyio.current_time() + self._seconds
        seen, whole = 0, False

        async def counted() -> Message:
            nonlocal seen, whole
            if whole:
                # What comes now is word that the client has gone, which may take its time.
                return await receive()
            message: Message | None = None
            with anyio.CancelScope(deadline=until):
                message = await receive()
            if message is None:
                # FastAPI lets its own exception through from inside the reading of a body.
                raise HTTPException(
                    408, f"the body was not there within {self._seconds:g} s", headers=_CLOSE
                )
            seen += len(message.get("body", b""))
            whole = not message.get("more_body", False)
            if seen > self._most:
                raise HTTPException(413, reason, headers=_CLOSE)
            return message

        await self._app(scope, counted, send)
