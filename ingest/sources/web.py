"""Addresses of the web as sources: a page, a PDF, a file, or all that a feed or sitemap lists."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from graph_schema.errors import InputRefused
from graph_schema.records import Article
from ingest.fetching.fetcher import Answer
from ingest.fetching.politeness import PoliteFetcher
from ingest.fetching.remembered import Remembered, Visit
from ingest.sources.base import Given, Item, Notice, Reading
from ingest.sources.compressed import GZIP_MARK, inflated
from ingest.sources.files import read_stream
from ingest.sources.formats import MEDIA_TYPES, format_of
from ingest.sources.listing import Entry, Listed, is_listing
from ingest.sources.whole import whole

MOST_PAGES = 500
MOST_SITEMAPS = 50


def nothing_stored(article_id: str) -> bool:
    """Say that no article is in the graph."""
    del article_id
    return False


@dataclass(frozen=True, slots=True)
class Web:
    """How the web is read: by whom, at most how many pages of a listing, what is known of it.

    `has` says whether an article is in the graph already.
    """

    fetcher: PoliteFetcher
    most_pages: int = MOST_PAGES
    remembered: Remembered = field(default_factory=Remembered)
    has: Callable[[str], bool] = nothing_stored


@dataclass(frozen=True, slots=True)
class WebSource:
    """The articles at an address. Of a listing, only pages that are new or said to be changed."""

    url: str
    how: Reading
    web: Web
    form: str | None = None

    @property
    def expected(self) -> int:
        """Give 0: nobody knows before it has come."""
        return 0

    def items(self) -> Iterator[Item]:
        """Give the articles; each page that cannot be had is refused by its address."""
        try:
            conditions = self.web.remembered.conditions(self.url)
            answer = self.web.fetcher.fetch(self.url, headers=conditions)
            if answer.status == 304:
                entries = self.web.remembered.entries(self.url)
            elif not is_listing(self._start(answer)):
                yield from self._article(answer, Given(url=answer.url))
                return
            else:
                entries = self._listed(answer)
        except InputRefused as refusal:
            yield refusal
            return
        if not entries:
            yield InputRefused(self.url, "lists no page")
            return
        yield from self._pages(entries)

    def _pages(self, entries: tuple[Entry, ...]) -> Iterator[Item]:
        most = self.web.most_pages
        if len(entries) > most:
            yield Notice(
                self.url, f"lists {len(entries)} pages, of which {most} are read; see --limit"
            )
        for entry in entries[:most]:
            before = self.web.remembered.visit(entry.url)
            if before is None or before.changed != entry.changed or self._is_lost(before):
                yield from self._page(entry, before)

    def _page(self, entry: Entry, before: Visit | None) -> Iterator[Item]:
        conditions = {}
        if before is not None and not self._is_lost(before):
            conditions = self.web.remembered.conditions(entry.url)
        try:
            answer = self.web.fetcher.fetch(entry.url, headers=conditions)
        except InputRefused as refusal:
            yield refusal
            return
        if answer.status == 304 and before is not None:
            self.web.remembered.visited(entry.url, answer, Visit(entry.changed, before.article))
            return
        found = None
        given = Given(url=answer.url, title=entry.title, published=entry.published)
        for item in self._article(answer, given):
            yield item
            # What comes after is stored already, for the items are asked for one by one.
            found = item.id if isinstance(item, Article) else found
        self.web.remembered.visited(entry.url, answer, Visit(entry.changed, found))

    def _is_lost(self, visit: Visit) -> bool:
        return visit.article is not None and not self.web.has(visit.article)

    def _article(self, answer: Answer, given: Given) -> Iterator[Item]:
        form = self.form or MEDIA_TYPES.get(answer.media_type)
        if form is None or (form == "txt" and format_of(urlsplit(answer.url).path)):
            form = format_of(urlsplit(answer.url).path) or form
        if form is None:
            told = answer.media_type or "nothing that it says"
            yield InputRefused(given.url or self.url, f"is {told[:80]!r}, which is not read")
            return
        known = Given(given.url, answer.charset, given.title, given.published)
        name = given.url or self.url
        stream = io.BufferedReader(io.BytesIO(answer.body))
        yield from read_stream(stream, name, form, self.how, known)

    def _start(self, answer: Answer) -> bytes:
        return answer.body if not answer.body.startswith(GZIP_MARK) else self._unpacked(answer)

    def _unpacked(self, answer: Answer) -> bytes:
        most = self.how.limits.document_bytes
        stream = inflated(io.BytesIO(answer.body), answer.url)
        return whole(stream, answer.url, most, "split it")

    def _listed(self, answer: Answer) -> tuple[Entry, ...]:
        """Give what a listing lists, with that of the sitemaps it names, a bounded number."""
        entries: dict[str, Entry] = {}
        waiting, been = [answer.url], {answer.url}
        while waiting and len(been) <= MOST_SITEMAPS:
            here = waiting.pop(0)
            got = answer if here == answer.url else self.web.fetcher.fetch(here)
            found = self.how.documents.listing(Listed(self._start(got), got.url), here)
            for entry in found.entries:
                entries.setdefault(entry.url, entry)
            further = [url for url in found.sitemaps if url not in been]
            been.update(further)
            waiting += further
            if len(entries) >= 100 * self.web.most_pages:
                break
        listed = tuple(entries.values())
        self.web.remembered.listed(self.url, answer, listed)
        return listed
