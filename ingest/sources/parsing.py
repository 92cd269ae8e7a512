"""JSON from outside: parsed, or refused with the column where it breaks."""

from __future__ import annotations

import json
from typing import Any

from graph_schema.errors import InputRefused
from ingest.sources.decoding import decode


def parse(where: str, raw: bytes) -> Any:
    """Give the value of a line of JSON; raises InputRefused with the column where it breaks."""
    return parsed(where, decode(where, raw))


def parsed(where: str, text: str, *, of_lines: bool = False) -> Any:
    """Give the value of JSON; with `of_lines` a refusal names the line too."""
    try:
        # Stripped, so that a line cut short breaks at its own last column, not on the next line.
        return json.loads(text.rstrip())
    except RecursionError as error:
        raise InputRefused(where, "is nested too deeply") from error
    except json.JSONDecodeError as error:
        place = f"{where}:{error.lineno}" if of_lines else where
        reason = f"is not JSON: {error.msg} at column {error.colno}"
        raise InputRefused(place, reason) from error
    except ValueError as error:
        raise InputRefused(where, "is not JSON: a number has too many digits") from error
