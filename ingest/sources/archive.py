"""Web archives (WARC): the pages that a crawler kept, each as it was answered."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING

from graph_schema.errors import InputRefused
from ingest.sources.base import Given, Item, Reading
from ingest.sources.compressed import Inflating
from ingest.sources.pages import read_page, read_pdf
from ingest.sources.whole import read_text, whole

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_READERS = {
    "text/html": read_page,
    "application/xhtml+xml": read_page,
    "application/pdf": read_pdf,
    "text/plain": read_text,
}
_OK = 200
_WAY_OUT = "raise ACTORGRAPH_MAX_DOCUMENT_BYTES if it is an article"


def read_archive(stream: IO[bytes], name: str, how: Reading, given: Given) -> Iterator[Item]:
    """Give the article of each page and PDF that was answered with 200; of one address the last.

    A capture later in the archive takes the place of an earlier one of the same address. An
    archive that breaks is read up to there, and refused from there on.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    del given
    wanted = WarcRecordType.response | WarcRecordType.resource
    held = _Held(stream)
    found = False
    try:
        records = ArchiveIterator(held, record_types=wanted, auto_decode="transfer")
        for record in records:
            found = True
            yield from _items(record, name, how)
    except InputRefused as refusal:
        yield refusal
        return
    except Exception as error:
        # The library raises what it likes; what the stream raised is the reason then.
        yield held.refusal or InputRefused(
            name, f"is no WARC file that can be read ({error}); what came before it is kept"
        )
        return
    if held.refusal is not None:
        yield held.refusal
    elif not found:
        yield InputRefused(name, "holds no answered page: is it a WARC file?")


class _Held:
    """A stream from which no error comes: what refused it is kept, for the library may not bear it.

    It has what the library asks of a stream; it is read in one go and never sought in.
    """

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._place = 0
        self.refusal: InputRefused | None = None

    def read(self, size: int = -1) -> bytes:
        try:
            data = self._stream.read(size)
        except InputRefused as refusal:
            self.refusal = refusal
            return b""
        except OSError as error:
            self.refusal = InputRefused("the archive", error.strerror or str(error))
            return b""
        self._place += len(data)
        return data

    def seek(self, offset: int, whence: int = 0) -> int:
        del offset, whence
        return self._place

    def tell(self) -> int:
        return self._place

    def close(self) -> None:
        """Do nothing: whoever opened it closes it."""


def _items(record: WarcRecord, name: str, how: Reading) -> Iterator[Item]:
    url = record.headers.get("WARC-Target-URI", "")
    where = f"{name}: {url or record.record_id}"
    if record.is_http and record.http_headers.status_code != _OK:
        return
    kind = record.http_content_type if record.is_http else record.headers.get("Content-Type")
    reader = _READERS.get((kind or "").split(";")[0].strip().lower())
    if reader is None:
        return
    try:
        raw = _content(record, where, how)
    except InputRefused as refusal:
        yield refusal
        return
    given = Given(url=url or None, charset=record.http_charset if record.is_http else None)
    yield from reader(io.BytesIO(raw), where, how, given)


def _content(record: WarcRecord, where: str, how: Reading) -> bytes:
    """Give what was answered, without its compression; raises InputRefused for too much."""
    most, length = how.limits.document_bytes, record.content_length
    raw = whole(record.reader, where, most, _WAY_OUT)
    headers = dict(record.http_headers.to_tuples()) if record.is_http else dict[str, str]()
    headers = {name.lower(): value for name, value in headers.items()}
    if len(raw) < length and "transfer-encoding" not in headers:
        raise InputRefused(where, f"is cut off: {len(raw)} of {length} bytes are there")
    stream = io.BytesIO(raw)
    packed = (headers.get("content-encoding") or "").strip().lower()
    if packed in ("", "identity"):
        return stream.read()
    if packed not in ("gzip", "x-gzip", "deflate"):
        raise InputRefused(where, f"is packed as {packed[:40]!r}, which is not read")
    unpacked = io.BufferedReader(Inflating(stream, where, gzip=packed != "deflate"))
    return whole(unpacked, where, most, _WAY_OUT)
