"""Articles from files: text, JSON and JSON lines, read one at a time; bad ones refused by name."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import IO, Any

from graph_schema.errors import InputRefused
from graph_schema.ids import content_id
from graph_schema.language import language_of
from graph_schema.records import Article

LINE_SUFFIXES = frozenset({".jsonl", ".ndjson"})
SUFFIXES = frozenset({".txt", ".json", *LINE_SUFFIXES})
LANGUAGES = frozenset({"ar", "en"})
MAX_FIELD = 2_000
MAX_DEPTH_HINT = "nested too deeply"

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
# Controls that reorder what a reader sees. Arabic publishers write them around numbers, closed on
# their line; one left open disguises all that follows it.
_OPENING = re.compile("[\u202a\u202b\u202d\u202e\u2066-\u2068]")
_CLOSING = re.compile("[\u202c\u2069]")


@dataclass(frozen=True, slots=True)
class Limits:
    """How large an article may be, in bytes of UTF-8."""

    article_bytes: int = 2_000_000


def find_files(path: Path) -> Iterator[Path]:
    """Give the article files under a path in the order of their names, or the file itself.

    Raises InputRefused when there is nothing there, or a folder holds no article file.
    """
    if path.is_file():
        yield path
        return
    if not path.is_dir():
        raise InputRefused(str(path), "no such file or folder")
    found = [p for p in sorted(path.rglob("*")) if p.is_file() and p.suffix.lower() in SUFFIXES]
    if not found:
        wanted = ", ".join(sorted(SUFFIXES))
        raise InputRefused(str(path), f"holds no article file (one that ends in {wanted})")
    yield from found


def read_file(path: Path, limits: Limits) -> Iterator[Article | InputRefused]:
    """Give the articles of a file in order, and a refusal in the place of each bad one."""
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        wanted = ", ".join(sorted(SUFFIXES))
        yield InputRefused(str(path), f"its name must end in one of {wanted}")
        return
    try:
        with path.open("rb") as stream:
            if suffix in LINE_SUFFIXES:
                yield from read_lines(stream, str(path), limits)
            else:
                yield from _read_whole(stream, path, limits)
    except OSError as error:
        yield InputRefused(str(path), error.strerror or str(error))


def read_lines(stream: IO[bytes], name: str, limits: Limits) -> Iterator[Article | InputRefused]:
    """Give the article of each JSON line; blank lines are passed over.

    A line longer than the limit is never held in memory whole.
    """
    number, most = 0, _line_limit(limits)
    while raw := stream.readline(most + 1):
        number += 1
        where = f"{name}:{number}"
        if len(raw) > most:
            while not raw.endswith(b"\n") and (raw := stream.readline(most)):
                pass
            yield InputRefused(where, f"the line is longer than {most} bytes; split the article")
        elif raw.strip():
            yield _taken(where, raw, limits)


def _read_whole(stream: IO[bytes], path: Path, limits: Limits) -> Iterator[Article | InputRefused]:
    whole = path.suffix.lower() == ".json"
    most = 50 * _line_limit(limits) if whole else limits.article_bytes
    raw = stream.read(most + 1)
    name = str(path)
    if len(raw) > most:
        yield InputRefused(name, f"is larger than {most} bytes; give it as .jsonl, one a line")
    elif not raw.strip():
        yield InputRefused(name, "is empty")
    elif not whole:
        try:
            yield article_of({"text": decode(name, raw).strip("\ufeff")}, name, limits)
        except InputRefused as refusal:
            yield refusal
    else:
        yield from _read_json(raw, name, limits)


def _read_json(raw: bytes, name: str, limits: Limits) -> Iterator[Article | InputRefused]:
    try:
        data = parse(name, raw)
    except InputRefused as refusal:
        yield refusal
        return
    for number, item in enumerate(data if isinstance(data, list) else [data], 1):
        where = f"{name}: item {number}" if isinstance(data, list) else name
        try:
            yield article_of(item, where, limits)
        except InputRefused as refusal:
            yield refusal


def _taken(where: str, raw: bytes, limits: Limits) -> Article | InputRefused:
    try:
        return article_of(parse(where, raw), where, limits)
    except InputRefused as refusal:
        return refusal


def _line_limit(limits: Limits) -> int:
    # JSON may write one byte as six (\u0041), and there are fields beside the text.
    return 6 * limits.article_bytes + 6 * 5 * MAX_FIELD


def decode(where: str, raw: bytes) -> str:
    """Give the text of UTF-8 bytes; raises InputRefused with the place of the first wrong one."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputRefused(
            where,
            f"is not UTF-8: byte {raw[error.start]:#04x} at {error.start}; "
            "convert it first (for windows-1256: iconv -f WINDOWS-1256 -t UTF-8)",
        ) from error


def parse(where: str, raw: bytes) -> Any:
    """Give the value of JSON bytes; raises InputRefused with the place where it breaks."""
    try:
        return json.loads(decode(where, raw))
    except RecursionError as error:
        raise InputRefused(where, f"is {MAX_DEPTH_HINT}") from error
    except ValueError as error:
        raise InputRefused(where, f"is not JSON: {error}") from error


def article_of(data: Any, where: str, limits: Limits) -> Article:
    """Give the article of a mapping with `text` and, if known, the other fields of an article.

    Without `id` the id is a hash of the content; without `language` the script tells it. Fields
    that are no article's are passed over. Raises InputRefused, naming the field.
    """
    if not isinstance(data, dict):
        raise InputRefused(where, 'must be an object like {"id": "...", "text": "..."}')
    text = _string(data, "text", where)
    if text is None or not text.strip():
        raise InputRefused(where, "text: is missing or empty")
    if len(text.encode("utf-8", "surrogatepass")) > limits.article_bytes:
        raise InputRefused(where, f"text: is larger than {limits.article_bytes} bytes")
    title = _short(data, "title", where)
    publisher, url = _short(data, "publisher", where), _short(data, "url", where)
    published = _day(_short(data, "published", where), where)
    language = _short(data, "language", where) or language_of(f"{title or ''}\n{text}")
    if language not in LANGUAGES:
        told = f"{language!r} is not read" if language else "neither Arabic nor English"
        raise InputRefused(where, f"language: {told}; actorgraph reads ar and en")
    given = data.get("id")
    if isinstance(given, int) and not isinstance(given, bool):
        data = {**data, "id": str(given)}
    article_id = _short(data, "id", where) or content_id(
        "a-", title, text, published.isoformat() if published else None, publisher, url
    )
    if len(article_id) > 200:
        raise InputRefused(where, "id: is longer than 200 characters")
    return Article(article_id, language, title, text, published, publisher, url)


def _string(data: dict[str, Any], field: str, where: str) -> str | None:
    value = data.get(field)
    if value is None:
        return None
    if not isinstance(value, str):
        raise InputRefused(where, f"{field}: must be a string, not {type(value).__name__}")
    _refuse_controls(value, f"{field}: ", where)
    return value


def _short(data: dict[str, Any], field: str, where: str) -> str | None:
    value = _string(data, field, where)
    if value is not None and len(value) > MAX_FIELD:
        raise InputRefused(where, f"{field}: is longer than {MAX_FIELD} characters")
    return value.strip() or None if value is not None else None


def _refuse_controls(text: str, field: str, where: str) -> None:
    if bad := _CONTROL.search(text):
        code = f"U+{ord(bad.group()):04X}"
        raise InputRefused(
            where, f"{field}has the control character {code} at {bad.start()}; remove it"
        )
    if not _OPENING.search(text):
        return
    for line in text.splitlines():
        if len(_OPENING.findall(line)) > len(_CLOSING.findall(line)):
            opened = _OPENING.findall(line)[-1]
            raise InputRefused(
                where,
                f"{field}leaves the direction control U+{ord(opened):04X} open in the line "
                f"{line.strip()[:30]!r}; close or remove it",
            )


def _day(value: str | None, where: str) -> date | None:
    if value is None:
        return None
    try:
        return datetime.fromisoformat(value).date()
    except ValueError as error:
        raise InputRefused(
            where, f"published: {value[:40]!r} is not a date like 2026-03-14"
        ) from error
