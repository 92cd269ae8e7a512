"""The language of a text, told by its script alone."""

from __future__ import annotations

import re
from typing import Literal

Language = Literal["ar", "en"]

# Letters only: neither marks nor digits, which Arabic texts write in both scripts.
_ARABIC = re.compile(
    "[\u0621-\u063a\u0641-\u064a\u066e-\u06d3\u06fa-\u06fc\ufb50-\ufdfb\ufe70-\ufefc]"
)
_LATIN = re.compile("[A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff]")
_LETTER = re.compile(r"[^\W\d_]")


def language_of(text: str) -> Language | None:
    """Give `ar` or `en` when more than half of the letters are Arabic or Latin, else None.

    A script is not a language: Persian counts as `ar` and French as `en` here. Whoever knows
    the language says so and does not ask.
    """
    letters = len(_LETTER.findall(text))
    if 2 * len(_ARABIC.findall(text)) > letters:
        return "ar"
    if 2 * len(_LATIN.findall(text)) > letters:
        return "en"
    return None
