"""How operations document their answers: an example of each, and the errors they may give.

FastAPI leaves every null out of the examples that it is given, so they travel to the finished
document as text and are read again there by `restore_examples`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from graph_schema.exports.formats import FORMATS
from graph_schema.naming.search import Fit
from graph_schema.records import ChangeKind
from service import samples
from service.conditional import REVISION
from service.problems import (
    AMBIGUOUS_ACTOR,
    BAD_BODY,
    BAD_PARAMETER,
    FORBIDDEN,
    INTERNAL,
    MEDIA_TYPE,
    NOT_JSON,
    SLOW_BODY,
    STORE_UNAVAILABLE,
    TOO_LARGE,
    TOO_MANY,
    TOO_MUCH,
    UNAUTHORIZED,
    UNKNOWN_ACTOR,
    WRONG_HOST,
    WRONG_MEDIA_TYPE,
    Kind,
    Refused,
    problem_of,
)
from service.shapes.problems import Candidate, FieldError

Answers = dict[int | str, dict[str, Any]]


def _header(description: str, kind: str, example: object) -> dict[str, Any]:
    return {"description": description, "schema": {"type": kind}, "example": example}


_RETRY_AFTER = {"Retry-After": _header("Seconds to wait.", "integer", 5)}
_CHALLENGE = {
    "WWW-Authenticate": _header(
        "What is wrong with the key, or which scope it lacks (RFC 6750).",
        "string",
        'Bearer realm="actorgraph"',
    )
}
_PROBLEM_HEADERS = {
    STORE_UNAVAILABLE: _RETRY_AFTER,
    UNAUTHORIZED: _CHALLENGE,
    FORBIDDEN: _CHALLENGE,
    TOO_MANY: {
        **_RETRY_AFTER,
        "RateLimit-Policy": _header("The rate that holds.", "string", '"requests";q=6000;w=60'),
        "RateLimit": _header("What is left, and until when.", "string", '"requests";r=0;t=1'),
    },
}

_FIELD = FieldError(where="source", reason="'Sirya' is no actor of the graph")
_CANDIDATE = Candidate(
    id="SYR",
    party="SYR",
    name="Syria",
    name_ar="سوريا",
    name_en="Syria",
    kind="state",
    score=0.9,
    reason=Fit.SPELLING,
    form="Syria",
)
MEDIA_TYPE_OF_EVENTS = "text/event-stream"
_OBJECT = {
    "type": "object",
    "properties": {"directed": {"type": "boolean"}, "multigraph": {"type": "boolean"}},
    "required": ["directed", "multigraph"],
}
_TEXT, _BINARY = {"type": "string"}, {"type": "string", "format": "binary"}
_EXPORT_SCHEMAS = {
    "application/json": _OBJECT,
    "application/zip": _BINARY,
    "application/jsonl": _TEXT,
    "application/graphml+xml": _TEXT,
    "application/gexf+xml": _TEXT,
    "text/plain": _TEXT,
    "application/vnd.apache.parquet": _BINARY,
}
_DISPOSITION = {
    "Content-Disposition": {
        "description": "A name for the file: what it holds, and of which revision.",
        "schema": {"type": "string"},
        "example": 'attachment; filename="actorgraph-relations-r42.graphml"',
    },
}
REVISION_HEADER = {
    REVISION: {
        "description": "The number of changes that the graph had seen.",
        "schema": {"type": "integer"},
        "example": 42,
    },
}
LOCATION = {
    "Location": {
        "description": "Where the job is found.",
        "schema": {"type": "string", "format": "uri-reference"},
        "example": samples.JOB.links.job,
    },
}
WEBHOOK_LOCATION = {
    "Location": {
        "description": "Where the webhook is found.",
        "schema": {"type": "string", "format": "uri-reference"},
        "example": samples.WEBHOOK.links.webhook,
    },
}
JOB_LINKS = {
    "job": {"operationId": "get_job", "parameters": {"id": "$response.body#/id"}},
    "article": {"operationId": "get_article", "parameters": {"id": "$response.body#/article"}},
    "retract": {"operationId": "retract_article", "parameters": {"id": "$response.body#/article"}},
}
_TAG = {
    "ETag": {
        "description": "Give it as If-None-Match to hear only whether the answer still holds.",
        "schema": {"type": "string"},
        "example": 'W/"6f1c2a9be0d14c7788aa"',
    },
}
_HEADERS = {**REVISION_HEADER, **_TAG}


def answers(
    status: int, description: str, example: BaseModel, headers: Mapping[str, Any] | None = None
) -> Answers:
    """Give the answer of an operation that went well, with an example."""
    content = {"application/json": {"example": example.model_dump_json()}}
    return {status: {"description": description, "content": content, "headers": headers or {}}}


def conditional_answers(description: str, example: BaseModel) -> Answers:
    """Give the answers of a conditional GET: 200 with an example, and 304."""
    documented = answers(200, description, example, _HEADERS)
    documented[304] = {"description": "What you have still holds.", "headers": _HEADERS}
    return documented


def constant_answers(description: str, example: BaseModel) -> Answers:
    """Give the answers of a conditional GET in which the graph has no part."""
    documented = answers(200, description, example, _TAG)
    documented[304] = {"description": "What you have still holds.", "headers": _TAG}
    return documented


def conditional_page(description: str, example: str) -> Answers:
    """Give the answers of a conditional GET of a page."""
    content = {"text/html": {"schema": {"type": "string"}, "example": json.dumps(example)}}
    return {
        200: {"description": description, "content": content, "headers": _HEADERS},
        304: {"description": "What you have still holds.", "headers": _HEADERS},
    }


def _export_answers() -> Answers:
    """Give the answers of an export: 200 with what each format is, and 304."""
    content: dict[str, dict[str, Any]] = {}
    # Programs that make clients of this document read every answer as the first that they know;
    # as text all of them can be read.
    for form in sorted(FORMATS.values(), key=lambda one: one.media_type != "text/plain"):
        entry = content.setdefault(form.media_type, {"schema": _EXPORT_SCHEMAS[form.media_type]})
        if form.id in samples.EXPORTS:
            text = samples.EXPORTS[form.id]
            value = text if entry["schema"] == _OBJECT else json.dumps(text)
            shown = {"summary": form.title, "value": value}
            entry.setdefault("examples", {})[form.id] = shown
    headers = {**_HEADERS, **_DISPOSITION}
    return {
        200: {"description": "The file.", "content": content, "headers": headers},
        304: {"description": "What you have still holds.", "headers": _HEADERS},
    }


def problems(*kinds: Kind) -> Answers:
    """Give the errors that an operation may answer with."""
    documented: Answers = {}
    for kind in kinds:
        actor = kind in (UNKNOWN_ACTOR, AMBIGUOUS_ACTOR)
        field = kind in (UNKNOWN_ACTOR, AMBIGUOUS_ACTOR, BAD_PARAMETER)
        refusal = Refused(
            kind,
            f"source: {_FIELD.reason}" if field else kind.title,
            errors=[_FIELD] if field else [],
            candidates=[_CANDIDATE] if actor else [],
        )
        content = documented.setdefault(
            kind.status,
            {
                "description": kind.title,
                "content": {
                    MEDIA_TYPE: {
                        "schema": {"$ref": "#/components/schemas/Problem"},
                        "examples": {},
                    }
                },
            },
        )["content"]
        shown = problem_of(refusal, "/v1/relations", "5f0a1b2c3d4e5f60").model_dump_json()
        content[MEDIA_TYPE]["examples"][kind.slug] = {"summary": kind.title, "value": shown}
        documented[kind.status].setdefault("headers", {}).update(_PROBLEM_HEADERS.get(kind, {}))
    return documented


def text_answers(description: str, media_type: str, example: str) -> Answers:
    """Give the answer of an operation that gives text, with an example."""
    content = {media_type: {"schema": {"type": "string"}, "example": json.dumps(example)}}
    return {200: {"description": description, "content": content}}


def event_stream(example: str) -> Answers:
    """Give the answer of an operation that gives server-sent events, with an example."""
    documented = text_answers("Events, until you close.", MEDIA_TYPE_OF_EVENTS, example)
    documented[200]["content"][MEDIA_TYPE_OF_EVENTS]["itemSchema"] = {
        "type": "object",
        "properties": {
            "id": {"type": "string", "pattern": "^[0-9]+$"},
            "event": {"type": "string", "enum": [*ChangeKind, "gap"]},
            "data": {
                "type": "string",
                "contentMediaType": "application/json",
                "contentSchema": {
                    "anyOf": [
                        {"$ref": "#/components/schemas/ChangeEvent"},
                        {"$ref": "#/components/schemas/GapEvent"},
                    ]
                },
            },
        },
    }
    return documented


def restore_examples(document: dict[str, Any]) -> None:
    """Put every example of a finished OpenAPI document back into the form of an answer."""
    for operations in document["paths"].values():
        for operation in operations.values():
            for answer in operation["responses"].values():
                for content in answer.get("content", {}).values():
                    if "example" in content:
                        content["example"] = json.loads(content["example"])
                    for named in content.get("examples", {}).values():
                        named["value"] = json.loads(named["value"])


COMMON = problems(BAD_PARAMETER, WRONG_HOST, INTERNAL, STORE_UNAVAILABLE)
GUARDED = {**COMMON, **problems(UNAUTHORIZED, FORBIDDEN, TOO_MANY)}
BODY_PROBLEMS = problems(BAD_PARAMETER, BAD_BODY, NOT_JSON, SLOW_BODY, TOO_LARGE, WRONG_MEDIA_TYPE)
ACTOR_PROBLEMS = problems(UNKNOWN_ACTOR, AMBIGUOUS_ACTOR)
NETWORK_PROBLEMS = problems(UNKNOWN_ACTOR, AMBIGUOUS_ACTOR, BAD_PARAMETER, TOO_MUCH)
EXPORT_ANSWERS = _export_answers()
