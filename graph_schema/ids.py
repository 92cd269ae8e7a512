"""Ids that are hashes of content, so that running again changes nothing."""

from __future__ import annotations

import hashlib

_SEPARATOR = "\x1f"


def content_id(prefix: str, *parts: str | int | None) -> str:
    """Give `prefix` and 20 hex digits that stand for `parts`; the same parts give the same id.

    None and the empty string differ. The hash is BLAKE2b of 80 bits, so that among a million
    records a clash has a probability below one in a trillion.
    """
    joined = _SEPARATOR.join("\x00" if part is None else str(part) for part in parts)
    return prefix + hashlib.blake2b(joined.encode("utf-8"), digest_size=10).hexdigest()
