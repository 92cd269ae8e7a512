"""Reads Cypher scripts as far as tests need it: statements, and what is no literal in them."""

from __future__ import annotations

import re

# A literal, or several that are put together.
_LITERALS = re.compile(r"'(?:[^'\\]|\\.)*'(?: \+ '(?:[^'\\]|\\.)*')*", re.DOTALL)
_COMMENT = re.compile(r"^//.*\n")


def statements_of(script: str) -> list[str]:
    """Give the statements of a script; one ends at a semicolon that stands in no literal."""
    text = _COMMENT.sub("", script)
    found, begin, at = [], 0, 0
    while at < len(text):
        literal = _LITERALS.match(text, at)
        if literal:
            at = literal.end()
            continue
        if text[at] == ";":
            found.append(text[begin:at].strip())
            begin = at + 1
        at += 1
    assert not text[begin:].strip(), "the last statement has no end"
    return found


def without_literals(statement: str) -> str:
    """Give a statement with every literal of text made empty and every number 0."""
    return re.sub(r"\b\d+\b", "0", _LITERALS.sub("''", statement))
