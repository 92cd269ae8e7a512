"""What the reconciliation protocol asks with: queries and extensions, as JSON inside of a text."""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeVar
from urllib.parse import parse_qsl

from fastapi import Request
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, TypeAdapter, ValidationError

from service.bodies import MOST_NAMES
from service.problems import (
    BAD_BODY,
    BAD_PARAMETER,
    WRONG_MEDIA_TYPE,
    Kind,
    Refused,
    reason_of,
    refused_field,
    shown,
)
from service.queries import Question
from service.texts import Name

P = TypeVar("P")
FORM = "application/x-www-form-urlencoded"
BATCH = 50
MAX_TEXT = 1_000
_MOST_FIELDS = 10
_MOST_PROPERTIES = 20
_MOST_VALUES = 100


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class EntityValue(_Part):
    """A value that is itself an entity."""

    id: str
    name: str = ""


Value = str | bool | float | EntityValue


def _as_list(given: Any) -> Any:
    # One shape for both, so that a refusal says what is wrong and not which of two it is not.
    return given if isinstance(given, list) else [given]


class PropertyMapping(_Part):
    """What a property of the entity is known to be."""

    pid: str
    v: Annotated[list[Value], Field(max_length=_MOST_VALUES), BeforeValidator(_as_list)]

    @property
    def values(self) -> list[str]:
        """Give the values as texts: the name of an entity that has one, else its id."""
        return [v.id if isinstance(v, EntityValue) else str(v) for v in self.v]


class ReconciliationQuery(_Part):
    """One query of a batch."""

    query: Annotated[str, Field(max_length=MAX_TEXT)] = ""
    type: str | list[str] = []
    limit: Annotated[float, Field(ge=1)] = 5
    properties: Annotated[list[PropertyMapping], Field(max_length=_MOST_PROPERTIES)] = []
    type_strict: Literal["any", "should", "all"] = "any"

    @property
    def types(self) -> frozenset[str]:
        """Give the types that are asked for and not only wished for."""
        if self.type_strict == "should":
            return frozenset()
        return frozenset([self.type] if isinstance(self.type, str) else self.type)


class WantedProperty(_Part):
    """A property to be fetched; there are no settings."""

    id: str
    settings: dict[str, Any] = {}


class ExtensionQuery(_Part):
    """Which properties of which actors."""

    ids: Annotated[list[str], Field(max_length=1_000)]
    properties: Annotated[list[WantedProperty], Field(max_length=_MOST_PROPERTIES)]


Queries = Annotated[dict[str, ReconciliationQuery], Field(max_length=MOST_NAMES)]
_QUERIES: TypeAdapter[dict[str, ReconciliationQuery]] = TypeAdapter(Queries)
_EXTENSION: TypeAdapter[ExtensionQuery] = TypeAdapter(ExtensionQuery)
Text = Annotated[str | None, Field(min_length=1, max_length=60_000)]


class ReconcileQuestion(Question):
    """A batch of queries, or an extension, or neither."""

    queries: Annotated[
        Text,
        Field(
            description="A batch of queries as JSON: an object of queries by key.",
            examples=['{"q0": {"query": "Syria", "type": "state"}}'],
        ),
    ] = None
    extend: Annotated[
        Text,
        Field(
            description="Which properties of which actors, as JSON.",
            examples=['{"ids": ["SYR"], "properties": [{"id": "name_ar"}]}'],
        ),
    ] = None


class SuggestQuestion(Question):
    """What somebody has typed so far."""

    prefix: Annotated[Name, Field(description="What has been typed so far.", examples=["Syr"])]
    cursor: Annotated[
        int, Field(ge=0, le=1_000, description="How many to leave out.", examples=[0])
    ] = 0


class PropertiesQuestion(Question):
    """Which properties may be fetched."""

    type: Annotated[
        str | None, Field(max_length=200, description="A type.", examples=["state"])
    ] = None
    limit: Annotated[
        int | None, Field(ge=1, le=1_000, description="How many at most.", examples=[10])
    ] = None


class PreviewQuestion(Question):
    """Of whom."""

    id: Annotated[Name, Field(description="The id of an actor.", examples=["SYR"])]


def queries_of(text: str, kind: Kind = BAD_PARAMETER) -> dict[str, ReconciliationQuery]:
    """Give the queries of a batch; raises Refused of a kind for what is none."""
    return _read(_QUERIES, text, "queries", kind)


def extension_of(text: str, kind: Kind = BAD_PARAMETER) -> ExtensionQuery:
    """Give an extension query; raises Refused of a kind for what is none."""
    return _read(_EXTENSION, text, "extend", kind)


async def form_of(request: Request) -> ReconcileQuestion:
    """Give the question of a form; raises Refused for what is none."""
    sent = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if sent != FORM:
        raise Refused(WRONG_MEDIA_TYPE, f"send a form with Content-Type: {FORM}")
    body = await request.body()
    try:
        fields = parse_qsl(
            body.decode("utf-8"),
            keep_blank_values=True,
            strict_parsing=True,
            max_num_fields=_MOST_FIELDS,
            errors="strict",
        )
    except ValueError as error:
        raise Refused(BAD_BODY, f"is no form: {shown(str(error))}") from error
    names = [name for name, _ in fields]
    for name in names:
        if name not in ReconcileQuestion.model_fields:
            raise refused_field(BAD_BODY, name, "there is no such field; use queries or extend")
        if names.count(name) > 1:
            raise refused_field(BAD_BODY, name, "is given more than once")
    if not names:
        raise Refused(BAD_BODY, "the form is empty; give queries or extend")
    given = dict(fields)
    return ReconcileQuestion.model_construct(
        queries=given.get("queries"), extend=given.get("extend")
    )


def _read(adapter: TypeAdapter[P], text: str, where: str, kind: Kind) -> P:
    try:
        # Unlike the parser of the standard library, this one takes no half of a surrogate pair.
        return adapter.validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        path = ".".join(map(str, (where, *first["loc"])))
        not_json = "is not JSON: " if first["type"] == "json_invalid" else ""
        raise refused_field(kind, path, not_json + reason_of(first)) from error
