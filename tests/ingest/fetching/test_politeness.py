"""Manners towards sites: robots.txt, pauses, Retry-After."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from graph_schema.errors import InputRefused
from ingest.fetching.politeness import PoliteFetcher
from tests.ingest.site import Reply, Site, a_fetcher, serving


@dataclass
class Clock:
    """A clock that goes on only when somebody sleeps."""

    time: float = 1000.0
    slept: list[float] = field(default_factory=list)

    def now(self) -> float:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self.time += seconds


@dataclass
class Visitor:
    site: Site
    clock: Clock
    fetcher: PoliteFetcher

    def refusal(self, path: str) -> str:
        with pytest.raises(InputRefused) as caught:
            self.fetcher.fetch(f"{self.site.base}{path}")
        return caught.value.reason

    def body(self, path: str) -> bytes:
        return self.fetcher.fetch(f"{self.site.base}{path}").body


@pytest.fixture
def visitor() -> Iterator[Visitor]:
    clock = Clock()
    site = Site({path: Reply(b"page") for path in ("/a", "/b", "/secret/x", "/secret/open")})
    with serving(site), a_fetcher() as fetcher:
        yield Visitor(site, clock, PoliteFetcher(fetcher, 2.0, clock.now, clock.sleep))


def test_requests_to_one_host_are_apart(visitor: Visitor) -> None:
    assert visitor.body("/a") == visitor.body("/b") == b"page"
    assert [path for path, _ in visitor.site.asked] == ["/robots.txt", "/a", "/b"]
    assert visitor.clock.slept == [2.0, 2.0]


def test_robots_txt_is_honoured_also_after_a_redirect(visitor: Visitor) -> None:
    rules = b"User-agent: *\nDisallow: /secret/\nAllow: /secret/open\nCrawl-delay: 7\n"
    visitor.site.pages["/robots.txt"] = Reply(rules)
    visitor.site.pages["/to"] = Reply(status=302, headers={"Location": "/secret/x"})
    for path in ("/secret/x", "/to"):
        assert "may not be read by robots" in visitor.refusal(path)
    assert visitor.site.paths() == ["/to"]
    assert visitor.body("/secret/open") == b"page"
    assert 7.0 in visitor.clock.slept


def test_rules_for_this_robot_win(visitor: Visitor) -> None:
    rules = b"User-agent: *\nDisallow:\n\nUser-agent: actorgraph\nDisallow: /\n"
    visitor.site.pages["/robots.txt"] = Reply(rules)
    assert "may not be read" in visitor.refusal("/a")


@pytest.mark.parametrize(
    ("status", "allowed"), [(404, True), (403, True), (500, False), (503, False)]
)
def test_rules_that_cannot_be_had_allow_all_or_nothing(
    visitor: Visitor, status: int, allowed: bool
) -> None:
    visitor.site.pages["/robots.txt"] = Reply(status=status)
    if allowed:
        assert visitor.body("/a") == b"page"
    else:
        assert f"robots.txt answered with {status}" in visitor.refusal("/a")
        assert visitor.site.paths() == []


@pytest.mark.parametrize("as_date", [False, True])
def test_a_site_that_asks_for_time_gets_it(visitor: Visitor, as_date: bool) -> None:
    later = format_datetime(datetime.now(UTC) + timedelta(seconds=30), usegmt=True)
    headers = {"Retry-After": later if as_date else "30"}
    replies = iter([Reply(status=429, headers=headers), Reply(b"now")])
    visitor.site.pages["/a"] = lambda _headers: next(replies)
    assert visitor.body("/a") == b"now"
    assert any(28 <= slept <= 30 for slept in visitor.clock.slept)


def test_a_site_that_asks_for_too_much_time_is_left(visitor: Visitor) -> None:
    visitor.site.pages["/a"] = Reply(status=503, headers={"Retry-After": "86400"})
    assert visitor.refusal("/a") == "asks to come back in 86400 seconds"
    assert visitor.site.paths() == ["/a"]


def test_a_site_that_stays_busy_is_left_after_three_tries(visitor: Visitor) -> None:
    visitor.site.pages["/a"] = Reply(status=503)
    assert visitor.refusal("/a") == "answered with status 503"
    assert visitor.site.paths() == ["/a"] * 3
    assert visitor.refusal("/none") == "answered with status 404"
