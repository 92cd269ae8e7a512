"""What was fetched before: so that a site is asked only for what is new."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

from ingest.fetching.fetcher import Answer
from ingest.sources.listing import Entry

_LAYOUT = 1
_MOST_PAGES = 100_000


@dataclass(frozen=True, slots=True)
class Visit:
    """A page that was read: how it said then that it may change, and the article that it gave."""

    changed: str | None
    article: str | None


class Remembered:
    """Validators, listings and visits in a file; without it everything is fetched once more.

    It only saves requests: whether an article is there, the store says. A file that is damaged or
    of another version counts as none.
    """

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._validators: dict[str, dict[str, str]] = {}
        self._entries: dict[str, list[dict[str, Any]]] = {}
        self._visits: dict[str, list[str | None]] = {}
        if file is not None and file.exists():
            self._load(file)

    def conditions(self, url: str) -> dict[str, str]:
        """Give the headers that ask for an answer only if it has changed (RFC 9110, 13.1)."""
        known = self._validators.get(url, {})
        names = {"etag": "If-None-Match", "last-modified": "If-Modified-Since"}
        return {names[name]: value for name, value in known.items()}

    def entries(self, url: str) -> tuple[Entry, ...]:
        """Give what a listing listed when it was read last."""
        return tuple(Entry(**entry) for entry in self._entries.get(url, ()))

    def visit(self, url: str) -> Visit | None:
        """Give the last visit to a page, or None."""
        known = self._visits.get(url)
        return None if known is None else Visit(*known)

    def listed(self, url: str, answer: Answer, entries: Sequence[Entry]) -> None:
        """Remember a listing."""
        self._validate(url, answer)
        self._entries[url] = [asdict(entry) for entry in entries]

    def visited(self, url: str, answer: Answer, visit: Visit) -> None:
        """Remember a visit to a page."""
        self._validate(url, answer)
        self._visits.pop(url, None)
        self._visits[url] = [visit.changed, visit.article]
        while len(self._visits) > _MOST_PAGES:
            oldest = next(iter(self._visits))
            del self._visits[oldest]
            self._validators.pop(oldest, None)

    def save(self) -> None:
        """Write the file, whole or not at all."""
        if self._file is None:
            return
        self._file.parent.mkdir(parents=True, exist_ok=True)
        content = {
            "layout": _LAYOUT,
            "validators": self._validators,
            "entries": self._entries,
            "visits": self._visits,
        }
        number, name = tempfile.mkstemp(dir=self._file.parent, suffix=".part")
        part = Path(name)
        try:
            with os.fdopen(number, "w", encoding="utf-8") as stream:
                json.dump(content, stream, ensure_ascii=False)
            part.replace(self._file)
        finally:
            part.unlink(missing_ok=True)

    def _validate(self, url: str, answer: Answer) -> None:
        if answer.status == 200:
            names = ("etag", "last-modified")
            known = {name: answer.headers[name] for name in names if name in answer.headers}
            self._validators.pop(url, None)
            if known:
                self._validators[url] = known

    def _load(self, file: Path) -> None:
        try:
            content = json.loads(file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return
        if isinstance(content, dict) and content.get("layout") == _LAYOUT:
            self._validators = content["validators"]
            self._entries = content["entries"]
            self._visits = content["visits"]


def file_of(store: str, folder: Path) -> Path:
    """Give the file that remembers what was fetched for a store, by the store's address."""
    return folder / f"{blake2b(store.encode('utf-8'), digest_size=10).hexdigest()}.json"
