"""Compressed bytes, inflated a little at a time and never without end."""

from __future__ import annotations

import io
import zlib
from typing import IO, TYPE_CHECKING

from graph_schema.errors import InputRefused

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

GZIP_MARK = b"\x1f\x8b"
_CHUNK = 1 << 16
# Text gets five to twenty times smaller; what gets a hundred times smaller is made to fill memory.
_MOST_TIMES = 100
_HARMLESS = 50_000_000


class Inflating(io.RawIOBase):
    """The bytes that a gzip or zlib stream stands for, one member after another.

    Reading raises InputRefused when the stream is damaged, cut off, or inflates a hundredfold.
    """

    def __init__(self, stream: IO[bytes], name: str, *, gzip: bool = True) -> None:
        self._stream, self._name = stream, name
        self._bits = 16 + zlib.MAX_WBITS if gzip else zlib.MAX_WBITS
        self._inflate = zlib.decompressobj(self._bits)
        self._came = self._went = 0
        self._fresh = True

    def readable(self) -> bool:
        """Say that this is for reading."""
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """Fill a buffer; 0 at the end."""
        view = memoryview(buffer).cast("B")
        while True:
            data = self._inflate.unconsumed_tail or self._inflate.unused_data
            if self._inflate.eof:
                self._inflate = zlib.decompressobj(self._bits)
                self._fresh = True
            if not data:
                data = self._stream.read(_CHUNK)
                self._came += len(data)
            if not data:
                if self._fresh and self._came:
                    return 0
                raise InputRefused(self._name, "is compressed and cut off; fetch it again")
            self._fresh = False
            try:
                inflated = self._inflate.decompress(data, len(view))
            except zlib.error as error:
                raise InputRefused(self._name, f"is compressed and damaged ({error})") from error
            self._went += len(inflated)
            if self._went > max(_HARMLESS, _MOST_TIMES * self._came):
                raise InputRefused(
                    self._name,
                    f"inflates more than {_MOST_TIMES} times, like a bomb; inflate it yourself if "
                    "it is none",
                )
            if inflated:
                view[: len(inflated)] = inflated
                return len(inflated)


def inflated(stream: IO[bytes], name: str) -> IO[bytes]:
    """Give the bytes that a gzip stream stands for, as a stream."""
    return io.BufferedReader(Inflating(stream, name), _CHUNK)
