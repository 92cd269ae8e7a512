"""A plain sentence splitter for training texts."""

import re

_END = re.compile(r"[.!?\u061f\u2026]+[\"'\u00bb\u201d)\]]*(?=\s|$)|\n+")
_SHORT = re.compile(
    r"(?:^|[\s(\"'])(?:[A-Za-z]|[A-Z](?:\.[A-Z])+|Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Lt|Col|Sgt|St|Jan|Feb"
    r"|Aug|Sept|Oct|Nov|Dec|No|vs|Jr|Sr)$"
)


def split(text: str) -> list[tuple[int, int]]:
    """Return (start, end) of each sentence of `text`, without the space around it."""
    cuts = []
    begin = 0
    for end in _END.finditer(text):
        if text[end.start()] == "." and _SHORT.search(text[begin : end.start()]):
            continue
        cuts.append((begin, end.end()))
        begin = end.end()
    cuts.append((begin, len(text)))
    spans = []
    for start, stop in cuts:
        while start < stop and text[start].isspace():
            start += 1
        while stop > start and text[stop - 1].isspace():
            stop -= 1
        if start < stop:
            spans.append((start, stop))
    return spans
