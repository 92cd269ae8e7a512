"""Given names that a list has."""

from __future__ import annotations

from graph_schema.naming.words import listed, words_of

_SHORTEST = 3  # letters of a name behind a clitic


def given(word: str) -> bool:
    """Say whether a folded word is a given name that a list has."""
    return len(word) >= _SHORTEST and any(listed(one) for one in words_of(word))
