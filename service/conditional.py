"""Answers from the graph: one state for each, its revision, entity tags and 304."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import blake2b
from typing import Annotated, TypeVar

from fastapi import Depends, Header, Request, Response
from pydantic import BaseModel

from graph_schema.interfaces import GraphSnapshot
from service.access import Access, access
from service.problems import NotModified

A = TypeVar("A")
JSON = "application/json"
REVISION = "Graph-Revision"
# So often is a question asked anew that the graph changed under, where no state can be held.
TRIES = 3
_UNKEPT = {"Cache-Control": "no-store"}
# A browser may keep an answer but asks each time whether it still holds.
_ASKED_EACH_TIME = {"Cache-Control": "private, no-cache"}

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
    to: Access
    had: str | None

    @property
    def base(self) -> str:
        """Give the address by which the service is reached, without a slash at the end."""
        # Behind a proxy the request says how the proxy came here.
        return self.to.settings.public_url or str(self.request.base_url).rstrip("/")

    def __call__(self, ask: Callable[[GraphSnapshot], BaseModel]) -> Response:
        """Give the answer with the revision and the tag that it has.

        Raises NotModified, unasked, when the client has the answer. An answer during which the
        graph changed each time that it was asked for has no tag.
        """
        answer, headers = self.marked(ask)
        return json_answer(answer, headers)

    def marked(self, ask: Callable[[GraphSnapshot], A]) -> tuple[A, dict[str, str]]:
        """Give an answer of any sort, and its headers; as a call does."""
        answer, headers = _settled(self.to, ask, self.marks)
        self.refuse_any(headers)
        return answer, headers

    def unkept(self, ask: Callable[[GraphSnapshot], BaseModel]) -> Response:
        """Give the answer to a question that no cache may keep, such as a POST."""
        answer, headers = _settled(self.to, ask, unkept)
        return json_answer(answer, headers)

    def marks(self, revision: int) -> dict[str, str]:
        """Give the headers of an answer of a revision; raise NotModified if the client has it."""
        asked = f"{self.to.epoch} {revision} {self.request.scope['path']}?"
        tag = _tag(asked.encode("utf-8", "surrogatepass") + self.request.scope["query_string"])
        return self._unless_had({REVISION: str(revision), "ETag": tag, **_ASKED_EACH_TIME})

    def refuse_any(self, headers: dict[str, str]) -> None:
        """Raise NotModified if the client wants no answer that there is (`If-None-Match: *`)."""
        # Only now: before a question is answered nobody knows that there is an answer.
        if self._tags() == ["*"]:
            raise NotModified(headers)

    def constant(self, body: bytes) -> Response:
        """Give JSON that the graph has no part in; raises NotModified if the client has it."""
        headers = self._unless_had({"ETag": _tag(body), **_ASKED_EACH_TIME})
        self.refuse_any(headers)
        return Response(body, media_type=JSON, headers=headers)

    def _unless_had(self, headers: dict[str, str]) -> dict[str, str]:
        if headers["ETag"].removeprefix("W/") in self._tags():
            raise NotModified(headers)
        return headers

    def _tags(self) -> list[str]:
        return [part.strip().removeprefix("W/") for part in (self.had or "").split(",")]


async def asking(
    request: Request,
    to: Annotated[Access, Depends(access)],
    if_none_match: IfNoneMatch = None,
) -> Asking:
    """Give what puts the question of a request to the graph."""
    return Asking(request, to, if_none_match)


async def asking_anew(request: Request, to: Annotated[Access, Depends(access)]) -> Asking:
    """Give what puts a question to the graph to which nobody can have the answer."""
    return Asking(request, to, None)


Ask = Annotated[Asking, Depends(asking)]
AskAnew = Annotated[Asking, Depends(asking_anew)]


def json_answer(answer: BaseModel, headers: dict[str, str]) -> Response:
    """Give an answer as it is sent; its shape was checked when it was made."""
    # In the thread that made it: the loop that serves all others is not kept.
    return Response(answer.model_dump_json(), media_type=JSON, headers=headers)


def _settled(
    to: Access, ask: Callable[[GraphSnapshot], A], marks: Callable[[int], dict[str, str]]
) -> tuple[A, dict[str, str]]:
    for _ in range(TRIES):
        with to.reader.snapshot() as graph:
            headers = marks(graph.revision())
            answer = ask(graph)
            settled = graph.settled()
        if settled:
            return answer, headers
    return answer, unkept(graph.revision())


def unkept(revision: int) -> dict[str, str]:
    """Give the headers of an answer that nothing may keep."""
    return {REVISION: str(revision), **_UNKEPT}


def _tag(content: bytes) -> str:
    return f'W/"{blake2b(content, digest_size=10).hexdigest()}"'
