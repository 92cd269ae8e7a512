"""Problem details (RFC 9457)."""

from __future__ import annotations

from graph_schema.naming.search import Fit
from service.shapes.base import Shape


class FieldError(Shape):
    """What is wrong with one parameter or one field of the body."""

    where: str
    """The name of the parameter, or the path of the field."""
    reason: str
    """Why it cannot be used, and what it may be."""


class Candidate(Shape):
    """An actor that a name may have meant."""

    id: str
    party: str
    name: str
    name_ar: str | None
    name_en: str | None
    kind: str
    score: float
    """1.0 for the name itself, less for a similar one."""
    reason: Fit
    """Why it is near: the name itself, a part of it, another spelling, a slip of the pen, ..."""
    form: str
    """The form of its name that is nearest."""


class Problem(Shape):
    """Why a request was refused or failed."""

    type: str
    """A URN that names the kind of problem: `urn:actorgraph:problem:unknown-actor`."""
    title: str
    """The kind of problem in words; always the same for one type."""
    status: int
    """The HTTP status of the answer."""
    detail: str
    """What went wrong with this request and what to do."""
    instance: str
    """The path that was asked for."""
    request_id: str
    """The id of the request, as in `X-Request-ID` and in the service's log."""
    errors: list[FieldError]
    """Each parameter or field that was refused; empty when that is not the reason."""
    candidates: list[Candidate]
    """The nearest actors, the best first, when a name was unknown or ambiguous."""
