"""Conditional answers: one state of the graph for each, its revision, entity tags and 304."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import blake2b
from typing import Annotated, TypeVar

from fastapi import Depends, Header, Request, Response

from graph_schema.interfaces import GraphReader
from service.access import Access, access
from service.problems import NotModified

A = TypeVar("A")
REVISION = "Graph-Revision"
# So often is a question asked anew that the graph changed under, where no state can be held.
TRIES = 3

IfNoneMatch = Annotated[
    str | None,
    Header(
        description="The `ETag` of an answer that you have; 304 says that it still holds.",
        examples=['W/"6f1c2a9be0d14c7788aa"'],
    ),
]


@dataclass(frozen=True, slots=True)
class Asking:
    """Puts the question of one request to one state of the graph."""

    request: Request
    response: Response
    to: Access
    had: str | None

    def __call__(self, ask: Callable[[GraphReader], A]) -> A:
        """Give the answer, and mark the response with the revision and the tag that it has.

        Raises NotModified, unasked, when the client has the answer. An answer during which the
        graph changed each time that it was asked for has no tag.
        """
        for _ in range(TRIES):
            with self.to.reader.snapshot() as graph:
                revision = graph.revision()
                headers = self.marks(revision)
                answer = ask(graph)
                settled = graph.revision() == revision
            if settled:
                break
            headers = {REVISION: str(revision), "Cache-Control": "no-store"}
        self.response.headers.update(headers)
        return answer

    def marks(self, revision: int) -> dict[str, str]:
        """Give the headers of an answer of a revision; raise NotModified if the client has it."""
        tag = _tag(self.to.epoch, revision, self.request)
        # The browser may keep an answer but asks each time whether it still holds.
        headers = {REVISION: str(revision), "ETag": tag, "Cache-Control": "private, no-cache"}
        known = [part.strip().removeprefix("W/") for part in (self.had or "").split(",")]
        if tag.removeprefix("W/") in known:
            raise NotModified(headers)
        return headers


async def asking(
    request: Request,
    response: Response,
    to: Annotated[Access, Depends(access)],
    if_none_match: IfNoneMatch = None,
) -> Asking:
    """Give what puts the question of a request to the graph."""
    return Asking(request, response, to, if_none_match)


Ask = Annotated[Asking, Depends(asking)]


def _tag(epoch: str, revision: int, request: Request) -> str:
    asked = f"{epoch} {revision} {request.scope['path']}?".encode("utf-8", "surrogatepass")
    digest = blake2b(asked + request.scope["query_string"], digest_size=10)
    return f'W/"{digest.hexdigest()}"'
