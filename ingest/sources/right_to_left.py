"""The reading order of a line that a PDF gives glyph by glyph from left to right."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import groupby

_RIGHT = frozenset({"R", "AL"})
_LEFT = frozenset({"L"})
_NUMBER = frozenset({"EN", "AN"})
# Written within a number, or just at it.
_IN_NUMBER = frozenset({"ES", "CS", "ET"})


def in_reading_order(glyphs: Sequence[str]) -> str:
    """Give a line in the order that it is read in, of glyphs as they stand from left to right.

    A glyph may stand for several letters, which are in order already. In a line that has more
    Arabic than Latin letters the whole is turned, but for words in Latin letters and numbers, and
    so are brackets; in other lines only the Arabic words are. This is the inverse of what the
    bidirectional algorithm (Unicode UAX 9) does to show a line, for one level of nesting.
    """
    kinds = [_kind(glyph) for glyph in glyphs]
    right, left = kinds.count("R"), kinds.count("L")
    if not right:
        return "".join(glyphs)
    if right > left:
        return "".join(_runs(glyphs[::-1], kinds[::-1], turned=_LEFT | {"1"}, mirrored=True))
    return "".join(_runs(glyphs, kinds, turned=frozenset("R"), mirrored=False))


def _runs(
    glyphs: Sequence[str], kinds: Sequence[str], *, turned: frozenset[str], mirrored: bool
) -> list[str]:
    """Give the glyphs with each run of the `turned` kinds the other way round."""
    within = _with_inner(kinds, turned)
    out: list[str] = []
    for inside, run in groupby(range(len(glyphs)), key=lambda at: within[at]):
        places = list(run)
        if inside:
            out += [glyphs[at] for at in reversed(places)]
        else:
            out += [_mirror(glyphs[at]) if mirrored else glyphs[at] for at in places]
    return out


def _with_inner(kinds: Sequence[str], turned: frozenset[str]) -> list[bool]:
    """Say of each glyph whether it is in a run: neutral ones between two of a run are."""
    within = [kind in turned for kind in kinds]
    last: int | None = None
    for at, kind in enumerate(kinds):
        if kind in turned:
            if last is not None:
                within[last:at] = [True] * (at - last)
            last = at
        elif kind not in (" ", "+"):
            last = None
    return within


def _kind(glyph: str) -> str:
    """Give R, L, 1 for a number, + for what may stand in one, or a space for anything else."""
    for letter in glyph:
        kind = unicodedata.bidirectional(letter)
        if kind in _RIGHT:
            return "R"
        if kind in _LEFT:
            return "L"
        if kind in _NUMBER:
            return "1"
        if kind in _IN_NUMBER:
            return "+"
    return " "


def _mirror(glyph: str) -> str:
    return _MIRRORED.get(glyph, glyph)


_MIRRORED = dict(zip("()[]{}<>«»‹›", ")(][}{><»«›‹", strict=True))
