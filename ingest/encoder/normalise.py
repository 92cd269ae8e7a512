"""Text as the encoder wants it, with the way back to the text as it was.

The pieces were learned from text without vowel marks, so marks, tatweel and direction controls are
cut, and what could be read as a special piece is replaced.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

CUT = (
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640"  # vowel marks, tatweel
    "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"  # direction and width controls
)
FIXED = {
    **{chr(0x0660 + digit): str(digit) for digit in range(10)},
    **{chr(0x06F0 + digit): str(digit) for digit in range(10)},
    # "<s>", "</s>" and "<mask>" are pieces of the vocabulary, and U+2581 is its word boundary.
    "<": "(",
    ">": ")",
    "\u2581": " ",
    "\n": " ",
    "\r": " ",
    "\t": " ",
}


@dataclass(frozen=True)
class Normalised:
    """A text ready to be cut into pieces; `origin[i]` is where character i of it came from.

    `origin` has one entry more than `text` has characters: the length of the original.
    """

    text: str
    origin: tuple[int, ...]


@dataclass(frozen=True)
class Normaliser:
    """Cleans text by a table of replacements (one character to none or more)."""

    replacements: Mapping[str, str]

    @cached_property
    def _table(self) -> dict[str, str]:
        return {**self.replacements, **FIXED}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile("[" + CUT + "\ud800-\udfff" + "".join(map(re.escape, self._table)) + "]")

    def __call__(self, text: str) -> Normalised:
        """Return the cleaned text; the same text always gives the same result."""
        parts: list[str] = []
        origin: list[int] = []
        done = 0
        for found in self._pattern.finditer(text):
            at = found.start()
            parts.append(text[done:at])
            origin.extend(range(done, at))
            character = text[at]
            # A lone surrogate cannot be encoded as UTF-8, which the tokeniser needs.
            new = self._table.get(character, " " if "\ud800" <= character <= "\udfff" else "")
            parts.append(new)
            origin.extend([at] * len(new))
            done = at + 1
        parts.append(text[done:])
        origin.extend(range(done, len(text) + 1))
        return Normalised("".join(parts), tuple(origin))
