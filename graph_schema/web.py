"""Web addresses as identities: what is the same article under two spellings of its address."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from graph_schema.ids import content_id

_ESCAPE = re.compile(r"%[0-9a-fA-F]{2}")
# Says where a reader came from, never what is shown.
_TRACKING = re.compile(r"(?:utm_\w+|fbclid|gclid|at_medium|at_campaign)(?:=|$)", re.IGNORECASE)
_PORTS = {"http": 80, "https": 443}


def id_of_url(url: str) -> str | None:
    """Give the id of the article at an address, or None when the address is no single article's.

    Scheme, letter case of the host, default port, fragment, the spelling of escapes and what only
    tracks the reader make no difference. The front page of a site (no path and no query) is
    nobody's in particular.
    """
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").lower().rstrip(".")
        port = parts.port
    except ValueError:
        return None
    path = _plain(parts.path)
    query = "&".join(p for p in _plain(parts.query).split("&") if p and not _TRACKING.match(p))
    if not host or (path in ("", "/") and not query):
        return None
    place = host if port in (None, _PORTS.get(parts.scheme.lower())) else f"{host}:{port}"
    return content_id("u-", place, path, query)


def _plain(text: str) -> str:
    """Give the ASCII spelling of a part of an address."""
    escaped = quote(text, safe="!#$%&'()*+,/:;=?@[]~")
    return _ESCAPE.sub(lambda match: match.group().upper(), escaped)
