"""Fetching one address: redirects, limits, and that no way leads inside."""

from __future__ import annotations

import gzip
import socket
import time
import zlib
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from graph_schema.errors import InputRefused
from ingest.fetching.fetcher import AGENT, Fetcher, parsed_url
from tests.ingest.site import HOST, Reply, Site, a_fetcher, serving


@pytest.fixture
def site() -> Iterator[Site]:
    with serving(Site()) as served:
        yield served


def refusal(fetcher: Fetcher, url: str) -> str:
    with pytest.raises(InputRefused) as caught:
        fetcher.fetch(url)
    assert caught.value.where.startswith(url)
    return caught.value.reason


def test_an_answer_is_what_the_address_gives(site: Site) -> None:
    kind = {"Content-Type": 'Text/HTML; Charset="windows-1256"'}
    site.pages["/a%20b?x=%D8%AE"] = Reply(b"body", headers=kind)
    with a_fetcher() as fetcher:
        answer = fetcher.fetch(f"{site.base}/a b?x=خ#part")
    assert (answer.status, answer.body) == (200, b"body")
    assert (answer.media_type, answer.charset) == ("text/html", "windows-1256")
    [(_, headers)] = site.asked
    assert headers["user-agent"] == AGENT
    assert headers["host"] == site.base.removeprefix("http://")


@pytest.mark.parametrize("url", ["ftp://x.example/", "file:///etc/passwd", "http://", "//x", "x"])
def test_what_is_no_address_of_the_web_is_refused(url: str) -> None:
    with pytest.raises(InputRefused, match="must begin with http"):
        parsed_url(url)


def test_a_password_is_neither_sent_nor_shown() -> None:
    with pytest.raises(InputRefused, match="carries a user and password") as caught:
        parsed_url("http://me:secret@news.example/")
    assert "secret" not in str(caught.value)


def test_redirects_are_followed_and_the_last_address_is_told(site: Site) -> None:
    site.pages["/1"] = Reply(status=301, headers={"Location": "/2"})
    site.pages["/2"] = Reply(status=302, headers={"Location": f"{site.base}/3"})
    site.pages["/3"] = Reply(b"end")
    checked: list[str] = []
    with a_fetcher() as fetcher:
        answer = fetcher.fetch(f"{site.base}/1", check=checked.append)
    assert (answer.url, answer.body) == (f"{site.base}/3", b"end")
    assert checked == [f"{site.base}/{n}" for n in (1, 2, 3)]


def test_a_circle_of_redirects_ends(site: Site) -> None:
    site.pages["/1"] = Reply(status=302, headers={"Location": "/2"})
    site.pages["/2"] = Reply(status=302, headers={"Location": "/1"})
    with a_fetcher() as fetcher:
        assert "redirects more than 5 times" in refusal(fetcher, f"{site.base}/1")
    assert len(site.asked) == 6


@pytest.mark.parametrize(
    "target",
    [
        *("http://127.0.0.2/", "http://[::1]/", "http://169.254.169.254/latest/meta-data/"),
        *("http://[::ffff:10.0.0.1]/", "http://localhost/"),
    ],
)
def test_a_redirect_inside_is_refused(site: Site, target: str) -> None:
    site.pages["/1"] = Reply(status=302, headers={"Location": target})
    with a_fetcher() as fetcher:
        reason = refusal(fetcher, f"{site.base}/1")
    assert "not on the open internet" in reason


@pytest.mark.parametrize("target", ["file:///etc/passwd", "gopher://x/", "javascript:alert(1)"])
def test_a_redirect_out_of_the_web_is_refused(site: Site, target: str) -> None:
    site.pages["/1"] = Reply(status=302, headers={"Location": target})
    with a_fetcher() as fetcher:
        assert "redirects to" in refusal(fetcher, f"{site.base}/1")


def test_this_machine_is_refused_unless_it_is_named(site: Site) -> None:
    with a_fetcher(private=()) as fetcher:
        assert "leads to 127.0.0.1" in refusal(fetcher, f"{site.base}/1")
    assert site.asked == []


def test_a_name_that_answers_otherwise_the_second_time_leads_nowhere_else(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked_up: list[object] = []
    real = socket.getaddrinfo

    def rebinding(host: Any, *args: Any, **more: Any) -> object:
        if host not in ("news.example", b"news.example"):
            return real(host, *args, **more)
        looked_up.append(host)
        # Public when it is checked; a second question would be answered with this machine.
        address = "8.8.8.8" if len(looked_up) == 1 else HOST
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80))]

    connected: list[object] = []

    def connect(address: object, *_args: object, **_more: object) -> object:
        connected.append(address)
        raise ConnectionRefusedError(111, "refused")

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    monkeypatch.setattr(socket, "create_connection", connect)
    with a_fetcher(private=()) as fetcher:
        refusal(fetcher, "http://news.example/")
    assert len(looked_up) == 1
    assert connected == [("8.8.8.8", 80)]


def endless(write: Callable[[bytes], None]) -> None:
    """Write for ever, until the other side goes away."""
    end = time.monotonic() + 30
    while time.monotonic() < end:
        write(b"<item>more</item>" * 1000)


@pytest.mark.parametrize(
    "reply",
    [
        Reply(b"x" * 2_000_000),
        Reply(stream=endless),
        Reply(gzip.compress(b"\0" * 50_000_000), headers={"Content-Encoding": "gzip"}),
        Reply(zlib.compress(b"\0" * 50_000_000), headers={"Content-Encoding": "deflate"}),
    ],
    ids=["large", "endless", "gzip bomb", "deflate bomb"],
)
def test_what_is_too_large_is_refused(site: Site, reply: Reply) -> None:
    site.pages["/1"] = reply
    with a_fetcher() as fetcher:
        reason = refusal(fetcher, f"{site.base}/1")
    assert "is larger than 1000000 bytes; raise ACTORGRAPH_MAX_DOCUMENT_BYTES" in reason


def test_a_drip_is_refused_in_time(site: Site) -> None:
    def drip(write: Callable[[bytes], None]) -> None:
        for _ in range(100):
            write(b"x")
            time.sleep(0.05)

    site.pages["/1"] = Reply(stream=drip)
    with a_fetcher(seconds=0.5) as fetcher:
        began = time.monotonic()
        assert "took longer than 0.5 seconds" in refusal(fetcher, f"{site.base}/1")
    assert time.monotonic() - began < 4


@pytest.mark.parametrize(
    ("headers", "body", "told"),
    [
        ({"Content-Encoding": "gzip"}, b"no gzip", "is compressed and damaged"),
        ({"Content-Encoding": "gzip"}, gzip.compress(b"a" * 999)[:-9], "cut off"),
        ({"Content-Encoding": "br"}, b"x", "is packed as 'br'"),
        ({"Content-Encoding": "gzip, gzip"}, b"x", "is packed as 'gzip, gzip'"),
    ],
)
def test_packing_that_cannot_be_undone_is_refused(
    site: Site, headers: dict[str, str], body: bytes, told: str
) -> None:
    site.pages["/1"] = Reply(body, headers=headers)
    with a_fetcher() as fetcher:
        assert told in refusal(fetcher, f"{site.base}/1")


def test_a_host_that_is_not_there_is_refused() -> None:
    with socket.create_server((HOST, 0)) as taken:
        port = taken.getsockname()[1]
    with a_fetcher() as fetcher:
        assert "cannot be fetched" in refusal(fetcher, f"http://{HOST}:{port}/")
        assert "cannot be fetched" in refusal(fetcher, "http://no-such-host.invalid/")
