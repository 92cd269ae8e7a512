"""We, us and our forces in a quotation: the party of whoever speaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from ingest.annotation import Token
from ingest.arabic import CONJUNCTIONS, LEADING, readings
from ingest.lexicons.files import word_list
from ingest.marks import OPENING_QUOTES, QUOTES
from ingest.mentions.index import title_index

MOST = 2  # in one sentence; more would only repeat what the first ones say
_OURS = "our"
_CLOSING = QUOTES - OPENING_QUOTES


def first_person(
    tokens: Sequence[Token], language: str, *, inside: bool
) -> Iterator[tuple[int, int]]:
    """Give first and last token of what a speaker calls his own side in a quotation.

    `inside` says whether a quotation of the sentence before goes on.
    """
    own = (
        (position, last)
        for position, quoted in enumerate(in_quotation(tokens, inside=inside))
        if quoted and tokens[position].is_word
        if (last := called_own(tokens, position, language)) is not None
    )
    yield from islice(own, MOST)


def in_quotation(tokens: Sequence[Token], *, inside: bool) -> Iterator[bool]:
    """Say of each token whether it stands in a quotation; `inside`, whether one goes on."""
    quoted = inside
    for token in tokens:
        if token.text in OPENING_QUOTES:
            quoted = True
        elif token.text in _CLOSING:
            quoted = not quoted and token.text == '"'
        yield quoted


def called_own(tokens: Sequence[Token], position: int, language: str) -> int | None:
    """Give the last token of a word at a token for the side of whoever speaks: our troops."""
    word = tokens[position].folded
    first = word_list(language, "first_person")
    if language == "en":
        if word != _OURS:
            return position if word in first and tokens[position].text != "US" else None
        behind = position + 1
        hit = title_index("en").at(tokens, behind) if behind < len(tokens) else None
        return hit.last if hit is not None and hit.form.role == "body" else None
    prefixes = (*CONJUNCTIONS, *LEADING)
    ways = [word, *(r.stem for r in readings(word) if r.prefix and r.prefix[-1] in prefixes)]
    return position if not first.isdisjoint(ways) else None
