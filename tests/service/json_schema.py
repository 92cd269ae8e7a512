"""As much of JSON Schema as the service's OpenAPI document uses, and no keyword passed over."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any

NOTES = {"type", "title", "description", "examples", "example", "default", "discriminator"}
TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "array": (list,),
    "object": (dict,),
    "null": (type(None),),
}


FORMATS: dict[str, Callable[[str], object]] = {
    "uri-reference": lambda _: True,
    "date": date.fromisoformat,
    "date-time": lambda value: datetime.fromisoformat(value).tzinfo,
}


def faults(value: Any, schema: dict[str, Any], document: dict[str, Any]) -> Iterator[str]:
    """Give each way in which a value breaks a schema of a document."""
    if "type" in schema and not _is(value, schema["type"]):
        yield f"{value!r} is no {schema['type']}"
        return
    for keyword, rule in schema.items():
        if keyword not in NOTES:
            yield from _broken(keyword, rule, value, schema, document)


def _is(value: Any, kind: str) -> bool:
    return isinstance(value, TYPES[kind]) and (kind == "boolean" or not isinstance(value, bool))


def _broken(
    keyword: str, rule: Any, value: Any, schema: dict[str, Any], document: dict[str, Any]
) -> Iterator[str]:
    match keyword:
        case "$ref":
            yield from faults(value, resolve(rule, document), document)
        case "anyOf":
            if all(any(True for _ in faults(value, choice, document)) for choice in rule):
                yield f"{value!r} is none of {rule}"
        case "allOf":
            for part in rule:
                yield from faults(value, part, document)
        case "properties":
            for name, inner in rule.items():
                if name in value:
                    yield from faults(value[name], inner, document)
        case "required":
            yield from (f"{name} is missing in {value!r}" for name in rule if name not in value)
        case "additionalProperties":
            if isinstance(rule, dict):
                for inner in value.values():
                    yield from faults(inner, rule, document)
            elif rule is False:
                yield from (f"{n} is too much" for n in value if n not in schema["properties"])
        case "items":
            for item in value:
                yield from faults(item, rule, document)
        case "not":
            if not [*faults(value, rule, document)]:
                yield f"{value!r} is what it must not be: {rule!r}"
        case _:
            yield from _simple(keyword, rule, value)


def _simple(keyword: str, rule: Any, value: Any) -> Iterator[str]:
    checks: dict[str, Callable[[], object]] = {
        "enum": lambda: value in rule,
        "const": lambda: value == rule,
        "pattern": lambda: re.search(rule, value),
        "minLength": lambda: len(value) >= rule,
        "maxLength": lambda: len(value) <= rule,
        "exclusiveMinimum": lambda: value > rule,
        "minProperties": lambda: len(value) >= rule,
        "maxProperties": lambda: len(value) <= rule,
        "minItems": lambda: len(value) >= rule,
        "maxItems": lambda: len(value) <= rule,
        "minimum": lambda: value >= rule,
        "maximum": lambda: value <= rule,
        "format": lambda: FORMATS[rule](value),
    }
    try:
        holds = checks[keyword]()
    except ValueError:
        # A date that cannot be read as one.
        holds = False
    if not holds:
        yield f"{value!r} breaks {keyword}: {rule!r}"


def resolve(reference: str, document: dict[str, Any]) -> dict[str, Any]:
    """Give the schema that a reference within a document points to."""
    found: Any = document
    for part in reference.removeprefix("#/").split("/"):
        found = found[part]
    assert isinstance(found, dict)
    return found
