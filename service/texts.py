"""Text and dates from outside: what is let in at the edge."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, WithJsonSchema

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_OVERRIDE = re.compile("[\u202d\u202e]")
# Some Arabic publishers write embeddings and isolates around numbers; left open, they would
# reorder what is shown after them.
_OPENING = re.compile("[\u202a\u202b\u2066-\u2068]")
_CLOSING = re.compile("[\u202c\u2069]")


def without_controls(text: str) -> str:
    """Give `text` back; raises ValueError for controls, overrides and embeddings left open."""
    bad = _CONTROL.search(text) or _OVERRIDE.search(text)
    if bad is None and _OPENING.search(text):
        for line in text.splitlines():
            if len(_OPENING.findall(line)) > len(_CLOSING.findall(line)):
                bad = _OPENING.search(line)
                break
    if bad is not None:
        code = f"U+{ord(bad.group()):04X}"
        raise ValueError(f"has the control character {code} at {bad.start()}; remove it")
    return text


def _one_line(text: str) -> str:
    if "\n" in text or "\r" in text or "\t" in text:
        raise ValueError("must be one line")
    return _not_blank(text)


def _not_blank(text: str) -> str:
    if not text.strip():
        raise ValueError("is empty")
    return without_controls(text)


def _link(text: str) -> str:
    # A dashboard makes a link of it, so it must not be a script.
    if not text.startswith(("http://", "https://")):
        raise ValueError("must begin with http:// or https://")
    return _one_line(text)


def _stripped(text: str) -> str:
    return text.strip()


def _day(value: Any) -> Any:
    # Pydantic would read a number as seconds since 1970, and a time as its day.
    if isinstance(value, date):
        return value
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise ValueError("must be a day like 2026-03-14")
    return value


def _documented(pattern: str) -> Any:
    # The check itself is a function, because what it says is clearer than a pattern.
    return Field(json_schema_extra={"pattern": pattern})


_NOT_IN_TEXT = r"\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202d\u202e"
_NOT_IN_LINE = r"\u0000-\u001f\u007f\u202d\u202e"
_LINE = rf"^[^{_NOT_IN_LINE}]*[^\s{_NOT_IN_LINE}][^{_NOT_IN_LINE}]*$"
_TEXT = rf"^[^{_NOT_IN_TEXT}]*[^\s{_NOT_IN_TEXT}][^{_NOT_IN_TEXT}]*$"

Day = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
Name = Annotated[
    str,
    StringConstraints(min_length=1, max_length=200),
    AfterValidator(_one_line),
    _documented(_LINE),
]
NewId = Annotated[Name, AfterValidator(_stripped)]
Line = Annotated[
    str,
    StringConstraints(min_length=1, max_length=2_000),
    AfterValidator(_one_line),
    AfterValidator(_stripped),
    _documented(_LINE),
]
Link = Annotated[
    str,
    StringConstraints(min_length=1, max_length=2_000),
    AfterValidator(_link),
    AfterValidator(_stripped),
    _documented(rf"^https?://[^{_NOT_IN_LINE}]*$"),
]
ArticleText = Annotated[
    str, StringConstraints(min_length=1), AfterValidator(_not_blank), _documented(_TEXT)
]
