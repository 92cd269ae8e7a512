"""One folded form for all spellings of a name, in Arabic and Latin script."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters that NFKD does not take apart: Arabic letters and their Persian neighbours that
# newspapers swap freely, and Latin letters with strokes.
_LETTERS = str.maketrans(
    {
        "ٱ": "ا",
        "ى": "ي",
        "ی": "ي",
        "ة": "ه",
        "ک": "ك",
        "گ": "ك",
        "ڤ": "ف",
        "پ": "ب",
        "چ": "ج",
        "ـ": None,
        "ء": None,
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ı": "i",
        "æ": "ae",
        "œ": "oe",
        "ß": "ss",
    }
)
_DROPPED = frozenset({"Mn", "Cf"})
_SEPARATORS = re.compile(r"[\W_]+")


@lru_cache(maxsize=100_000)
def fold(text: str) -> str:
    """Give the folded form of a name: equal for spellings that a reader takes for the same.

    Case, diacritics, the forms of alef, ya and ta marbuta, hamza, tatweel, punctuation and
    invisible controls are folded; words stay apart by one space. An Arabic definite article
    stays, because it may be part of a name.
    """
    return fold_text(text)


def fold_text(text: str) -> str:
    """Give the folded form of a text, as `fold` does of a name, without keeping it in memory."""
    # Taking letters apart may bring out capitals (𝕊), and folding case may join letters again.
    plain = unicodedata.normalize("NFKD", text.casefold()).casefold()
    return _SEPARATORS.sub(" ", unicodedata.normalize("NFKD", plain).translate(_FOLDED)).strip()


class _Folded(dict[int, str | int | None]):
    """What each character is in a folded form; those that were never met are looked up."""

    def __missing__(self, code: int) -> int | None:
        found = self[code] = None if unicodedata.category(chr(code)) in _DROPPED else code
        return found


_FOLDED = _Folded(_LETTERS)
