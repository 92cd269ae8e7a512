"""English titles: which are of one, and which of several."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from ingest.annotation import Token
from ingest.lexicons.actors import known_actors
from ingest.lexicons.files import word_list


def of_several(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Say whether the tokens `first` to `last` hold a title in the plural: Greek leaders.

    What stands before its head or is led to (chairman of the Joint Chiefs) may be many all the
    same.
    """
    words = [token.folded for token in tokens[first : last + 1]]
    led = (n for n, word in enumerate(words) if n and word in word_list("en", "prepositions"))
    head = words[: next(led, len(words))][-1:]
    return not _plurals().isdisjoint(head)


@cache
def _plurals() -> frozenset[str]:
    titles = (row.form for row in known_actors().titles["en"] if row.role == "title")
    heads = {title.split(" of ")[0].split()[-1].lower() for title in titles}
    return frozenset(map(_plural, heads))


def _plural(word: str) -> str:
    if word.endswith("man"):
        return word.removesuffix("an") + "en"
    return word.removesuffix("y") + "ies" if word.endswith("y") else word + "s"
