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
from service import samples
from service.conditional import REVISION
from service.problems import (
    AMBIGUOUS_ACTOR,
    BAD_PARAMETER,
    INTERNAL,
    MEDIA_TYPE,
    STORE_UNAVAILABLE,
    TOO_MUCH,
    UNKNOWN_ACTOR,
    WRONG_HOST,
    Kind,
    Refused,
    problem_of,
)
from service.shapes.problems import Candidate, FieldError

Answers = dict[int | str, dict[str, Any]]

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
JOB_LINKS = {
    "job": {"operationId": "get_job", "parameters": {"id": "$response.body#/id"}},
    "article": {"operationId": "get_article", "parameters": {"id": "$response.body#/article"}},
    "retract": {"operationId": "retract_article", "parameters": {"id": "$response.body#/article"}},
}
_HEADERS = {
    **REVISION_HEADER,
    "ETag": {
        "description": "Give it as If-None-Match to hear only whether the answer still holds.",
        "schema": {"type": "string"},
        "example": 'W/"6f1c2a9be0d14c7788aa"',
    },
}


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
        shown = problem_of(refusal, "/v1/relations").model_dump_json()
        content[MEDIA_TYPE]["examples"][kind.slug] = {"summary": kind.title, "value": shown}
        if kind is STORE_UNAVAILABLE:
            documented[kind.status]["headers"] = {
                "Retry-After": {
                    "description": "Seconds to wait.",
                    "schema": {"type": "integer"},
                    "example": 5,
                }
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
ACTOR_PROBLEMS = problems(UNKNOWN_ACTOR, AMBIGUOUS_ACTOR)
NETWORK_PROBLEMS = problems(UNKNOWN_ACTOR, AMBIGUOUS_ACTOR, BAD_PARAMETER, TOO_MUCH)
EXPORT_ANSWERS = _export_answers()
