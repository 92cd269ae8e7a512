"""Pages, PDFs and archives: what is taken out of them."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from datetime import date

import pytest

from graph_schema.errors import InputRefused
from graph_schema.records import Article
from graph_schema.web import id_of_url
from ingest.sources.archive import read_archive
from ingest.sources.base import NOTHING, Format, Given, Item, Limits, Notice, Reading
from ingest.sources.documents import Documents
from ingest.sources.pages import read_page, read_pdf
from ingest.sources.right_to_left import in_reading_order
from tests.ingest.pdfs import Part, a_pdf, seen
from tests.ingest.site import page

TITLE = "لقاء في دمشق"
FIRST = "التقى وزير الخارجية السوري نظيره القطري في دمشق، وبحثا العلاقات بين البلدين."
SECOND = "وأدان الوزير الغارات الإسرائيلية على الجنوب السوري، ودعا إلى وقفها."
URL = "https://news.example/ar/1"
HEAD = (
    '<meta property="og:site_name" content="وكالة المثال">'
    '<meta property="article:published_time" content="2026-03-14T21:00:00Z">'
)


@pytest.fixture(scope="module")
def documents() -> Iterator[Documents]:
    with Documents() as opened:
        yield opened


def items(read: Format, raw: bytes, documents: Documents, given: Given = NOTHING) -> list[Item]:
    how = Reading(Limits(10_000, 200_000), documents=documents)
    return list(read(io.BytesIO(raw), "x", how, given))


def article(found: list[Item]) -> Article:
    (only,) = [item for item in found if isinstance(item, Article)]
    return only


def refusal(found: list[Item]) -> str:
    (only,) = found
    assert isinstance(only, InputRefused)
    return only.reason


def test_of_a_page_the_article_is_taken(documents: Documents) -> None:
    raw = page(TITLE, FIRST, SECOND, head=HEAD).encode()
    (found,) = items(read_page, raw, documents, Given(url=URL))
    assert found == Article(
        str(id_of_url(URL)),
        "ar",
        TITLE,
        f"{FIRST}\n{SECOND}",
        date(2026, 3, 14),
        "وكالة المثال",
        URL,
    )


def test_a_page_that_says_no_date_is_undated_whatever_years_it_speaks_of(
    documents: Documents,
) -> None:
    raw = page(TITLE, FIRST, "عقد الطرفان اتفاقا في عام 2019 وجدداه في 2021.").encode()
    notice, found = items(read_page, raw, documents, Given(url=URL))
    assert isinstance(notice, Notice)
    assert notice.reason == "says no date; the article is taken undated"
    assert isinstance(found, Article)
    assert found.published is None


@pytest.mark.parametrize("declared", ["windows-1256", "utf-8", "iso-8859-1", None])
def test_a_page_in_windows_1256_is_read_whatever_it_declares(
    documents: Documents, declared: str | None
) -> None:
    meta = f'<meta charset="{declared}">' if declared else ""
    raw = page(TITLE, FIRST, SECOND, head=meta + HEAD).encode("windows-1256")
    assert article(items(read_page, raw, documents)).text == f"{FIRST}\n{SECOND}"


def test_marks_that_order_what_is_shown_and_nuls_are_no_part_of_the_text(
    documents: Documents,
) -> None:
    raw = page(TITLE, "\u202b" + FIRST, f"\u2067{SECOND}", head=HEAD).encode()
    assert article(items(read_page, raw, documents)).text == f"{FIRST}\n{SECOND}"


def test_a_page_is_known_by_what_it_says_of_its_own_within_its_site(documents: Documents) -> None:
    own = '<link rel="canonical" href="https://news.example/ar/canonical">'
    other = '<link rel="canonical" href="https://other.example/ar/1">'
    raw = page(TITLE, FIRST, head=own + HEAD).encode()
    assert article(items(read_page, raw, documents, Given(url=URL))).url == (
        "https://news.example/ar/canonical"
    )
    raw = page(TITLE, FIRST, head=other + HEAD).encode()
    assert article(items(read_page, raw, documents, Given(url=URL))).url == URL


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b" ", "is empty"),
        (b"<html><body><img src='a'></body></html>", "has no text of an article"),
        (b"%PDF-1.4 no page", "is no HTML; name the file as what it is"),
        (b"x" * 300_000, "is larger than 200000 bytes; raise ACTORGRAPH_MAX_DOCUMENT_BYTES"),
    ],
)
def test_a_page_that_is_none_is_refused(documents: Documents, raw: bytes, told: str) -> None:
    assert told in refusal(items(read_page, raw, documents))


LINES: list[list[Part]] = [
    [("R", "التقى "), ("L", "14"), ("R", " وزيرا في دمشق (سوريا)")],
    [("R", "بعثة "), ("L", "UNIFIL 1701"), ("R", " في الجنوب.")],
    [("L", "The envoy said "), ("R", "السلام عليكم"), ("L", " to 250 guests.")],
]


@pytest.mark.parametrize("line", LINES)
def test_a_line_of_glyphs_comes_back_in_reading_order(line: list[Part]) -> None:
    glyphs = seen(line)
    # In a line that runs leftwards a bracket is shown as its mirror.
    if line[0][0] == "R":
        glyphs = [{"(": ")", ")": "("}.get(glyph, glyph) for glyph in glyphs]
    assert in_reading_order(glyphs) == "".join(text for _, text in line)


def test_of_a_pdf_the_text_is_taken_in_reading_order(documents: Documents) -> None:
    lines: list[list[Part]] = [
        [("R", "التقى وزير الخارجية السوري "), ("L", "14"), ("R", " وزيرا")],
        [("R", "في دمشق يوم الأحد.")],
    ]
    found = items(read_pdf, a_pdf(lines, title=TITLE), documents)
    assert article(found).text == "التقى وزير الخارجية السوري 14 وزيرا في دمشق يوم الأحد."
    assert article(found).title == TITLE


def test_letters_shaped_for_print_become_plain_ones(documents: Documents) -> None:
    shaped = "\ufe97\ufe8e\ufedf\ufec0\ufec3 \ufef7\ufee7\ufeea ﻣﺪﻳﻨﺔ"
    text = article(items(read_pdf, a_pdf([[("R", shaped)]]), documents)).text
    assert text == "تالضط لأنه مدينة"


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"no pdf", "is no PDF"),
        (b"%PDF-1.4\n%%EOF", "PDF"),
        (a_pdf([[("L", "x")]])[:400], "PDF"),
        (a_pdf([[("L", " ")]]), "has no text, perhaps only pictures"),
        (
            a_pdf(
                [[("L", "secret")]],
                extra=b"/ID[<00><00>]/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -1/O<"
                + b"00" * 32
                + b">/U<"
                + b"11" * 32
                + b">>>",
            ),
            "is encrypted; save a copy without a password",
        ),
    ],
    ids=["none", "empty", "cut", "blank", "encrypted"],
)
def test_a_pdf_that_is_none_is_refused(documents: Documents, raw: bytes, told: str) -> None:
    assert told in refusal(items(read_pdf, raw, documents))


def record(url: str, body: bytes, *headers: str, status: str = "200 OK") -> bytes:
    """Give a response as a crawler keeps it."""
    told = "\r\n".join(("Content-Type: text/html", *headers))
    http = f"HTTP/1.1 {status}\r\n{told}\r\n\r\n".encode() + body
    warc = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\n"
        "WARC-Date: 2026-03-15T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return warc.encode() + http + b"\r\n\r\n"


PAGE = page(TITLE, FIRST, SECOND, head=HEAD).encode()


def test_of_an_archive_the_answered_pages_are_taken(documents: Documents) -> None:
    chunks = (
        b"".join(
            b"%x\r\n" % len(PAGE[n : n + 99]) + PAGE[n : n + 99] + b"\r\n"
            for n in range(0, len(PAGE), 99)
        )
        + b"0\r\n\r\n"
    )
    raw = b"".join(
        [
            record("https://a.example/1", PAGE),
            record("https://a.example/2", b"gone", status="404 Not Found"),
            record("https://a.example/3", gzip.compress(PAGE), "Content-Encoding: gzip"),
            record("https://a.example/4", zlib.compress(PAGE), "Content-Encoding: deflate"),
            record("https://a.example/5", chunks, "Transfer-Encoding: chunked"),
            record(
                "https://a.example/6", gzip.compress(b"\0" * 60_000_000), "Content-Encoding: gzip"
            ),
            record("https://a.example/7", b"x" * 300_000),
            record("https://a.example/8", PAGE.decode().encode("windows-1256")),
        ]
    )
    found = items(read_archive, raw, documents)
    articles = [item for item in found if isinstance(item, Article)]
    assert [one.url for one in articles] == [f"https://a.example/{n}" for n in (1, 3, 4, 5, 8)]
    assert {one.text for one in articles} == {f"{FIRST}\n{SECOND}"}
    refusals = [str(item) for item in found if isinstance(item, InputRefused)]
    assert [line.split(";")[0] for line in refusals] == [
        "x: https://a.example/6: is larger than 200000 bytes",
        "x: https://a.example/7: is larger than 200000 bytes",
    ]


@pytest.mark.parametrize("raw", [b"", b"no archive at all\r\n" * 99, b"WARC/1.0\r\n", b"\0" * 99])
def test_what_is_no_archive_is_refused(documents: Documents, raw: bytes) -> None:
    assert "WARC" in refusal(items(read_archive, raw, documents))


def test_what_came_before_an_archive_broke_is_kept(documents: Documents) -> None:
    raw = record("https://a.example/1", PAGE) + record("https://a.example/2", PAGE)[:-200]
    found = items(read_archive, raw, documents)
    assert article(found[:1]).url == "https://a.example/1"
    assert any(isinstance(item, InputRefused) for item in found[1:])
