"""Finding a name that was written otherwise: keys to look it up by, and how well it fits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from rapidfuzz.distance import OSA

from graph_schema.folding import fold
from graph_schema.naming.likeness import Likeness, likeness
from graph_schema.naming.sounds import consonants, is_arabic, skeletons
from graph_schema.naming.words import Word, words_of

# A name has few words, and these few letters; what comes after them is not looked at.
MOST_WORDS = 12
MOST_LETTERS = 30
# Words of one script with so much in common may be one word with slips of the pen.
_SLIPPED = 0.7
_SHORTEST_SLIP = 4
# Shorter words sound like too many others to be known by their sound alone.
_SHORTEST_SOUND = 3
# With fewer consonants in common a part of a name is hardly known by sound: Syria, السريع.
_SURE_CONSONANTS = 3
# It tells nothing, and may sound like Sy and Sa. The keys that stores keep are those of all words.
_UNTOLD = "the"
# So much of what was asked must be in a name that lacks the rest, such as titles.
_ENOUGH = 0.25


class Fit(StrEnum):
    """Why a name fits what was asked for, the best reason first."""

    NAME = "name"
    PART = "part"
    SPELLING = "spelling"
    SLIP = "slip"
    BEGINNING = "beginning"
    WITHIN = "within"
    SOME_WORDS = "some_words"


@dataclass(frozen=True, slots=True)
class Fitting:
    """How well a form of a name fits: `score` is 1.0 for the folded name itself, less otherwise."""

    score: float
    fit: Fit
    form: str


@lru_cache(maxsize=100_000)
def name_keys(text: str) -> frozenset[str]:
    """Give the keys under which a name is found: names that are alike share some of them.

    They are the three-letter pieces of each word, and its first consonants in every way that it
    may be read (after `~`), the same for both scripts.
    """
    words = words_of(text)[:MOST_WORDS]
    return frozenset[str]().union(*(_pieces(word) | _sounds(word) for word in words))


@lru_cache(maxsize=20_000)
def asked_keys(text: str) -> frozenset[str]:
    """Give those of the keys of a name by which it is looked up.

    Those of "the" are left out, and of a word of one or two letters all but its beginning.
    """
    return frozenset[str]().union(
        *(
            _pieces(word) | _sounds(word) if _long(word) else {f" {word.text} "[:3]}
            for word in _telling_words(text)
        )
    )


def _pieces(word: Word) -> frozenset[str]:
    padded = (f" {form[:MOST_LETTERS]} " for form in word.forms)
    return frozenset(form[at : at + 3] for form in padded for at in range(len(form) - 2))


def _sounds(word: Word) -> frozenset[str]:
    return frozenset(f"~{heard}" for heard in skeletons(word.text[:MOST_LETTERS]) if heard)


def _telling_words(text: str) -> tuple[Word, ...]:
    words = words_of(text)[:MOST_WORDS]
    return tuple(word for word in words if word.text != _UNTOLD) or words


def best_fit(asked: str, forms: Iterable[str], *, person: bool = False) -> Fitting | None:
    """Give the best fitting form of a name, of equals the first in the alphabet; None for none.

    A `person` is known by a last name in its script, however short.
    """
    fits = (_fit(asked, form, person=person) for form in forms)
    return min((fit for fit in fits if fit), key=lambda f: (-f.score, f.form), default=None)


def every_word(asked: str, form: str) -> bool:
    """Say whether the words of two names are spellings of each other, in whatever order."""
    left = list(words_of(form))
    for word in words_of(asked):
        alike = [other for other in left if likeness(word, other) is Likeness.ALIKE]
        if not alike:
            return False
        left.remove(word if word in alike else alike[0])
    return not left


def _fit(asked: str, form: str, *, person: bool) -> Fitting | None:
    """Give how well one form fits.

    1.0 for the name itself; 0.9 when every word is a spelling of its word; 0.7 to 0.9 when the
    words asked for are some of its words, a little less when they are surely spellings of some;
    below 0.7 with slips of the pen, as its beginning, inside it, or when only some words are
    found. Spellings of some words that may be chance are below slips of the whole name.
    """
    question, name = fold(asked), fold(form)
    if not question or not name:
        return None
    if question == name:
        return Fitting(1.0, Fit.NAME, form)
    closeness = min(1.0, len(question) / len(name))
    found = [_by_words(_telling_words(asked), _telling_words(form), form, person=person)]
    if set(question.split()) <= set(name.split()):
        found.append(Fitting(0.7 + 0.2 * closeness, Fit.PART, form))
    elif name.startswith(question):
        found.append(Fitting(0.5 + 0.1 * closeness, Fit.BEGINNING, form))
    elif len(question) > 2 and question in name:
        found.append(Fitting(0.2 + 0.2 * closeness, Fit.WITHIN, form))
    return max((f for f in found if f), key=lambda f: f.score, default=None)


def _by_words(
    asked: tuple[Word, ...], name: tuple[Word, ...], form: str, *, person: bool
) -> Fitting | None:
    if not asked or not name:
        return None
    left, pairs, grades = list(name), list[tuple[Word, Word]](), list[tuple[Fit, float]]()
    for word in asked:
        graded = [(_alike(word, other), other) for other in left]
        (fit, grade), partner = max(graded, key=lambda g: g[0][1], default=((Fit.SLIP, 0.0), word))
        if grade > 0:
            left.remove(partner)
            pairs.append((word, partner))
            grades.append((fit, grade))
    if not any(_same(one, other) or _long(one, other) for one, other in pairs):
        return None
    mean = sum(grade for _, grade in grades) / len(asked)
    share = len(grades) / len(name)
    if len(grades) < len(asked):
        # A single slip among several words is no trace of a name.
        sure = all(fit is Fit.SPELLING for fit, _ in grades)
        if not sure or len(grades) < _ENOUGH * len(asked):
            return None
        return Fitting(0.35 * mean * (0.5 + 0.5 * share), Fit.SOME_WORDS, form)
    if all(fit is Fit.SPELLING for fit, _ in grades):
        if len(name) == len(asked):
            return Fitting(0.9, Fit.SPELLING, form)
        last = name[-1] if person else None
        if _surely_spelt(pairs, last):
            return Fitting(0.65 + 0.2 * share, Fit.SPELLING, form)
        return Fitting(0.4 + 0.12 * share, Fit.SPELLING, form)
    return Fitting(0.35 + 0.25 * mean * (0.5 + 0.5 * share), Fit.SLIP, form)


def _surely_spelt(pairs: Sequence[tuple[Word, Word]], last: Word | None) -> bool:
    """Say whether words that sound like some of a name do so by more than chance.

    `last` is the last name of a person, which is sure within one script.
    """
    if any(_same(one, other) for one, other in pairs):
        return True
    if any(other is last and is_arabic(one.text) == is_arabic(other.text) for one, other in pairs):
        return True
    heard = sum(min(consonants(one.text), consonants(other.text)) for one, other in pairs)
    return heard >= _SURE_CONSONANTS


def _same(one: Word, other: Word) -> bool:
    return not set(one.forms).isdisjoint(other.forms)


def _long(*words: Word) -> bool:
    return min(len(word.text) for word in words) >= _SHORTEST_SOUND


def _alike(one: Word, other: Word) -> tuple[Fit, float]:
    near = likeness(one, other)
    if near is Likeness.ALIKE:
        return Fit.SPELLING, 1.0
    if is_arabic(one.text) != is_arabic(other.text):
        return Fit.SLIP, 0.0
    if min(len(one.text), len(other.text)) < _SHORTEST_SLIP:
        return Fit.SLIP, 0.0
    same = max(OSA.normalized_similarity(a, b) for a in one.forms for b in other.forms)
    return Fit.SLIP, same if same >= _SLIPPED else 0.0
