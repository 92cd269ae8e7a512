"""The phrases before a token: the nearest, the first of its clause, the one right before."""

from __future__ import annotations

from ingest.marks import ANY_QUOTES, COMMAS, HYPHENS
from ingest.rules.context import View
from ingest.rules.phrases import Phrase

# How many tokens away a phrase may stand; beyond, another verb's is likelier.
BEFORE = 16
CARRY = 24
MODIFIER_REACH = 3
PARENTHESIS = 18
_PARENTHESES = COMMAS | HYPHENS


def right_before(view: View, position: int) -> Phrase | None:
    """Give the phrase that ends at a token before a verb, over one remark between commas."""
    if position < 0:
        return None
    if view.tokens[position].text in _PARENTHESES:
        phrase = view.over(position - 1) if position else None
        if phrase is not None and phrase.last == position - 1 and len(phrase.places) == 1:
            inner = view.pauses(phrase.first, phrase.last) > 0
            if inner and phrase.free:
                return phrase
        return _before_remark(view, position)
    phrase = view.over(position)
    return phrase if phrase is not None and phrase.last == position and phrase.free else None


def _before_remark(view: View, comma: int) -> Phrase | None:
    for position in range(comma - 1, max(0, comma - PARENTHESIS), -1):
        text = view.tokens[position].text
        if text in _PARENTHESES:
            phrase = view.over(position - 1)
            if phrase is not None and phrase.last == position - 1 and phrase.free:
                return phrase
            return None
        if view.marks[position] != view.marks[comma]:
            return None
    return None


def skip_particles(view: View, position: int) -> int:
    """Give the nearest token before a position that is no particle, or -1."""
    position -= 1
    while position >= 0:
        word = view.words[position]
        if not word:
            if view.tokens[position].text in ANY_QUOTES:
                position -= 1
                continue
            return position
        if "particle" not in view.kinds(position) and not adverbial(view, position):
            return position
        position -= 1
    return -1


def adverbial(view: View, position: int) -> bool:
    """Say whether a token has the form of an English adverb and no actor's name: not Italy."""
    word = view.words[position]
    return len(word) > 4 and word.endswith("ly") and view.over(position) is None


def nearest(view: View, position: int, reach: int) -> Phrase | None:
    """Give the phrase that ends at most `reach` tokens before a position, in its clause."""
    for phrase in reversed(view.phrases):
        if phrase.last < position:
            if position - phrase.last > reach or not view.same_clause(phrase.last, position):
                return None
            return phrase
    return None


def clause_subject(view: View, position: int, reach: int = BEFORE) -> Phrase | None:
    """Give the nearest phrase before a position that no preposition governs."""
    for phrase in reversed(view.phrases):
        if phrase.last >= position:
            continue
        if position - phrase.last > reach or not view.same_clause(phrase.last, position):
            return None
        if phrase.free and not phrase.is_region:
            return phrase
    return None


def first_subject(view: View, position: int, reach: int = CARRY) -> Phrase | None:
    """Give the first phrase of the clauses before a position that may be their subject."""
    found: Phrase | None = None
    for phrase in reversed(view.phrases):
        if phrase.last >= position:
            continue
        if position - phrase.last > reach or not view.same_clause(phrase.last, position):
            break
        if found is not None and view.opens(phrase.last, found.first):
            break
        if phrase.free and not phrase.is_region:
            found = phrase
    return found
