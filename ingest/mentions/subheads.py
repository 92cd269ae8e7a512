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
    text = document.article.text
    return frozenset(
        number
        for number, sentence in enumerate(document.sentences)
        if not sentence.in_title
        and sum(token.is_word for token in sentence.tokens) <= _LONGEST
        and text[sentence.end - 1 : sentence.end] not in _ENDS
        and _BREAK in text[_behind(text, sentence.start) : sentence.start]
        and text[sentence.end :].lstrip(" \t\r").startswith(_BREAK)
    )


def _behind(text: str, start: int) -> int:
    """Give where the blanks before a place begin."""
    while start and text[start - 1].isspace():
        start -= 1
    return start
