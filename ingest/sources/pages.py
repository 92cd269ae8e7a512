"""Pages in HTML, and PDFs: one article each, taken out of what is around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO
from urllib.parse import urlsplit

from graph_schema.errors import InputRefused
from ingest.sources.base import Given, Item, Notice, Reading
from ingest.sources.decoding import Decoded, decode_any
from ingest.sources.extraction import Extracted, Page, Pdf
from ingest.sources.lines import remarks
from ingest.sources.records import items_of, taken_of
from ingest.sources.whole import whole

_WAY_OUT = "raise ACTORGRAPH_MAX_DOCUMENT_BYTES if it is an article"
# Where the standard has a page declare its charset.
_HEAD = 4_096
_DECLARED = re.compile(rb"<(?:meta|\?xml)[^>]{0,500}?(?:charset|encoding)\s*=\s*[\"']?([\w:.-]+)")
_NO_DOCUMENT = re.compile(rb"^%PDF-|^PK\x03\x04|^\x89PNG|^\xff\xd8\xff|^GIF8")


def read_page(stream: IO[bytes], name: str, how: Reading, given: Given) -> Iterator[Item]:
    """Give the article of a page in HTML: its main text, title, date and publisher."""
    try:
        raw = whole(stream, name, how.limits.document_bytes, _WAY_OUT)
        if _NO_DOCUMENT.match(raw):
            raise InputRefused(name, "is no HTML; name the file as what it is, such as .pdf")
        in_page = _DECLARED.search(raw[:_HEAD].lower())
        declared = given.charset or (in_page.group(1).decode("ascii") if in_page else None)
        decoded = decode_any(name, raw, declared=declared, forced=how.encoding)
        found = how.documents.extract(Page(decoded.text, given.url), name)
    except InputRefused as refusal:
        yield refusal
        return
    yield from _items(found, decoded, name, how, given)


def read_pdf(stream: IO[bytes], name: str, how: Reading, given: Given) -> Iterator[Item]:
    """Give the article of a PDF: its text in reading order, and its title."""
    try:
        raw = whole(stream, name, how.limits.document_bytes, _WAY_OUT)
        if b"%PDF-" not in raw[:1024]:
            raise InputRefused(name, "is no PDF, which begins with %PDF-")
        found = how.documents.extract(Pdf(raw), name)
    except InputRefused as refusal:
        yield refusal
        return
    yield from _items(found, None, name, how, given)


def _items(
    found: Extracted, decoded: Decoded | None, name: str, how: Reading, given: Given
) -> Iterator[Item]:
    fields = {
        "text": found.text,
        "title": found.title or given.title,
        "published": found.published or given.published,
        "publisher": found.publisher,
        "url": _address(given.url, found.url),
    }
    try:
        taken = taken_of(fields, name, how.limits)
    except InputRefused as refusal:
        yield refusal
        return
    if decoded is not None:
        yield from remarks(decoded, name)
    if taken.article.published is None and fields["published"] is None:
        yield Notice(name, "says no date; the article is taken undated")
    yield from items_of(taken, name)


def _address(asked: str | None, said: str | None) -> str | None:
    """Give the address that an article is known by.

    What a page says of its own is believed within its site only: a page could name the address of
    another site's article and take its place.
    """
    if asked is None or said is None:
        return asked or said
    same = urlsplit(asked).hostname == urlsplit(said).hostname
    return said if same and said.lower().startswith(("http://", "https://")) else asked
