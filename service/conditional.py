"""Conditional answers: the revision of the graph, entity tags and 304."""

from __future__ import annotations

from hashlib import blake2b
from typing import Annotated

from fastapi import Depends, Header, Request, Response

from service.access import Access, access
from service.problems import NotModified

REVISION = "Graph-Revision"


IfNoneMatch = Annotated[
    str | None,
    Header(
        description="The `ETag` of an answer that you have; 304 says that it still holds.",
        examples=['W/"6f1c2a9be0d14c7788aa"'],
    ),
]


def conditional(
    request: Request,
    response: Response,
    to: Annotated[Access, Depends(access)],
    if_none_match: IfNoneMatch = None,
) -> None:
    """Mark the answer with the graph's revision and a weak tag; raise NotModified if known.

    The revision is read before the answer is made, so that a tag is never newer than what it
    stands for.
    """
    response.headers.update(marks(request, to, to.reader.revision(), if_none_match))


def marks(request: Request, to: Access, revision: int, if_none_match: str | None) -> dict[str, str]:
    """Give the headers that mark an answer as one of a revision; raise NotModified if known."""
    tag = _tag(to.epoch, revision, request)
    # The browser may keep an answer but asks each time whether it still holds.
    headers = {REVISION: str(revision), "ETag": tag, "Cache-Control": "private, no-cache"}
    had = (if_none_match or "").split(",")
    if tag.removeprefix("W/") in [part.strip().removeprefix("W/") for part in had]:
        raise NotModified(headers)
    return headers


def _tag(epoch: str, revision: int, request: Request) -> str:
    asked = f"{epoch} {revision} {request.scope['path']}?".encode("utf-8", "surrogatepass")
    digest = blake2b(asked + request.scope["query_string"], digest_size=10)
    return f'W/"{digest.hexdigest()}"'
