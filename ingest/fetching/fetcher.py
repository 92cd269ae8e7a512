"""Fetches one address: a few redirects, a bounded size and time, and what was asked of it."""

from __future__ import annotations

import time
import zlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib.metadata import version
from types import TracebackType
from typing import Self

import httpcore
import httpx

from graph_schema.errors import InputRefused
from ingest.fetching.addresses import Forbidden
from ingest.fetching.transport import connections

AGENT = f"actorgraph/{version('actorgraph')}"
MOST_REDIRECTS = 5
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_CHUNK = 1 << 16
_TIMEOUTS = {"connect": 10.0, "read": 20.0, "write": 20.0, "pool": 20.0}


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address answered with: `url` is the last one after all redirects."""

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def media_type(self) -> str:
        """Give the media type, without parameters, or an empty string."""
        return self.headers.get("content-type", "").split(";")[0].strip().lower()

    @property
    def charset(self) -> str | None:
        """Give the charset that the header declares."""
        for part in self.headers.get("content-type", "").split(";")[1:]:
            name, _, value = part.partition("=")
            if name.strip().lower() == "charset" and value.strip():
                return value.strip().strip("\"'")
        return None


@dataclass(slots=True)
class Fetcher:
    """Fetches addresses; `check` may refuse or delay each request, redirects too.

    `private_hosts` may be inside the network. A body has at most `most_bytes` bytes, inflated, and
    comes within `seconds`.
    """

    private_hosts: Collection[str] = ()
    most_bytes: int = 10_000_000
    seconds: float = 60.0
    now: Callable[[], float] = time.monotonic
    _pool: httpcore.ConnectionPool = field(init=False)

    def __post_init__(self) -> None:
        """Make the pool of connections."""
        self._pool = connections(self.private_hosts)

    def fetch(
        self,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        check: Callable[[str], None] | None = None,
    ) -> Answer:
        """Give the answer at an address; raises InputRefused, naming it, when there is none."""
        ends = self.now() + self.seconds
        here = parsed_url(url)
        for _ in range(MOST_REDIRECTS + 1):
            if check is not None:
                check(str(here))
            answer = self._once(here, url, headers or {}, ends)
            if answer.status not in _REDIRECTS or "location" not in answer.headers:
                return answer
            here = _joined(here, answer.headers["location"], url)
        raise InputRefused(url, f"redirects more than {MOST_REDIRECTS} times, perhaps in a circle")

    def close(self) -> None:
        """Let go of the connections."""
        self._pool.close()

    def __enter__(self) -> Self:
        """Give the fetcher itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let go of the connections."""
        self.close()

    def _once(self, here: httpx.URL, asked: str, headers: Mapping[str, str], ends: float) -> Answer:
        sent = {
            "Host": here.netloc.decode("ascii"),
            "User-Agent": AGENT,
            "Accept": "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8",
            # Only what can be inflated a little at a time.
            "Accept-Encoding": "gzip, deflate",
            **headers,
        }
        told = _told(asked, str(here))
        try:
            with self._pool.stream(
                "GET",
                httpcore.URL(
                    scheme=here.raw_scheme, host=here.raw_host, port=here.port, target=here.raw_path
                ),
                headers=list(sent.items()),
                extensions={"timeout": _TIMEOUTS},
            ) as response:
                got = {
                    k.decode("latin-1").lower(): v.decode("latin-1") for k, v in response.headers
                }
                skipped = response.status in _REDIRECTS
                body = b"" if skipped else self._body(response, got, told, ends)
                return Answer(str(here), response.status, got, body)
        except Forbidden as error:
            raise InputRefused(told, str(error)) from error
        except httpcore.TimeoutException as error:
            raise InputRefused(told, "did not answer in time; try again later") from error
        except (
            httpcore.NetworkError,
            httpcore.ProtocolError,
            httpcore.UnsupportedProtocol,
            OSError,
        ) as error:
            raise InputRefused(
                told, f"cannot be fetched: {error or type(error).__name__}"
            ) from error

    def _body(
        self, response: httpcore.Response, headers: Mapping[str, str], told: str, ends: float
    ) -> bytes:
        too_large = InputRefused(
            told,
            f"is larger than {self.most_bytes} bytes; raise ACTORGRAPH_MAX_DOCUMENT_BYTES if it is "
            "an article",
        )
        packed = headers.get("content-encoding", "identity").strip().lower()
        length = headers.get("content-length", "")
        if packed == "identity" and length.isdigit() and int(length[:19]) > self.most_bytes:
            raise too_large
        body = bytearray()
        try:
            for part in _unpacked(response.iter_stream(), packed, told):
                body += part
                if len(body) > self.most_bytes:
                    raise too_large
                if self.now() > ends:
                    raise InputRefused(told, f"took longer than {self.seconds:g} seconds")
        except zlib.error as error:
            raise InputRefused(told, f"is compressed and damaged ({error})") from error
        return bytes(body)


def parsed_url(url: str) -> httpx.URL:
    """Give an address in parts; raises InputRefused for one that is none of the web."""
    try:
        parts = httpx.URL(url)
        ascii_host = parts.raw_host
    except (httpx.InvalidURL, ValueError, TypeError) as error:
        raise InputRefused(url[:200], f"is no web address ({error})") from error
    if parts.scheme not in ("http", "https") or not ascii_host:
        raise InputRefused(url[:200], "must begin with http:// or https:// and a host")
    if parts.userinfo:
        raise InputRefused(without_user(parts), "carries a user and password, which are not sent")
    return parts


def without_user(url: httpx.URL) -> str:
    """Give an address that is fit to be shown."""
    return str(url.copy_with(username=None, password=None)) if url.userinfo else str(url)


def _unpacked(parts: Iterable[bytes], packed: str, told: str) -> Iterator[bytes]:
    if packed in ("", "identity"):
        yield from parts
        return
    if packed not in ("gzip", "x-gzip", "deflate"):
        raise InputRefused(told, f"is packed as {packed[:40]!r}, which was not asked for")
    inflate = zlib.decompressobj(zlib.MAX_WBITS if packed == "deflate" else 16 + zlib.MAX_WBITS)
    for part in parts:
        data = part
        while data and not inflate.eof:
            yield inflate.decompress(data, _CHUNK)
            data = inflate.unconsumed_tail
    if not inflate.eof:
        raise InputRefused(told, "is compressed and cut off; try again")


def _joined(here: httpx.URL, location: str, asked: str) -> httpx.URL:
    try:
        there = here.join(location.encode("latin-1").decode("utf-8", "replace"))
    except (httpx.InvalidURL, ValueError) as error:
        raise InputRefused(asked, f"redirects to what is no address ({error})") from error
    try:
        return parsed_url(str(there))
    except InputRefused as refusal:
        raise InputRefused(asked, f"redirects to an address that {refusal.reason}") from refusal


def _told(asked: str, here: str) -> str:
    return asked if httpx.URL(asked) == httpx.URL(here) else f"{asked} (now {here})"
