"""English titles: which are of one, and which of several."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from ingest.annotation import Token
from ingest.lexicons.actors import known_actors


def of_several(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Say whether the tokens `first` to `last` hold a title in the plural: Greek leaders."""
    return not _plurals().isdisjoint(token.folded for token in tokens[first : last + 1])


@cache
def _plurals() -> frozenset[str]:
    titles = (row.form for row in known_actors().titles["en"] if row.role == "title")
    heads = {title.split(" of ")[0].split()[-1].lower() for title in titles}
    return frozenset(map(_plural, heads))


def _plural(word: str) -> str:
    if word.endswith("man"):
        return word.removesuffix("an") + "en"
    return word.removesuffix("y") + "ies" if word.endswith("y") else word + "s"
