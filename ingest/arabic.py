"""Arabic clitics: what a written word may consist of before its stem."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

# What is written with the word behind it, in the order in which it stands there.
CONJUNCTIONS = ("و", "ف")
PREPOSITIONS = ("ب", "ك", "ل")
# Those that lead to an object or a purpose; ك likens.
LEADING = ("ب", "ل")
ARTICLE = "ال"


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a folded word: its prefixes, whether the article follows, and the rest."""

    prefix: str
    article: bool
    stem: str


@lru_cache(maxsize=200_000)
def readings(folded: str) -> tuple[Reading, ...]:
    """Give the ways to read a folded Arabic word, the one with the fewest prefixes first.

    Conjunctions (و, ف), prepositions (ب, ك, ل) and the article come off the front in their
    order; a stem keeps at least two letters. Nothing is looked up, so most ways are wrong.
    """
    found = []
    for conjunction in ("", *CONJUNCTIONS):
        if not folded.startswith(conjunction):
            continue
        rest = folded[len(conjunction) :]
        for preposition in ("", *PREPOSITIONS):
            if not rest.startswith(preposition):
                continue
            word = rest[len(preposition) :]
            if preposition == "ل" and word.startswith("ل") and len(word) > 2:
                # The alef of the article is not written after ل.
                found.append(Reading(conjunction + preposition, True, word[1:]))
            if word.startswith(ARTICLE) and len(word) > 3:
                found.append(Reading(conjunction + preposition, True, word[2:]))
            if len(word) >= 2:
                found.append(Reading(conjunction + preposition, False, word))
    return tuple(sorted(found, key=lambda r: (len(r.prefix), not r.article)))


def without_conjunction(folded: str) -> str:
    """Give a folded word without a first letter that may be و or ف written with it."""
    return folded[1:] if folded.startswith(CONJUNCTIONS) else folded


def before_article(folded: str) -> str:
    """Give the preposition that is written with a word, where its article shows it: للصحفيين."""
    for reading in readings(folded):
        if reading.article and reading.prefix.endswith(PREPOSITIONS):
            return reading.prefix[-1]
    return ""


NISBA_ENDINGS = ("", "ه", "ين", "ون", "ات", "ان", "تين", "تان", "ا")


def nisba_forms(base: str) -> tuple[str, ...]:
    """Give the folded forms of a nisba (سوري): feminine, plurals, duals, accusative."""
    return tuple(base + ending for ending in NISBA_ENDINGS)
