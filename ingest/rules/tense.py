"""Which tense an Arabic verb has, as far as its letters tell."""

from __future__ import annotations

from functools import cache

from ingest.arabic import without_conjunction
from ingest.rules.triggers import past_verbs

_FUTURE = ("سي", "ست", "سن", "سا")


def is_future(word: str) -> bool:
    """Say whether a folded Arabic word is a verb in the future, perhaps behind و or ف."""
    bare = without_conjunction(word)
    return bare.startswith(_FUTURE) and bare not in _pasts(_FUTURE)


@cache
def _pasts(beginnings: tuple[str, ...]) -> frozenset[str]:
    """Give past forms that begin as another tense does: سيطر, ساندت, نددوا."""
    verbs = [verb for verb in past_verbs() if verb.startswith(beginnings)]
    stems = [verb + ending for verb in verbs for ending in ("", "ت", "ا", "تا", "وا", "و")]
    return frozenset(stem + pronoun for stem in stems for pronoun in ("", "ه", "ها", "هم", "نا"))


def is_imperfect(word: str) -> bool:
    """Say whether a folded word is an Arabic imperfect, as far as its letters tell."""
    if word.startswith("ن") and word in _pasts(("ن",)):
        return False  # قد ندد; but قد تواصل is as likely imperfect
    return word.startswith("ي") or (
        word.startswith(("ت", "ن")) and not word.endswith(("ت", "وا"))  # قد تعهدت, قد نفذوا
    )
