"""Small pieces of text or bytes to chunks that are worth sending."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

ENOUGH = 1 << 16


class Outlet:
    """A file that can only be written; what was written is taken out as chunks."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self._waiting = 0
        self._written = 0
        self.closed = False

    def write(self, data: bytes | bytearray | memoryview) -> int:
        """Take some bytes."""
        part = bytes(data)
        self._parts.append(part)
        self._waiting += len(part)
        self._written += len(part)
        return len(part)

    def tell(self) -> int:
        """Give how much was written."""
        return self._written

    def flush(self) -> None:
        """Do nothing; what was written can be taken already."""

    def close(self) -> None:
        """Take nothing more."""
        self.closed = True

    def taken(self, *, whole: bool = False) -> Iterator[bytes]:
        """Give what was written since, if it is enough for a chunk or the `whole` is asked for."""
        if self._waiting >= ENOUGH or (whole and self._waiting):
            chunk = b"".join(self._parts)
            self._parts, self._waiting = [], 0
            yield chunk


def chunked(texts: Iterable[str]) -> Iterator[bytes]:
    """Give texts as chunks of UTF-8."""
    outlet = Outlet()
    for text in texts:
        outlet.write(text.encode("utf-8"))
        yield from outlet.taken()
    yield from outlet.taken(whole=True)
