"""Taking pages and PDFs apart. It runs in a child process with little memory, see `documents`."""

from __future__ import annotations

import contextlib
import io
import logging
import re
import resource
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.sources.listing import Listed, Listing, listing_of
from ingest.sources.right_to_left import in_reading_order

if TYPE_CHECKING:
    from pdfminer.pdfdocument import PDFDocument

# What a page or PDF has beside text: controls, and marks that order what a browser shows.
_UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
# Letters in the shape that they have in a word, which PDFs keep.
_SHAPED = re.compile("[\ufb00-\ufb06\ufb50-\ufdff\ufe70-\ufefc]+")
_NO_TITLE = re.compile(
    r"^(untitled|microsoft word - .*|.*\.(docx?|pdf|indd|html?))$", re.IGNORECASE
)
_PAGES = 500
# A date that stands where dates stand; without this a year anywhere in the text becomes one.
_DATES = {"extensive_search": False, "original_date": True, "outputformat": "%Y-%m-%d"}


@dataclass(frozen=True, slots=True)
class Page:
    """A page to take apart; `url` is where it is from."""

    html: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Pdf:
    """A PDF to take apart."""

    raw: bytes


@dataclass(frozen=True, slots=True)
class Extracted:
    """What a page or PDF says; `failure` says why nothing could be taken from it."""

    text: str = ""
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    failure: str | None = None


def extractor(most_bytes: int) -> Callable[[Page | Pdf | Listed], Extracted | Listing]:
    """Bound the memory of this process and give the function that takes documents apart."""
    with contextlib.suppress(ValueError, OSError):
        # Where the system has no such bound, the sizes that are let in here are one.
        resource.setrlimit(resource.RLIMIT_AS, (most_bytes, most_bytes))
    logging.disable(logging.CRITICAL)
    return extract


def extract(document: Page | Pdf | Listed) -> Extracted | Listing:
    """Give what a document says or lists, or the reason why nothing."""
    empty = Listing if isinstance(document, Listed) else Extracted
    try:
        if isinstance(document, Listed):
            return listing_of(document)
        return _page(document) if isinstance(document, Page) else _pdf(document)
    except MemoryError:
        return empty(failure="needs more memory than a document may have")
    except RecursionError:
        return empty(failure="is nested too deeply")


def _page(page: Page) -> Extracted:
    from trafilatura import bare_extraction

    html = _DECLARATION.sub("", page.html.replace("\x00", ""), count=1)
    found = bare_extraction(
        html,
        url=page.url,
        with_metadata=True,
        include_comments=False,
        date_extraction_params=dict(_DATES),
    )
    if found is None or isinstance(found, dict) or not (found.text or "").strip():
        return Extracted(failure="has no text of an article")
    title, text = _line(found.title), _clean(found.text or "")
    head, _, rest = text.partition("\n")
    if _line(head) == title and rest.strip():
        # The headline stands in both, and would be read twice.
        text = rest.strip()
    return Extracted(
        text=text,
        title=title,
        published=found.date or None,
        publisher=_line(found.sitename) or _line(found.hostname),
        url=found.url or None,
    )


def _pdf(document: Pdf) -> Extracted:
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfexceptions import PDFException
    from pdfminer.pdfparser import PDFParser
    from pdfminer.psexceptions import PSException

    try:
        parser = PDFParser(io.BytesIO(document.raw))
        opened = PDFDocument(parser)
        if not opened.is_extractable:
            return Extracted(failure="forbids that its text is taken out")
        text = "\n\n".join(_pdf_blocks(opened))
        title = _pdf_title(opened)
    except (PDFException, PSException) as error:
        kind = type(error).__name__
        if "Password" in kind or "Encryption" in kind:
            return Extracted(failure="is encrypted; save a copy without a password")
        return Extracted(failure=f"is no PDF that can be read ({kind})")
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, OverflowError) as error:
        # What broken files make the library stumble over.
        return Extracted(failure=f"is a broken PDF ({type(error).__name__})")
    if not text.strip():
        return Extracted(failure="has no text, perhaps only pictures of it; recognise it first")
    return Extracted(text=text, title=title)


def _pdf_blocks(opened: PDFDocument) -> Iterator[str]:
    """Give the blocks of text of each page, each as one line."""
    from pdfminer.converter import PDFPageAggregator
    from pdfminer.layout import LAParams, LTTextBox, LTTextLine
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
    from pdfminer.pdfpage import PDFPage

    shared = PDFResourceManager()
    device = PDFPageAggregator(shared, laparams=LAParams())
    interpreter = PDFPageInterpreter(shared, device)
    for number, page in enumerate(PDFPage.create_pages(opened)):
        if number == _PAGES:
            return
        interpreter.process_page(page)
        for box in device.get_result():
            if isinstance(box, LTTextBox):
                lines = (line for line in box if isinstance(line, LTTextLine))
                # A sentence runs on over the lines of its block.
                block = " ".join(
                    in_reading_order([glyph.get_text() for glyph in line]).strip() for line in lines
                )
                if cleaned := _clean(_SHAPED.sub(_plain_letters, block)):
                    yield cleaned


def _pdf_title(opened: PDFDocument) -> str | None:
    from pdfminer.utils import decode_text

    for info in opened.info:
        raw = info.get("Title")
        title = _line(decode_text(raw)) if isinstance(raw, bytes) else None
        if title and not _NO_TITLE.match(title):
            return title
    return None


def _plain_letters(shaped: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", shaped.group())


def _clean(text: str) -> str:
    return _UNWANTED.sub("", text).strip()


def _line(text: str | None) -> str | None:
    return " ".join(_clean(text or "").split()) or None
