"""HEAD wherever there is GET: the same answer without its body."""

from __future__ import annotations

import anyio
from anyio.lowlevel import checkpoint
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class Heads:
    """Asks for HEAD what GET would ask; a body that would stream is not made at all."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on a request, HEAD as GET."""
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self._app(scope, receive, send)
            return
        # Whoever is outside holds a dict of its own in which the method stays HEAD.
        scope["method"] = "GET"
        with anyio.CancelScope() as answering:

            async def headers_only(message: Message) -> None:
                if message["type"] == "http.response.body":
                    await send({"type": "http.response.body", "body": b"", "more_body": False})
                    if message.get("more_body", False):
                        answering.cancel()
                        await checkpoint()
                    return
                await send(message)

            await self._app(scope, receive, headers_only)
