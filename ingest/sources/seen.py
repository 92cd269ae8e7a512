"""Which ids a run has met, so that no article takes the place of another without a word."""

from __future__ import annotations

from hashlib import blake2b

from graph_schema.records import Article

_BITS = 64
_MANY = 1 << 40


class Seen:
    """The ids that the articles of a run came with, and where each came first.

    An id that comes again would take the place of the first article without a word, and so would
    an address with another text. The very same content twice loses nothing.
    """

    def __init__(self) -> None:
        self._starts: list[str] = []
        # A file, a line and a digest packed in one number, because there may be millions of them.
        self._places: dict[str, int] = {}

    def earlier(
        self, article: Article, start: str, number: int, *, same_allowed: bool = False
    ) -> str | None:
        """Give the place where an article's id came first, or None when now, and remember it.

        With `same_allowed` the same content again is no repetition. A place is written as its
        `start` (`FILE:`) and, unless it is 0, its `number`.
        """
        known = self._places.get(article.id)
        content = _digest(article)
        if known is not None:
            place, before = divmod(known, 1 << _BITS)
            if same_allowed and before == content:
                return None
            index, line = divmod(place, _MANY)
            return place_of(self._starts[index], line)
        if not self._starts or self._starts[-1] != start:
            self._starts.append(start)
        place = (len(self._starts) - 1) * _MANY + number
        self._places[article.id] = (place << _BITS) + content
        return None


def place_of(start: str, number: int) -> str:
    """Give the place of an article in its file."""
    return f"{start}{number or ''}"


def _digest(article: Article) -> int:
    content = repr((article.title, article.text, article.published, article.publisher))
    raw = content.encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(raw, digest_size=_BITS // 8).digest())
