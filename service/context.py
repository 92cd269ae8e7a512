"""The sentence around a quote, found without any model."""

from __future__ import annotations

import re

from service.shapes.claims import Context

MOST = 400
MOST_BESIDE = 200
# A sentence ends at a line's end, or at a full stop or question mark before a space; a full
# stop after one capital ("U.S. forces") ends nothing.
_END = re.compile(r"(?:[!?؟۔…]|(?<![\s.][A-Z])(?<!^[A-Z])\.)[\"'”»)\]]*(?=\s)|[\r\n]+")
# What an end begins with; these few places are found much faster than an end is tried everywhere.
_MARK = re.compile(r"[!?؟۔….\r\n]")


def context_of(text: str, start: int, end: int) -> Context:
    """Give the sentence of `text` around `start:end`, at most 400 characters to each side.

    A side that is longer is cut at a space where there is one.
    """
    first = max(0, start - MOST)
    before = _last_end(text, first, start)
    if before is not None:
        first = before
    elif first and (space := text.find(" ", first, start)) >= 0:
        first = space
    last = min(len(text), end + MOST)
    # The quote may end with its sentence; look from its last character on.
    stop = _first_end(text, max(start, end - 1), min(len(text), last + 1))
    if stop is not None:
        last = max(end, min(last, stop))
    elif last < len(text) and (space := text.rfind(" ", end, last)) >= 0:
        last = space
    while first < start and text[first].isspace():
        first += 1
    while last > end and text[last - 1].isspace():
        last -= 1
    return Context(
        text=text[first:last],
        start=first,
        quote_start=start - first,
        quote_end=end - first,
        before=_before(text, first),
        after=_after(text, last),
    )


def _before(text: str, end: int) -> str | None:
    # The place before which the sentence in front of `end` begins.
    while end > 0 and text[end - 1].isspace():
        end -= 1
    if not end:
        return None
    first = max(0, end - MOST_BESIDE)
    before = _last_end(text, first, end - 1)
    return text[first if before is None else before : end].strip()


def _after(text: str, start: int) -> str | None:
    while start < len(text) and text[start].isspace():
        start += 1
    if start == len(text):
        return None
    last = min(len(text), start + MOST_BESIDE)
    stop = _first_end(text, start, min(len(text), last + 1))
    return text[start : last if stop is None else min(stop, last)].strip()


def _first_end(text: str, start: int, stop: int) -> int | None:
    """Give where the first sentence that ends in `start:stop` ends, or None."""
    ends = (_END.match(text, mark.start(), stop) for mark in _MARK.finditer(text, start, stop))
    return next((end.end() for end in ends if end), None)


def _last_end(text: str, start: int, stop: int) -> int | None:
    """Give where the last sentence that ends in `start:stop` ends, or None."""
    for mark in reversed([mark.start() for mark in _MARK.finditer(text, start, stop)]):
        end = _END.match(text, mark, stop)
        if end:
            return end.end()
    return None
