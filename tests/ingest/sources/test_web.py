"""Addresses as sources: pages, feeds, sitemaps, and fetching only what is new."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from graph_schema.errors import InputRefused
from graph_schema.records import Article
from ingest.fetching.remembered import Remembered, file_of
from ingest.sources.base import Item, Limits, Notice, Reading
from ingest.sources.documents import Documents
from ingest.sources.web import Web, WebSource
from tests.ingest.pdfs import a_pdf
from tests.ingest.site import Reply, Site, a_web, html, page, serving

TEXT = "التقى وزير الخارجية السوري نظيره القطري في دمشق، وبحثا العلاقات بين البلدين."
MORE = (
    "وأكد الجانبان أن التعاون بين البلدين يسير إلى الأمام، وأن لقاء آخر يعقد في الدوحة قريبا.",
    "وقال المتحدث باسم الوزارة إن الوفد القطري يغادر العاصمة السورية مساء اليوم.",
)
XML = {"Content-Type": "application/rss+xml"}


@pytest.fixture(scope="module")
def documents() -> Iterator[Documents]:
    with Documents() as opened:
        yield opened


@pytest.fixture
def web() -> Iterator[Web]:
    with a_web() as given:
        yield given


@pytest.fixture
def site() -> Iterator[Site]:
    pages: dict[str, Reply] = {
        f"/{n}": html(page(f"خبر رقم {n}", f"{TEXT} ({n})", *MORE), ETag=f'"{n}"')
        for n in range(1, 6)
    }
    with serving(Site(dict(pages))) as served:
        yield served


def read(url: str, web: Web, documents: Documents) -> tuple[list[Article], list[str]]:
    """Give the articles of an address, and what was refused or remarked on beside dates."""
    items: list[Item] = list(WebSource(url, Reading(Limits(), documents=documents), web).items())
    told = [str(item) for item in items if isinstance(item, InputRefused | Notice)]
    articles = [item for item in items if isinstance(item, Article)]
    return articles, [line for line in told if "says no date" not in line]


def rss(site: Site, *numbers: int, updated: str = "") -> Reply:
    items = "".join(
        f"<item><title>t{n}</title><link>{site.base}/{n}</link>"
        f"<pubDate>Sat, 14 Mar 2026 2{n}:00:0{len(updated)} GMT</pubDate></item>"
        for n in numbers
    )
    return Reply(
        f'<?xml version="1.0"?><rss version="2.0"><channel>{items}</channel></rss>'.encode(),
        headers={**XML, "ETag": f'"{numbers}{updated}"'},
    )


def test_a_page_is_an_article(site: Site, web: Web, documents: Documents) -> None:
    (article,), told = read(f"{site.base}/1", web, documents)
    assert article.text == "\n".join((f"{TEXT} (1)", *MORE))
    assert article.url == f"{site.base}/1"
    assert told == []


def test_other_kinds_are_read_as_what_they_are(site: Site, web: Web, documents: Documents) -> None:
    line = f'{{"id": "j", "text": "{TEXT}"}}'.encode()
    plain = {"Content-Type": "text/plain; charset=windows-1256"}
    site.pages["/a.pdf"] = Reply(
        a_pdf([[("R", "في دمشق لقاء.")]]), headers={"Content-Type": "application/pdf"}
    )
    site.pages["/a.jsonl"] = Reply(line, headers={"Content-Type": "text/plain"})
    site.pages["/a.json.gz"] = Reply(
        gzip.compress(line), headers={"Content-Type": "application/gzip"}
    )
    site.pages["/plain"] = Reply("خبر قصير".encode("cp1256"), headers=plain)
    site.pages["/a.png"] = Reply(b"\x89PNG", headers={"Content-Type": "image/png"})
    texts = [
        read(site.base + path, web, documents)[0][0].text
        for path in ("/a.pdf", "/a.jsonl", "/a.json.gz", "/plain")
    ]
    assert texts == ["في دمشق لقاء.", TEXT, TEXT, "خبر قصير"]
    assert read(f"{site.base}/a.png", web, documents) == (
        [],
        [f"{site.base}/a.png: is 'image/png', which is not read"],
    )


def test_a_feed_is_its_pages_with_the_dates_that_it_gives(
    site: Site, web: Web, documents: Documents
) -> None:
    site.pages["/feed"] = rss(site, 1, 2, 9, 1)
    articles, told = read(f"{site.base}/feed", web, documents)
    assert [article.url for article in articles] == [f"{site.base}/{n}" for n in (1, 2)]
    assert {article.published for article in articles} == {date(2026, 3, 14)}
    assert told == [f"{site.base}/9: answered with status 404"]


def test_an_atom_feed_is_read_too(site: Site, web: Web, documents: Documents) -> None:
    site.pages["/atom"] = Reply(
        b'<feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="/3"/>'
        b"<updated>2026-03-14T10:00:00Z</updated></entry></feed>",
        headers={"Content-Type": "text/xml"},
    )
    (article,), _ = read(f"{site.base}/atom", web, documents)
    assert (article.url, article.published) == (f"{site.base}/3", date(2026, 3, 14))


def sitemap(*entries: tuple[str, str]) -> Reply:
    urls = "".join(f"<url><loc>{u}</loc><lastmod>{day}</lastmod></url>" for u, day in entries)
    body = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'
    return Reply(body.encode(), headers={"Content-Type": "application/xml"})


def index(*urls: str) -> Reply:
    parts = "".join(f"<sitemap><loc>{url}</loc></sitemap>" for url in urls)
    body = (
        f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{parts}</sitemapindex>'
    )
    return Reply(body.encode(), headers={"Content-Type": "application/xml"})


def test_of_a_sitemap_the_newest_pages_are_read(site: Site, web: Web, documents: Documents) -> None:
    old, new = ((f"{site.base}/{n}", f"2026-03-1{n}") for n in (1, 2))
    packed = gzip.compress(sitemap(old, new).body)
    site.pages["/map.xml.gz"] = Reply(packed, headers={"Content-Type": "application/gzip"})
    site.pages["/index"] = index(f"{site.base}/map.xml.gz", f"{site.base}/index")
    articles, told = read(f"{site.base}/index", replace(web, most_pages=1), documents)
    assert [article.url for article in articles] == [f"{site.base}/2"]
    assert told == [f"{site.base}/index: lists 2 pages, of which 1 are read; see --limit"]


def test_sitemaps_without_end_are_read_to_a_bound(
    site: Site, web: Web, documents: Documents
) -> None:
    for n in range(200):
        site.pages[f"/index{n}"] = index(f"{site.base}/index{n + 1}")
    _, told = read(f"{site.base}/index0", web, documents)
    assert told == [f"{site.base}/index0: lists no page"]
    assert len(site.paths()) <= 51


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a "lollollollollol">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1 if n else str()};" * 10}">' for n in range(12))
    + "]>"
)


@pytest.mark.parametrize(
    "body",
    [
        f'{BOMB}<rss version="2.0"><channel><item><link>&a11;</link></item></channel></rss>',
        f"{BOMB}<urlset><url><loc>&a11;</loc></url></urlset>",
        '<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
        "<urlset><url><loc>http://x.invalid/&a;</loc></url></urlset>",
        "<rss><channel>" + "<item>" * 50_000,
        "<urlset>" + "<url>" * 50_000,
        "<rss>",
    ],
    ids=["feed bomb", "sitemap bomb", "outside entity", "deep feed", "deep sitemap", "cut"],
)
def test_a_hostile_listing_is_refused(
    site: Site, web: Web, documents: Documents, body: str
) -> None:
    site.pages["/feed"] = Reply(body.encode(), headers=XML)
    articles, told = read(f"{site.base}/feed", web, documents)
    assert articles == []
    assert len(told) == 1
    # An entity is not resolved: at most its name is what an address is taken to be.
    assert told[0].startswith((f"{site.base}/feed: ", f"{site.base}/&a11", "http://x.invalid/"))
    assert len(site.asked) <= 3


def test_only_what_is_new_changed_or_lost_is_fetched_again(
    site: Site, web: Web, documents: Documents, tmp_path: Path
) -> None:
    file = file_of("sqlite:///graph.db", tmp_path)
    stored: set[str] = set()

    def round_of() -> tuple[list[str], list[str]]:
        """Give the pages that became articles and the paths that were asked for."""
        before = len(site.asked)
        remembered = Remembered(file)
        articles, _ = read(
            f"{site.base}/feed",
            replace(web, remembered=remembered, has=stored.__contains__),
            documents,
        )
        remembered.save()
        stored.update(article.id for article in articles)
        asked = [path for path, _ in site.asked[before:] if path != "/robots.txt"]
        return [str(article.url).removeprefix(site.base) for article in articles], asked

    site.pages["/feed"] = rss(site, 1, 2)
    assert round_of() == (["/1", "/2"], ["/feed", "/1", "/2"])
    assert round_of() == ([], ["/feed"])

    site.pages["/feed"] = conditional(rss(site, 1, 2))
    assert round_of() == ([], ["/feed"])
    stored.clear()
    assert round_of() == (["/1", "/2"], ["/feed", "/1", "/2"])

    site.pages["/feed"] = rss(site, 1, 2, 3)
    assert round_of() == (["/3"], ["/feed", "/3"])

    site.pages["/1"] = conditional(html(page("خبر", f"{TEXT} تصحيح", *MORE), ETag='"new"'))
    site.pages["/2"] = conditional(html(page("خبر", TEXT, *MORE), ETag='"2"'))
    # As publishers do: the same entry with a new time.
    site.pages["/feed"] = rss(site, 1, 2, updated="+1")
    assert round_of() == (["/1"], ["/feed", "/1", "/2"])
    file.write_text("{damaged", encoding="utf-8")
    assert round_of()[0] == ["/1", "/2"]


def conditional(reply: Reply) -> Callable[[dict[str, str]], Reply]:
    """Give a reply that is not sent again to whoever has it."""

    def answer(headers: dict[str, str]) -> Reply:
        known = headers.get("if-none-match") == reply.headers["ETag"]
        return Reply(status=304, headers={"ETag": reply.headers["ETag"]}) if known else reply

    return answer
