"""Headings between the paragraphs of an article, after which whoever spoke before them goes on."""

from __future__ import annotations

from ingest.annotation import Document

_LONGEST = 14  # words of a heading
_ENDS = frozenset(".!?؟:;؛»”\"')")
_BREAK = "\n"


def subheads(document: Document) -> frozenset[int]:
    """Give the numbers of the sentences that are headings inside the text.

    One is short, a line of its own that no mark ends, and neither begins nor ends the article.
    """
    lines = frozenset(_lines(document.article.text)[1:-1])
    return frozenset(
        number
        for number, sentence in enumerate(document.sentences)
        if not sentence.in_title
        and (sentence.start, sentence.end) in lines
        and sum(token.is_word for token in sentence.tokens) <= _LONGEST
        and document.article.text[sentence.end - 1] not in _ENDS
    )


def _lines(text: str) -> list[tuple[int, int]]:
    """Give where each line that is not empty begins and ends, the blanks around it left out."""
    found, start = [], 0
    for line in text.split(_BREAK):
        words = line.strip()
        if words:
            begin = start + line.index(words)
            found.append((begin, begin + len(words)))
        start += len(line) + 1
    return found
