"""Answers that are sent while they are made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack

from anyio import CancelScope
from fastapi.concurrency import run_in_threadpool
from starlette.responses import StreamingResponse
from starlette.types import Receive, Scope, Send


class Sent(StreamingResponse):
    """Sends chunks as they come, and lets go of what they are made from in the end.

    That is also when the client goes away or making them fails; the connection is then cut, so
    that nobody takes a part for the whole.
    """

    def __init__(
        self,
        chunks: Iterator[bytes],
        opened: ExitStack,
        *,
        media_type: str,
        headers: Mapping[str, str],
    ) -> None:
        super().__init__(chunks, media_type=media_type, headers=headers)
        self._opened = opened

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the answer."""
        try:
            await super().__call__(scope, receive, send)
        finally:
            # Whoever went away must not keep it from being closed.
            with CancelScope(shield=True):
                await run_in_threadpool(self._opened.close)
