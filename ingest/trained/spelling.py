"""Text as trained models read it, with the way back to the text as it was."""

from __future__ import annotations

from ingest.encoder.normalise import Normalised, Normaliser

# One letter for those that newspapers and the training corpus swap freely. Ta marbuta stays: it
# tells a name from a noun with a pronoun.
_LETTERS = {
    **dict.fromkeys("أإآٱ", "ا"),
    **dict.fromkeys("ىی", "ي"),
    **dict.fromkeys("کگ", "ك"),
    "ڤ": "ف",
    "پ": "ب",
    "چ": "ج",
}
# Controls and rare spaces, which the models take for letters or for ends of paragraphs.
_SPACES = dict.fromkeys(
    [
        *map(chr, range(0x20)),
        *map(chr, range(0x7F, 0xA1)),
        *map(chr, range(0x2000, 0x200B)),
        *("\u1680", "\u2028", "\u2029", "\u202f", "\u205f", "\u3000"),
    ],
    " ",
)
_plain = Normaliser(_SPACES)
_simplified = Normaliser({**_SPACES, **_LETTERS})


def plain(text: str) -> Normalised:
    """Give a text without vowel marks and controls; `origin` leads back to it as it was."""
    return _plain(text)


def simplified(text: str) -> Normalised:
    """Give an Arabic text without vowel marks and controls, with one alef and one ya.

    The same function prepares what the shipped models were trained on and what they read.
    """
    return _simplified(text)
