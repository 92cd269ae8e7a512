"""Server-sent events of what comes and goes."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator
from contextlib import ExitStack, aclosing
from dataclasses import dataclass

from anyio import to_thread
from fastapi.responses import StreamingResponse
from fastapi.sse import format_sse_event
from starlette.types import Receive, Scope, Send

from graph_schema.errors import StoreUnavailable
from graph_schema.queries import GraphFilter
from graph_schema.records import ChangeKind
from service.access import Access
from service.answers.live import Batch, batch
from service.scopes import Principal

MEDIA_TYPE = "text/event-stream"
GAP = "gap"
RETRY_MILLISECONDS = 3_000
# A key that is revoked ends its streams within about this time.
_CHECK_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Listening:
    """What one client listens to, from which change on, and who it is."""

    where: GraphFilter
    kinds: frozenset[ChangeKind]
    after: int
    principal: Principal


class EventStream(StreamingResponse):
    """Server-sent events, whose source is closed as soon as the client has gone.

    `opened` is closed then too, also when no event was ever asked for.
    """

    def __init__(self, events: AsyncGenerator[bytes, None], opened: ExitStack) -> None:
        headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        super().__init__(events, media_type=MEDIA_TYPE, headers=headers)
        self._events = events
        self._opened = opened

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the events."""
        with self._opened:
            async with aclosing(self._events):
                await super().__call__(scope, receive, send)


async def stream(
    to: Access, asked: Listening, changed: asyncio.Event
) -> AsyncGenerator[bytes, None]:
    """Give the events, and signs of life between them, until the client, key or process ends.

    `changed` is set when the graph may have changed; see `service.pulse.Pulse.listening`.
    A sign of life carries the number of the last change looked at, so that a client that comes
    back asks for nothing twice, also when nothing was for it.
    """
    position, silent_since = asked.after, time.monotonic()
    to.metrics.streams.inc()
    try:
        yield format_sse_event(comment="listening", id=str(position), retry=RETRY_MILLISECONDS)
        while not to.pulse.ending():
            if not await _may_go_on(to, asked.principal):
                return
            beat = time.monotonic() - silent_since >= to.settings.heartbeat_seconds
            if changed.is_set() or beat:
                changed.clear()
                told = await _read(to, asked, position)
                if told is not None:
                    for event in _events(told):
                        silent_since, beat = time.monotonic(), False
                        yield event
                    position = told.position
                    if told.more:
                        changed.set()
                        continue
            if beat:
                silent_since = time.monotonic()
                yield format_sse_event(comment="alive", id=str(position))
            await _wait(changed, to.settings.heartbeat_seconds)
    finally:
        to.metrics.streams.dec()


async def _read(to: Access, asked: Listening, position: int) -> Batch | None:
    """Give what is next, or None while the store does not answer; the next beat tries again."""
    try:
        return await to_thread.run_sync(batch, to.reader, position, asked.where, asked.kinds)
    except StoreUnavailable:
        return None


async def _may_go_on(to: Access, principal: Principal) -> bool:
    try:
        return await to.keyring.stands(principal)
    except StoreUnavailable:
        return True


async def _wait(changed: asyncio.Event, heartbeat: float) -> None:
    try:
        await asyncio.wait_for(changed.wait(), min(_CHECK_SECONDS, heartbeat))
    except TimeoutError:
        return


def _events(told: Batch) -> list[bytes]:
    events = []
    if told.gap is not None:
        data = told.gap.model_dump_json()
        events.append(format_sse_event(event=GAP, data_str=data, id=str(told.gap.forgotten)))
    events += [
        format_sse_event(event=event.kind, data_str=event.model_dump_json(), id=str(event.number))
        for event in told.events
    ]
    return events
