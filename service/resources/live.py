"""What comes and goes: the stream, and the list of what was retracted."""

from __future__ import annotations

from contextlib import ExitStack
from typing import Annotated

from fastapi import APIRouter, Depends, Header, Query, Request, Response
from fastapi.responses import StreamingResponse

from service import samples
from service.access import AccessTo
from service.answers import live
from service.conditional import Ask
from service.documentation import ACTOR_PROBLEMS, conditional_answers, event_stream, problems
from service.problems import (
    BAD_PARAMETER,
    STORE_UNAVAILABLE,
    STREAMS_TAKEN,
    Refused,
    refused_field,
)
from service.queries import (
    MAX_NUMBER,
    REPEATABLE,
    DeletionsQuestion,
    LiveQuestion,
    asked_once,
)
from service.resolving import Resolver
from service.scopes import PRINCIPAL
from service.shapes.live import DeletionsPage
from service.streaming import EventStream, Listening, stream

router = APIRouter(prefix="/v1", tags=["live"])


def _listening(
    request: Request,
    to: AccessTo,
    asked: Annotated[LiveQuestion, Query()],
    last_event_id: Annotated[
        str | None,
        Header(
            description="The `id` of the last event that you have; browsers send it by "
            "themselves. It goes before `after`.",
            examples=["41"],
        ),
    ] = None,
) -> Listening:
    where, _ = asked.narrowed(Resolver(to.reader))
    after = asked.after
    if last_event_id:
        digits = last_event_id.isascii() and last_event_id.isdigit() and len(last_event_id) < 20
        if not digits or int(last_event_id) > MAX_NUMBER:
            reason = "must be the id of an event of this stream"
            raise refused_field(BAD_PARAMETER, "Last-Event-ID", reason)
        after = int(last_event_id)
    if after is None:
        after = to.reader.changes(0, limit=1).latest
    return Listening(where, frozenset(asked.event), after, request.scope["state"][PRINCIPAL])


@router.get(
    "/stream",
    operation_id="stream_changes",
    summary="Listen to what comes and goes",
    response_class=StreamingResponse,
    dependencies=[Depends(asked_once(*REPEATABLE, "event"))],
    responses={
        **ACTOR_PROBLEMS,
        **event_stream(samples.STREAM),
        **problems(STORE_UNAVAILABLE, STREAMS_TAKEN),
    },
)
async def stream_changes(
    to: AccessTo, listening: Annotated[Listening, Depends(_listening)]
) -> EventStream:
    """Give server-sent events: `claim.added`, `claim.retracted`, `article.retracted` and `gap`.

    The data of the first three is a `ChangeEvent`. Come back with the last `id` as
    `Last-Event-ID` (as `EventSource` does, which can send no key: with keys read the body of a
    `fetch`) and nothing is missed; when too much has happened since, `gap`
    (a `GapEvent`) says that the graph must be read anew. Retractions are told whatever the filter
    is, but for `article` and `event`: nothing is kept by which to tell whom they concerned.
    """
    # Nothing is waited for between the look and the seat, so that no two take the last one.
    if to.pulse.listeners >= to.settings.max_streams:
        detail = f"{to.settings.max_streams} clients listen already; try again later"
        raise Refused(STREAMS_TAKEN, detail, headers={"Retry-After": "30"})
    with ExitStack() as opened:
        changed = opened.enter_context(to.pulse.listening())
        return EventStream(stream(to, listening, changed), opened.pop_all())


@router.get(
    "/deletions",
    operation_id="list_deletions",
    summary="List what was retracted",
    response_model=DeletionsPage,
    dependencies=[Depends(asked_once())],
    responses=conditional_answers("A page of retractions.", samples.DELETIONS),
)
def list_deletions(asked: Annotated[DeletionsQuestion, Query()], ask: Ask) -> Response:
    """Give retracted claims and articles, the oldest first, for those who keep a copy."""
    return ask(lambda graph: live.deletions(graph, asked))
