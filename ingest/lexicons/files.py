"""The rows of the lexicon files, read and checked; refused with file and line when wrong."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from graph_schema.errors import ModelError
from graph_schema.folding import fold
from graph_schema.tables import read_rows

__all__ = ["folder", "read_rows", "word_list"]


def folder() -> Traversable:
    """Give the folder of the lexicons that ship with the project."""
    return files("ingest") / "lexicons"


@cache
def word_list(language: str, name: str) -> frozenset[str]:
    """Give the words of `LANGUAGE/NAME.txt`, one a line; raises ModelError for an empty line.

    Arabic words are compared folded, so that one which is not folded could never be found: it
    raises ModelError too.
    """
    file = folder() / language / f"{name}.txt"
    words = read_list(file)
    for word in sorted(words) if language == "ar" else ():
        if word != fold(word):
            raise ModelError(file.name, word, f"is not folded, which gives {fold(word)}")
    return words


def read_list(file: Traversable) -> frozenset[str]:
    """Give the lines of a file; raises ModelError for an empty one, or one that comes twice."""
    lines = file.read_text(encoding="utf-8").splitlines()
    if any(not line or line != line.strip() for line in lines):
        raise ModelError(file.name, "a line", "is empty or begins or ends with a space")
    if len(set(lines)) != len(lines):
        raise ModelError(file.name, "a line", "comes twice")
    return frozenset(lines)
