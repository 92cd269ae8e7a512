"""Text that was decoded with the wrong charset before it came here, told by what it looks like."""

from __future__ import annotations

import re
from dataclasses import dataclass

# Words of plain Arabic so often begin with the article that a text without it is none.
_ARTICLE = re.compile(r"(?<![\u0621-\u064a])(?:و|ف|ب|ك)?(?:ال|لل)[\u0621-\u064a]{2}")
_ARABIC_WORD = re.compile(r"[\u0621-\u064a]{2,}")
_LETTER = re.compile(r"[^\W\d_]")
_LATIN_1 = re.compile("[\u00c0-\u00ff]")
_REPLACED = re.compile("\ufffd")

# What stands for the second byte of a letter in UTF-8 when it is read as Windows-1252 or Latin-1,
# and as Windows-1256; marks that Arabic writes after a letter are left out.
_AFTER_1252 = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_AFTER_1256 = "€پ‚ƒ„†‡ˆ‰ٹ‹Œچژڈگک™ڑ›œ\u200c\u200dں¢£¤¥¦§¨©ھ¬\u00ad®¯°±²³´µ¶·¸¹¼½¾"
_UTF8_AS_1252 = re.compile(f"[ØÙÚÛ][{_AFTER_1252}]")
_UTF8_AS_1256 = re.compile(f"[طظعغ][{_AFTER_1256}]")
_ENGLISH = re.compile(f"â€[{_AFTER_1252}]|Ã[{_AFTER_1252}]|Â[\u00a0-\u00bf]")

_FEW = 2
_MANY = 4


@dataclass(frozen=True, slots=True)
class Misreading:
    """How a text was spoilt; `whole` says that it is past use, not only in places."""

    how: str
    whole: bool


def misreading(text: str) -> Misreading | None:
    """Say how a text shows that it was decoded with the wrong charset, or None.

    Arabic in UTF-8 read as Windows-1252 looks like `Ø§Ù„`, read as Windows-1256 like `ط§ظ„`;
    Arabic in Windows-1256 read as Windows-1252 looks like `ÇáÓæÑí`. Decoders that replace what
    they cannot read leave U+FFFD.
    """
    if text.isascii():
        return None
    letters = len(_LETTER.findall(text)) or 1
    for pattern, read_as in ((_UTF8_AS_1252, "Windows-1252"), (_UTF8_AS_1256, "Windows-1256")):
        found = len(pattern.findall(text))
        if found >= _MANY and 8 * found >= letters:
            return Misreading(f"is UTF-8 that was read as {read_as}", whole=True)
    if 2 * len(_LATIN_1.findall(text)) > letters and is_arabic_prose(_as_windows_1256(text)):
        return Misreading("is Windows-1256 that was read as Windows-1252", whole=True)
    replaced = len(_REPLACED.findall(text))
    if replaced:
        return Misreading(
            f"has {replaced} replacement characters (U+FFFD) where a charset was read wrong",
            whole=50 * replaced > letters,
        )
    found = len(_ENGLISH.findall(text))
    if found >= _FEW:
        return Misreading(
            f"has {found} characters of UTF-8 that were read as Windows-1252", whole=False
        )
    return None


def is_arabic_prose(text: str) -> bool:
    """Say whether a text reads like Arabic, not only like its letters: words have the article."""
    words = len(_ARABIC_WORD.findall(text))
    articles = len(_ARTICLE.findall(text))
    return articles >= _FEW and 12 * articles >= words


def _as_windows_1256(text: str) -> str:
    return text.encode("windows-1252", "replace").decode("windows-1256")
