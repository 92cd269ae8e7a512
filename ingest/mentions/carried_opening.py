"""English pronouns that a time or a place stands before: a week earlier he, in Rome she."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.annotation import Token
from ingest.lexicons.files import word_list

_LONGEST = 6  # tokens between the beginning of a clause and its pronoun
_PLACES = frozenset({"in", "at"})
_PLACE = 3  # tokens of the name of a place: San Juan, New York
# Behind these a pronoun is no subject: that he, in it.
_NO_ENDS = frozenset({"a", "at", "by", "in", "of", "on", "that", "the", "this"})


def begins_behind(tokens: Sequence[Token], position: int) -> bool:
    """Say whether all that stands before a pronoun in its sentence tells when or where."""
    if not 0 < position <= _LONGEST or tokens[position - 1].folded in _NO_ENDS:
        return False
    ahead = tokens[:position]
    times = word_list("en", "times_before")
    if all(token.folded in times or token.text.isdigit() for token in ahead):
        return True
    named = ahead[1:]
    place = ahead[0].folded in _PLACES and 0 < len(named) <= _PLACE
    return place and all(token.text[0].isupper() or token.text == "-" for token in named)
