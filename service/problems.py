"""Every error of the service, as problem details (RFC 9457), and never a stack trace."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.routing import BaseRoute, Match, Route
from starlette.types import Scope

from graph_schema.errors import (
    CypherError,
    CypherRefused,
    CypherTimeout,
    FilterError,
    FormatUnavailable,
    InputRefused,
    QuestionTooLarge,
    StoreUnavailable,
)
from service.shapes.problems import Candidate, FieldError, Problem

MEDIA_TYPE = "application/problem+json"
RETRY_AFTER_SECONDS = 5
_MAX_ERRORS = 20
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of problem: the last part of its URN, its status and its title."""

    slug: str
    status: int
    title: str


REQUEST_ID = "request_id"

BAD_BODY = Kind("bad-body", 422, "The body cannot be taken")
BAD_PARAMETER = Kind("bad-parameter", 422, "A parameter cannot be used")
BAD_CYPHER = Kind("bad-cypher", 422, "The query is none that Neo4j takes")
CYPHER_REFUSED = Kind("cypher-refused", 403, "The query does more than read the graph")
CYPHER_TIMEOUT = Kind("cypher-timeout", 504, "The query took too long")
AMBIGUOUS_ACTOR = Kind("ambiguous-actor", 409, "The name may mean several actors")
FORBIDDEN = Kind("forbidden", 403, "The key may not do this")
FORMAT_UNAVAILABLE = Kind("format-unavailable", 406, "The format cannot be made here")
INTERNAL = Kind("internal", 500, "The service failed")
NOT_ALLOWED = Kind("method-not-allowed", 405, "The resource does not offer this method")
NOT_FOUND = Kind("not-found", 404, "There is nothing here")
NOT_JSON = Kind("not-json", 400, "The body is not JSON")
REVIEW_REFUSED = Kind("review-refused", 409, "The review cannot stand")
SLOW_BODY = Kind("slow-body", 408, "The body came too slowly")
STORE_UNAVAILABLE = Kind("store-unavailable", 503, "The store does not answer now")
STREAMS_TAKEN = Kind("streams-taken", 503, "As many listen as may")
TOO_MUCH = Kind("too-much", 422, "The question takes in too much")
TOO_LARGE = Kind("too-large", 413, "The body is too large")
TOO_MANY = Kind("too-many-requests", 429, "There were too many requests")
UNAUTHORIZED = Kind("unauthorized", 401, "A key is needed")
UNKNOWN_ACTOR = Kind("unknown-actor", 404, "The graph knows no such actor")
WRONG_HOST = Kind("wrong-host", 421, "The request came to the wrong place")
WRONG_MEDIA_TYPE = Kind("wrong-media-type", 415, "The body is of another media type")

_BY_STATUS = {
    400: NOT_JSON,
    404: NOT_FOUND,
    405: NOT_ALLOWED,
    408: SLOW_BODY,
    413: TOO_LARGE,
}


class Refused(Exception):
    """A request that ends in a problem; whatever it echoes has gone through `shown`."""

    def __init__(
        self,
        kind: Kind,
        detail: str,
        *,
        errors: Sequence[FieldError] = (),
        candidates: Sequence[Candidate] = (),
        headers: dict[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.kind = kind
        self.detail = detail
        self.errors = tuple(errors)
        self.candidates = tuple(candidates)
        self.headers = headers or {}


class NotModified(Exception):
    """The client has this very answer already."""

    def __init__(self, headers: dict[str, str]) -> None:
        super().__init__()
        self.headers = headers


def shown(text: str, most: int = 80) -> str:
    """Give `text` fit to stand in an error: short, and its invisible characters escaped."""
    cut = text if len(text) <= most else text[:most] + "…"
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in cut)


def refused_field(kind: Kind, where: str, reason: str) -> Refused:
    """Give the refusal of one parameter or field of the body."""
    error = FieldError(where=shown(where), reason=reason)
    return Refused(kind, f"{error.where}: {reason}", errors=(error,))


def reason_of(error: Mapping[str, Any]) -> str:
    """Give why pydantic refuses a value, in the words of this service where it has some."""
    known = {"extra_forbidden": "there is no such parameter or field", "missing": "is missing"}
    return shown(known.get(error["type"]) or error["msg"].removeprefix("Value error, "), 300)


def problem_of(refusal: Refused, path: str, request_id: str) -> Problem:
    """Give the problem that a refusal of a request to `path` is answered with."""
    return Problem(
        type=f"urn:actorgraph:problem:{refusal.kind.slug}",
        title=refusal.kind.title,
        status=refusal.kind.status,
        detail=refusal.detail,
        instance=quote(path[:200], errors="replace"),
        request_id=request_id,
        errors=list(refusal.errors),
        candidates=list(refusal.candidates),
    )


def unavailable(error: StoreUnavailable) -> Refused:
    """Give the refusal of a request whose store does not answer now."""
    # The text may name files and addresses; they belong in the log.
    _log.warning("store unavailable: %s", error)
    detail = f"try again in {RETRY_AFTER_SECONDS} seconds; nothing was changed"
    headers = {"Retry-After": str(RETRY_AFTER_SECONDS)}
    return Refused(STORE_UNAVAILABLE, detail, headers=headers)


def answer_of(refusal: Refused, scope: Scope) -> Response:
    """Give the answer to the request of an ASGI scope that is refused."""
    request_id = scope.get("state", {}).get(REQUEST_ID, "")
    return Response(
        problem_of(refusal, scope["path"], request_id).model_dump_json(),
        status_code=refusal.kind.status,
        media_type=MEDIA_TYPE,
        headers={"Cache-Control": "no-store", **refusal.headers},
    )


def add_problem_handlers(app: FastAPI, routes: Sequence[BaseRoute]) -> None:
    """Make the app, which has these routes, answer each error with its problem."""

    @app.exception_handler(Refused)
    async def refused(request: Request, error: Refused) -> Response:
        return answer_of(error, request.scope)

    @app.exception_handler(NotModified)
    async def not_modified(_: Request, error: NotModified) -> Response:
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=error.headers)

    @app.exception_handler(FilterError)
    async def bad_filter(request: Request, error: FilterError) -> Response:
        refusal = refused_field(BAD_PARAMETER, error.parameter, shown(error.reason, 500))
        return answer_of(refusal, request.scope)

    @app.exception_handler(FormatUnavailable)
    async def no_format(request: Request, error: FormatUnavailable) -> Response:
        return answer_of(Refused(FORMAT_UNAVAILABLE, str(error)), request.scope)

    @app.exception_handler(QuestionTooLarge)
    async def too_much(request: Request, error: QuestionTooLarge) -> Response:
        return answer_of(Refused(TOO_MUCH, str(error)), request.scope)

    @app.exception_handler(InputRefused)
    async def bad_input(request: Request, error: InputRefused) -> Response:
        refusal = refused_field(BAD_BODY, error.where, shown(error.reason, 500))
        return answer_of(refusal, request.scope)

    @app.exception_handler(CypherError)
    async def bad_cypher(request: Request, error: CypherError) -> Response:
        kind = CYPHER_REFUSED if isinstance(error, CypherRefused) else BAD_CYPHER
        at = f"query:{error.line}:{error.column}" if error.line is not None else "query"
        fault = FieldError(where=at, reason=shown(error.reason, 500))
        refusal = Refused(kind, f"{at}: {fault.reason}", errors=(fault,))
        return answer_of(refusal, request.scope)

    @app.exception_handler(CypherTimeout)
    async def slow_cypher(request: Request, error: CypherTimeout) -> Response:
        return answer_of(Refused(CYPHER_TIMEOUT, str(error)), request.scope)

    @app.exception_handler(RequestValidationError)
    async def invalid(request: Request, error: RequestValidationError) -> Response:
        return answer_of(_invalid(error.errors()), request.scope)

    @app.exception_handler(StoreUnavailable)
    async def no_store(request: Request, error: StoreUnavailable) -> Response:
        return answer_of(unavailable(error), request.scope)

    @app.exception_handler(HTTPException)
    async def http(request: Request, error: HTTPException) -> Response:
        kind = _BY_STATUS.get(error.status_code) or Kind(
            f"http-{error.status_code}", error.status_code, HTTPStatus(error.status_code).phrase
        )
        headers, detail = dict(error.headers or {}), shown(str(error.detail), 300)
        if kind is NOT_FOUND:
            detail = "there is no such path; /openapi.json lists those that there are"
        if kind is NOT_ALLOWED:
            headers["Allow"] = ", ".join(_methods(routes, request)) or headers.get("Allow", "GET")
            detail = f"this path offers {headers['Allow']}"
        return answer_of(Refused(kind, detail, headers=headers), request.scope)

    @app.exception_handler(Exception)
    async def failed(request: Request, _: Exception) -> Response:
        # The server logs the exception itself, after this answer.
        refusal = Refused(INTERNAL, "this is a fault of the service; its log says more")
        return answer_of(refusal, request.scope)


def _methods(routes: Sequence[BaseRoute], request: Request) -> list[str]:
    # The router itself names only those of the first route that fits the path.
    found = {
        method
        for route in routes
        if isinstance(route, Route) and route.matches(request.scope)[0] is not Match.NONE
        for method in route.methods or ()
    }
    if "GET" in found:
        found.add("HEAD")
    return sorted(found)


def _invalid(errors: Sequence[Any]) -> Refused:
    if any(error["type"] == "json_invalid" for error in errors):
        first = errors[0]
        place = f"at character {first['loc'][-1]}"
        return Refused(NOT_JSON, f"{first.get('ctx', {}).get('error', 'unreadable')} {place}")
    found = [_asked_for(error) for error in errors[:_MAX_ERRORS]]
    kind = BAD_BODY if any(error["loc"][0] == "body" for error in errors) else BAD_PARAMETER
    return Refused(kind, f"{found[0].where}: {found[0].reason}", errors=found)


def _asked_for(error: Any) -> FieldError:
    part, *inner = error["loc"]
    where = ".".join(shown(str(name)) for name in inner) or str(part)
    return FieldError(where=where, reason=reason_of(error))
