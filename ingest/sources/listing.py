"""Feeds (RSS, Atom) and sitemaps taken apart. It runs in a child process, see `documents`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urljoin

_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
_SITEMAP = re.compile(rb"<(?:urlset|sitemapindex)[\s>]", re.IGNORECASE)
_START = 4_096


@dataclass(frozen=True, slots=True)
class Listed:
    """A feed or sitemap to take apart; `url` is where it is from."""

    raw: bytes
    url: str


@dataclass(frozen=True, slots=True)
class Entry:
    """An address that is listed; `changed` differs when what is there is said to differ."""

    url: str
    title: str | None = None
    published: str | None = None
    changed: str | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """The addresses of a feed or sitemap, and of the further sitemaps that it names."""

    entries: tuple[Entry, ...] = ()
    sitemaps: tuple[str, ...] = ()
    failure: str | None = None


def is_listing(raw: bytes) -> bool:
    """Say whether bytes begin like a feed or a sitemap."""
    start = raw[:_START]
    return bool(_FEED.search(start) or _SITEMAP.search(start)) and b"<html" not in start.lower()


def listing_of(listed: Listed) -> Listing:
    """Give what a feed or sitemap lists, in its order, each address once."""
    if _SITEMAP.search(listed.raw[:_START]):
        return _sitemap(listed)
    return _feed(listed)


def _feed(listed: Listed) -> Listing:
    import feedparser

    found = feedparser.parse(listed.raw, sanitize_html=False, resolve_relative_uris=False)
    entries: dict[str, Entry] = {}
    for one in found.entries:
        url = _address(one.get("link"), listed.url)
        if url is not None:
            moment = one.get("published_parsed") or one.get("updated_parsed")
            published = date(*moment[:3]).isoformat() if moment else None
            changed = one.get("updated") or one.get("published")
            entries.setdefault(url, Entry(url, one.get("title") or None, published, changed))
    if not entries and found.get("bozo"):
        return Listing(failure=f"is a broken feed ({type(found.bozo_exception).__name__})")
    return Listing(tuple(entries.values()))


def _sitemap(listed: Listed) -> Listing:
    from lxml import etree

    # No entity is resolved and nothing is loaded: an entity bomb stays as it is written.
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False
    )
    try:
        root = etree.fromstring(listed.raw, parser)
    except etree.XMLSyntaxError as error:
        return Listing(failure=f"is a broken sitemap ({error.msg})")
    entries: dict[str, Entry] = {}
    sitemaps: dict[str, None] = {}
    for child in root.iterchildren("{*}url", "{*}sitemap"):
        url = _address(child.findtext("{*}loc"), listed.url)
        if url is None:
            continue
        if etree.QName(child).localname == "sitemap":
            sitemaps[url] = None
        else:
            changed = (child.findtext("{*}lastmod") or "").strip() or None
            title, published = _news(child)
            entries.setdefault(url, Entry(url, title, published, changed))
    # The newest first, for only so many are read; those that do not say come last.
    newest = sorted(entries.values(), key=lambda entry: entry.changed or "", reverse=True)
    return Listing(tuple(newest), tuple(sitemaps))


def _news(child: Any) -> tuple[str | None, str | None]:
    """Give title and day that a sitemap for news adds."""
    title = (child.findtext("{*}news/{*}title") or "").strip()
    day = (child.findtext("{*}news/{*}publication_date") or "").strip()
    return title or None, day or None


def _address(written: object, base: str) -> str | None:
    if not isinstance(written, str) or not written.strip():
        return None
    try:
        url = urljoin(base, written.strip())
    except ValueError:
        return None
    return url if url.lower().startswith(("http://", "https://")) else None
