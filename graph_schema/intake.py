"""An article from wild fields: the one place that says what may come in, whatever the edge."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Any, TypeVar, get_args

from graph_schema.checks import MAX_ID, is_id
from graph_schema.errors import InputRefused
from graph_schema.ids import content_id
from graph_schema.language import Language, language_of
from graph_schema.misreading import misreading
from graph_schema.records import Article
from graph_schema.web import id_of_url

LANGUAGES = frozenset[str](get_args(Language))
MAX_FIELD = 2_000
# Clients take these out of an address before they ask for it, even when they are escaped.
STEPS = (".", "..")

T = TypeVar("T")

_READ = f"actorgraph reads {' and '.join(sorted(LANGUAGES))}"
_NOT_IN_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_NOT_IN_LINE = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")
# A dashboard makes a link of it, so it must not be a script.
_LINK = re.compile(r"https?://[^\s/?#]", re.IGNORECASE)
# Controls that reorder what a reader sees. Arabic publishers write them around numbers, closed on
# their line; one left open disguises all that follows it.
_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")
_ISOLATES = frozenset("\u2066\u2067\u2068")
_END_OF_ISOLATE, _END_OF_EMBEDDING = "\u2069", "\u202c"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one field, and what to do about it."""

    field: str
    reason: str


class ArticleRefused(InputRefused):
    """An article cannot be taken; `faults` names each field that is wrong, at least one."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__(faults[0].field, faults[0].reason)
        self.faults = tuple(faults)


@dataclass(frozen=True, slots=True)
class Taken:
    """An article that was taken, and what its sender should know of how."""

    article: Article
    warnings: tuple[Fault, ...] = ()


def article_from(fields: Mapping[str, Any], most_bytes: int | None = None) -> Taken:
    """Give the article of `text` and, where known, the other fields of an article.

    Text, title and id are kept as they came; an id may be an integer. Around publisher and url
    spaces are dropped, so that one publisher does not count as two. `published` is an ISO date
    or date-time, of which the day is kept as written; one that is no date leaves the article
    undated, with a warning. A field that is null is not known, nor is one that is blank, but for
    text and id. Without `id` the id is that of the url, so that a newer version takes the place
    of the older one, and without either a hash of the content; without `language` the script
    tells it. Fields that are no article's are passed over.

    Raises ArticleRefused, also when the text has more than `most_bytes` bytes of UTF-8, or was
    decoded with the wrong charset.
    """
    read = _Fields(fields)
    given = read.field("id", _id)
    language = read.field("language", _language)
    title = read.field("title", _title)
    text = read.field("text", partial(_text, most_bytes=most_bytes), needed=True)
    published = read.mild_field("published", _day, without="the article is taken undated")
    publisher = read.field("publisher", _short)
    url = read.field("url", _link)
    if language is None and text is not None and not read.wrong("language", "title"):
        language = language_of(f"{title or ''}\n{text}")
        if language is None:
            read.faults.append(
                Fault("language", f"the text is neither Arabic nor English; {_READ}")
            )
    if text is not None:
        read.check_charset("text", text)
    if read.faults or text is None or language is None:
        raise ArticleRefused(read.faults)
    day = published.isoformat() if published else None
    identity = given or (url and id_of_url(url))
    identity = identity or content_id("a-", title, text, day, publisher, url)
    article = Article(identity, language, title, text, published, publisher, url)
    return Taken(article, tuple(read.warnings))


def readable_line(text: str) -> str:
    """Give back `text`, which is one line; raises ValueError, naming what may not be in it."""
    return _readable(text, _NOT_IN_LINE)


class _Fields:
    """Reads fields one by one and keeps what is wrong with each."""

    def __init__(self, fields: Mapping[str, Any]) -> None:
        self._fields = fields
        self.faults: list[Fault] = []
        self.warnings: list[Fault] = []

    def field(self, name: str, check: Callable[[Any], T], *, needed: bool = False) -> T | None:
        value = self._fields.get(name)
        try:
            if value is not None:
                return check(value)
            if needed:
                raise ValueError("is missing")
        except ValueError as error:
            self.faults.append(Fault(name, str(error)))
        return None

    def mild_field(self, name: str, check: Callable[[Any], T], *, without: str) -> T | None:
        """Give a field that the article can do without; what is wrong with it is a warning."""
        before = len(self.faults)
        value = self.field(name, check)
        for fault in self.faults[before:]:
            self.warnings.append(Fault(name, f"{fault.reason}; {without}"))
        del self.faults[before:]
        return value

    def check_charset(self, name: str, text: str) -> None:
        found = misreading(text)
        if found is not None:
            told = f"{found.how}; decode it again from the original bytes"
            (self.faults if found.whole else self.warnings).append(Fault(name, told))

    def wrong(self, *names: str) -> bool:
        return any(fault.field in names for fault in self.faults)


def _id(value: Any) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise ValueError(f"must be a string or an integer, not {type(value).__name__}")
    # Python refuses to write out very many digits, so those are counted first.
    long = isinstance(value, int) and value.bit_length() > 4 * MAX_ID
    identity = "" if long else str(value)
    if not is_id(identity) or identity.isspace():
        raise ValueError(f"must be 1 to {MAX_ID} printable characters")
    if identity in STEPS:
        raise ValueError("must not be . or .., with which an address names a folder")
    return identity


def _language(value: Any) -> str | None:
    language = _string(value)
    if language.strip() and language not in LANGUAGES:
        raise ValueError(f"{language[:40]!r} is not read; {_READ}")
    return language.strip() or None


def _title(value: Any) -> str | None:
    # A headline of two lines is still one; only the text that it holds must be readable.
    title = _readable(_bounded(value), _NOT_IN_TEXT)
    return title if title.strip() else None


def _text(value: Any, most_bytes: int | None) -> str:
    text = _readable(_string(value), _NOT_IN_TEXT)
    if not text.strip():
        raise ValueError("is empty")
    if most_bytes is not None and len(text.encode("utf-8")) > most_bytes:
        raise ValueError(
            f"is larger than {most_bytes} bytes; "
            "split the article or raise ACTORGRAPH_MAX_ARTICLE_BYTES"
        )
    return text


def _day(value: Any) -> date | None:
    written = _string(value).strip()
    try:
        return datetime.fromisoformat(written).date() if written else None
    except ValueError as error:
        raise ValueError(
            f"{written[:40]!r} is not a date like 2026-03-14 or 2026-03-14T10:00:00Z"
        ) from error


def _short(value: Any) -> str | None:
    return _line(value).strip() or None


def _link(value: Any) -> str | None:
    link = _short(value)
    if link is not None and not _LINK.match(link):
        raise ValueError("must begin with http:// or https:// and a host")
    return link


def _line(value: Any) -> str:
    return readable_line(_bounded(value))


def _bounded(value: Any) -> str:
    text = _string(value)
    if len(text) > MAX_FIELD:
        raise ValueError(f"is longer than {MAX_FIELD} characters")
    return text


def _string(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError(f"must be a string, not {type(value).__name__}")
    return value


def _readable(text: str, unwanted: re.Pattern[str]) -> str:
    if bad := unwanted.search(text):
        code = f"U+{ord(bad.group()):04X}"
        raise ValueError(f"has the control character {code} at {bad.start()}; remove it")
    if _DIRECTION.search(text):
        for line in text.splitlines():
            if mark := _left_open(line):
                raise ValueError(
                    f"leaves the direction control U+{ord(mark):04X} open in the line "
                    f"{line.strip()[:30]!r}; close or remove it"
                )
    return text


def _left_open(line: str) -> str | None:
    opened: list[str] = []
    isolates = 0
    for mark in _DIRECTION.findall(line):
        if mark == _END_OF_EMBEDDING:
            if opened and opened[-1] not in _ISOLATES:
                opened.pop()
        elif mark == _END_OF_ISOLATE:
            # It also closes all that was opened within the isolate.
            while isolates and opened.pop() not in _ISOLATES:
                pass
            isolates = max(0, isolates - 1)
        else:
            opened.append(mark)
            isolates += mark in _ISOLATES
    return opened[-1] if opened else None
