"""Manners: what a site's robots.txt allows, a pause between requests, and its Retry-After."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx
from protego import Protego

from graph_schema.errors import InputRefused
from ingest.fetching.fetcher import AGENT, Answer, Fetcher

HOST_DELAY = 1.0
LONGEST_DELAY = 60.0
LONGEST_RETRY = 120.0
TRIES = 3
_LATER = frozenset({429, 502, 503, 504})
_ROBOTS_BYTES = 500_000
_HOURS_24 = 86_400.0


@dataclass(slots=True)
class _Site:
    """What is known of a site: its rules, when they were read, and when it may be asked again."""

    rules: Protego | None = None
    read_at: float | None = None
    free_at: float = 0.0
    forbidden: str | None = None


@dataclass(slots=True)
class PoliteFetcher:
    """Fetches as a well-behaved robot does; see RFC 9309 and RFC 9110 section 10.2.3.

    Two requests to one host are `delay` seconds apart, or more if its robots.txt asks for that. A
    robots.txt that is not there allows everything; one that cannot be had now allows nothing.
    """

    fetcher: Fetcher
    delay: float = HOST_DELAY
    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _sites: dict[str, _Site] = field(default_factory=dict)

    def fetch(self, url: str, *, headers: Mapping[str, str] | None = None) -> Answer:
        """Give the answer at an address that is 200 or 304; raises InputRefused for any other."""
        for attempt in range(1, TRIES + 1):
            answer = self.fetcher.fetch(url, headers=headers, check=self._checked)
            if answer.status in (200, 304):
                return answer
            wait = _retry_after(answer) if answer.status in _LATER else None
            if answer.status not in _LATER or attempt == TRIES:
                break
            wait = 2.0**attempt if wait is None else wait
            if wait > LONGEST_RETRY:
                raise InputRefused(url, f"asks to come back in {wait:.0f} seconds")
            self.sleep(wait)
        raise InputRefused(url, f"answered with status {answer.status}")

    def _checked(self, url: str) -> None:
        """Wait for the turn of a host; raises InputRefused for what its robots.txt forbids."""
        parts = httpx.URL(url)
        origin = f"{parts.scheme}://{parts.netloc.decode('ascii')}"
        site = self._sites.setdefault(origin, _Site())
        if site.read_at is None or self.now() - site.read_at > _HOURS_24:
            self._read_rules(origin, site)
        if site.forbidden is not None:
            raise InputRefused(url, site.forbidden)
        delay = self.delay
        if site.rules is not None:
            if not site.rules.can_fetch(url, AGENT):
                raise InputRefused(url, "may not be read by robots, as its site's robots.txt says")
            delay = max(delay, min(site.rules.crawl_delay(AGENT) or 0.0, LONGEST_DELAY))
        self._wait(site, delay)

    def _read_rules(self, origin: str, site: _Site) -> None:
        self._wait(site, self.delay)
        site.read_at = self.now()
        site.rules, site.forbidden = None, None
        try:
            answer = self.fetcher.fetch(f"{origin}/robots.txt")
        except InputRefused as refusal:
            site.forbidden = f"its robots.txt cannot be had, so nothing may be: {refusal.reason}"
            return
        if answer.status == 200:
            site.rules = Protego.parse(answer.body[:_ROBOTS_BYTES].decode("utf-8", "replace"))
        elif answer.status >= 500 or answer.status == 429:
            site.forbidden = f"its robots.txt answered with {answer.status}; try again later"

    def _wait(self, site: _Site, delay: float) -> None:
        pause = site.free_at - self.now()
        if pause > 0:
            self.sleep(pause)
        site.free_at = self.now() + delay


def _retry_after(answer: Answer) -> float | None:
    """Give the seconds that an answer asks to wait, or None when it does not say."""
    told = answer.headers.get("retry-after", "").strip()
    if told.isdigit():
        return float(told[:9])
    try:
        at = parsedate_to_datetime(told)
    except ValueError:
        return None
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    return max(0.0, (at - datetime.now(UTC)).total_seconds())
