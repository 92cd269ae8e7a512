"""Text and dates from outside: what a question may ask with, and how an article is documented."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, WithJsonSchema

from graph_schema.checks import MAX_ID
from graph_schema.intake import LANGUAGES, MAX_FIELD, STEPS, readable_line

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_ZONE = r"([Zz]|[+-][0-9]{2}:[0-9]{2})"
_TIME = re.compile(_DAY.pattern + r"[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?" + _ZONE)


def _one_line(text: str) -> str:
    if not text.strip():
        raise ValueError("is empty")
    return readable_line(text)


def _day(value: Any) -> Any:
    # Pydantic would read a number as seconds since 1970, and a time as its day.
    if isinstance(value, date):
        return value
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise ValueError("must be a day like 2026-03-14")
    return value


def _moment(value: Any) -> Any:
    if isinstance(value, datetime):
        return value
    if isinstance(value, str) and _DAY.fullmatch(value):
        value = f"{value}T00:00:00Z"
    if not isinstance(value, str) or not _TIME.fullmatch(value):
        raise ValueError("must be a day like 2026-03-14 or a time like 2026-03-14T09:30:00Z")
    try:
        return datetime.fromisoformat(value.upper()).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise ValueError("is no time of any day") from error


def _taken_as(*schemas: dict[str, Any]) -> Any:
    # Whatever comes is handed to the intake, which knows the rules; this documents them.
    return WithJsonSchema({"anyOf": [*schemas, {"type": "null"}]})


_NOT_IN_TEXT = r"\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f"
_NOT_IN_LINE = r"\u0000-\u001f\u007f"
_NOT_BLANK_LINE = rf"^[^{_NOT_IN_LINE}]*[^\s{_NOT_IN_LINE}][^{_NOT_IN_LINE}]*$"
_NOT_BLANK_TEXT = rf"^[^{_NOT_IN_TEXT}]*[^\s{_NOT_IN_TEXT}][^{_NOT_IN_TEXT}]*$"
_LINE = {"type": "string", "maxLength": MAX_FIELD, "pattern": f"^[^{_NOT_IN_LINE}]*$"}
_TITLE = {"type": "string", "maxLength": MAX_FIELD, "pattern": f"^[^{_NOT_IN_TEXT}]*$"}
_LINK = rf"^([Hh][Tt][Tt][Pp][Ss]?://[^\s/?#{_NOT_IN_LINE}][^{_NOT_IN_LINE}]*)?$"

Day = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
Moment = Annotated[
    datetime,
    BeforeValidator(_moment),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "format": "date"},
                {"type": "string", "format": "date-time"},
            ]
        }
    ),
]
Name = Annotated[
    str,
    StringConstraints(min_length=1, max_length=MAX_ID),
    AfterValidator(_one_line),
    # The check itself is a function, because what it says is clearer than a pattern.
    Field(json_schema_extra={"pattern": _NOT_BLANK_LINE}),
]
NewId = Annotated[
    Any,
    _taken_as(
        {
            "type": "string",
            "minLength": 1,
            "maxLength": MAX_ID,
            "pattern": _NOT_BLANK_LINE,
            "not": {"enum": list(STEPS)},
        },
        {"type": "integer"},
    ),
]
LanguageCode = Annotated[Any, _taken_as({"type": "string", "enum": ["", *sorted(LANGUAGES)]})]
Line = Annotated[Any, _taken_as(_LINE)]
Title = Annotated[Any, _taken_as(_TITLE)]
Link = Annotated[Any, _taken_as({**_LINE, "pattern": _LINK})]
Published = Annotated[
    Any,
    _taken_as(
        {"type": "string", "format": "date"},
        {"type": "string", "format": "date-time"},
        # Whatever else comes leaves the article undated, and is no error.
        {"title": "Anything else"},
    ),
]
ArticleText = Annotated[
    Any, WithJsonSchema({"type": "string", "minLength": 1, "pattern": _NOT_BLANK_TEXT})
]
