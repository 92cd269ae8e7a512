"""A web site on this machine for the tests: what each path answers, and what was asked."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from ingest.fetching.fetcher import Fetcher
from ingest.fetching.politeness import PoliteFetcher
from ingest.sources.web import Web

HOST = "127.0.0.1"


@dataclass(frozen=True)
class Reply:
    """What a path answers; `stream` writes a body of its own and ends when told."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    stream: Callable[[Callable[[bytes], None]], None] | None = None


def html(text: str, **headers: str) -> Reply:
    """Give a page in UTF-8."""
    return Reply(text.encode(), headers={"Content-Type": "text/html; charset=utf-8", **headers})


def gzipped(body: bytes) -> Reply:
    """Give a packed page."""
    packed = {"Content-Encoding": "gzip", "Content-Type": "text/html"}
    return Reply(gzip.compress(body), headers=packed)


def page(title: str, *paragraphs: str, head: str = "", language: str = "ar") -> str:
    """Give a page of news with what pages have around the text."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f'<!DOCTYPE html><html lang="{language}"><head><title>{title}</title>{head}</head><body>'
        f"<nav><a href='/'>الرئيسية</a> <a href='/a'>أخبار</a></nav>"
        f"<article><h1>{title}</h1>{body}</article><footer>© 2026</footer></body></html>"
    )


@dataclass
class Site:
    """The site: `pages` by path; `asked` are the paths with the headers of each request."""

    pages: dict[str, Reply | Callable[[dict[str, str]], Reply]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    base: str = ""

    def paths(self) -> list[str]:
        """Give the paths that were asked for, but for robots.txt."""
        return [path for path, _ in self.asked if path != "/robots.txt"]


@contextmanager
def serving(site: Site) -> Iterator[Site]:
    """Serve a site on loopback while the context lasts."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            headers = {name.lower(): value for name, value in self.headers.items()}
            site.asked.append((self.path, headers))
            found = site.pages.get(self.path, Reply(b"no", 404))
            reply = found(headers) if callable(found) else found
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            if reply.stream is None:
                self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            try:
                if reply.stream is not None:
                    reply.stream(self._write)
                else:
                    self.wfile.write(reply.body)
            except OSError:
                self.close_connection = True

        def _write(self, data: bytes) -> None:
            self.wfile.write(data)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            del format, args

    server = ThreadingHTTPServer((HOST, 0), Handler)
    server.daemon_threads = True
    site.base = f"http://{HOST}:{server.server_address[1]}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def a_fetcher(
    *, most_bytes: int = 1_000_000, seconds: float = 20, private: tuple[str, ...] = (HOST,)
) -> Iterator[Fetcher]:
    """Give a fetcher that may ask this machine."""
    with Fetcher(private, most_bytes, seconds) as fetcher:
        yield fetcher


@contextmanager
def a_web(*, most_bytes: int = 1_000_000, most_pages: int = 50) -> Iterator[Web]:
    """Give the web as sources see it, without pauses."""
    with a_fetcher(most_bytes=most_bytes) as fetcher:
        yield Web(PoliteFetcher(fetcher, delay=0), most_pages)
