"""How alike two names are, word by word, whatever their scripts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from rapidfuzz.distance import OSA

from graph_schema.naming.sounds import VOWELS, Slot, consonants, is_arabic, slots
from graph_schema.naming.words import Word, listed

# What a vowel costs that only one of two words writes, by the scripts of the two: Arabic leaves
# short vowels out and writes long ones.
_SHORT = 0.05  # a Latin vowel that Arabic leaves out
_LONG = 0.5  # an Arabic vowel that Latin leaves out
_WITHIN = {True: 0.35, False: 0.3}  # both Arabic; both Latin
_OTHER_VOWEL = 0.5
_UNHEARD = 0.1
_RARE = 0.3
_CONSONANT = 1.0
# A last ي or i makes another name of one: شمر, الشمري.
_LAST_I = 0.6
# The less consonants there are to agree, the more must the vowels.
_LIMITS = (0.1, 0.2, 0.28)
_LIMIT = 0.55
# Stricter where only one is a listed name, or where two words are taken for one.
_LISTED_LIMIT = 0.4
_JOINT_LIMIT = 0.25
# A word of so many letters may have one of them wrong and still be known for what it is.
_SLIP_LENGTH = 7


class Likeness(IntEnum):
    """How alike two words are; the more, the less."""

    ALIKE = 0
    SLIP = 1  # one letter of a long word is another, missing or swapped
    NEAR = 2  # they may be one name or two
    APART = 3


@dataclass(frozen=True, slots=True)
class Alignment:
    """The words of two names that belong together, and those that only one name has.

    `lacking` are the words without a partner, `crossed` says that both names have such;
    `inner` says that the first and the last words of both have one.
    """

    pairs: tuple[tuple[Word, Word, Likeness], ...]
    lacking: tuple[Word, ...]
    crossed: bool
    inner: bool

    @property
    def worst(self) -> Likeness:
        """Give the least likeness of a pair."""
        return max((likeness for _, _, likeness in self.pairs), default=Likeness.APART)


@lru_cache(maxsize=50_000)
def likeness(a: Word, b: Word) -> Likeness:
    """Say how alike two words are; listed names are alike or apart, with nothing between."""
    if a == b:
        return Likeness.ALIKE
    mine, his = listed(a), listed(b)
    if mine and his:
        return Likeness.APART if mine.isdisjoint(his) else Likeness.ALIKE
    if a.initial or b.initial:
        return Likeness.NEAR if slots(a.text)[0].agrees(slots(b.text)[0]) else Likeness.APART
    cost, limit = min(_cost_and_limit(one, other) for one in a.forms for other in b.forms)
    if mine or his:
        limit = min(limit, _LISTED_LIMIT)
    if a.joint or b.joint:
        limit = min(limit, _JOINT_LIMIT)
    if cost <= limit:
        return Likeness.ALIKE
    if is_arabic(a.text) == is_arabic(b.text):
        shorter = min(len(a.text), len(b.text))
        slipped = OSA.distance(a.text, b.text, score_cutoff=1)
        if slipped <= 1 and shorter >= _SLIP_LENGTH and a.text[0] == b.text[0]:
            return Likeness.SLIP
    return Likeness.NEAR if cost <= 2 * limit else Likeness.APART


def _cost_and_limit(one: str, other: str) -> tuple[float, float]:
    first, second = sorted((one, other), key=lambda word: (not is_arabic(word), word))
    mine, his = slots(first), slots(second)
    heard = min(consonants(first), consonants(second))
    limit = _LIMITS[heard] if heard < len(_LIMITS) else _LIMIT
    return _cost(mine, his, is_arabic(first), is_arabic(second)), limit


def _cost(mine: tuple[Slot, ...], his: tuple[Slot, ...], arabic: bool, both: bool) -> float:
    """Give the least cost of reading two words as one, place by place."""
    mixed = arabic and not both
    without_mine = [_alone(s, n == len(mine) - 1, _LONG, mixed, both) for n, s in enumerate(mine)]
    without_his = [_alone(s, n == len(his) - 1, _SHORT, mixed, both) for n, s in enumerate(his)]
    row = [0.0]
    for cost in without_his:
        row.append(row[-1] + cost)
    for slot, alone in zip(mine, without_mine, strict=True):
        above, row = row, [row[0] + alone]
        for number, other in enumerate(his):
            together = above[number] + _together(slot, other)
            row.append(min(together, above[number + 1] + alone, row[-1] + without_his[number]))
    return round(row[-1], 4)


def _together(a: Slot, b: Slot) -> float:
    if a.agrees(b):
        return 0.0
    if a.may_agree(b):
        return _RARE
    return _OTHER_VOWEL if a.vowel and b.vowel else _CONSONANT


def _alone(slot: Slot, last: bool, cross: float, mixed: bool, arabic: bool) -> float:
    if slot.silent:
        return _UNHEARD
    if not slot.vowel:
        return _CONSONANT
    if last and slot.sounds & VOWELS == {"I"}:
        return _LAST_I
    return cross if mixed else _WITHIN[arabic]


@lru_cache(maxsize=20_000)
def align(a: tuple[Word, ...], b: tuple[Word, ...]) -> Alignment:
    """Pair the words of two names in their order so that as many as can be are alike."""
    steps = _best(a, b)[1]
    pairs = tuple((x, y, likeness(x, y)) for x, y in steps if x is not None and y is not None)
    mine = [x for x, y in steps if x is not None and y is None]
    his = [y for x, y in steps if y is not None and x is None]
    whole = [x is not None and y is not None for x, y in steps]
    inner = bool(whole) and whole[0] and whole[-1]
    return Alignment(pairs, (*mine, *his), bool(mine and his), inner)


_Step = tuple[Word | None, Word | None]
_PRICES = {
    Likeness.ALIKE: 0.0,
    Likeness.SLIP: 0.5,
    Likeness.NEAR: 1.0,
    Likeness.APART: 3.5,
}
_LACKING = 2.0


def _best(a: tuple[Word, ...], b: tuple[Word, ...]) -> tuple[float, tuple[_Step, ...]]:
    """Give the cheapest pairing of the words with its price, built up from the fronts."""
    table: dict[tuple[int, int], tuple[float, tuple[_Step, ...]]] = {(0, 0): (0.0, ())}
    for i in range(len(a) + 1):
        for j in range(len(b) + 1):
            options = []
            if i and j:
                options.append((table[i - 1, j - 1], (a[i - 1], b[j - 1])))
            if i > 1 and j and not (a[i - 2].initial or a[i - 1].initial):
                options.append((table[i - 2, j - 1], (a[i - 2].joined(a[i - 1]), b[j - 1])))
            if i and j > 1 and not (b[j - 2].initial or b[j - 1].initial):
                options.append((table[i - 1, j - 2], (a[i - 1], b[j - 2].joined(b[j - 1]))))
            found = [((p + _price(s), (*steps, s))) for (p, steps), s in options]
            if i:
                price, steps = table[i - 1, j]
                found.append((price + _LACKING, (*steps, (a[i - 1], None))))
            if j:
                price, steps = table[i, j - 1]
                found.append((price + _LACKING, (*steps, (None, b[j - 1]))))
            if found:
                table[i, j] = min(found, key=lambda option: option[0])
    return table[len(a), len(b)]


def _price(step: _Step) -> float:
    one, other = step
    if one is None or other is None:
        return _LACKING
    return _PRICES[likeness(one, other)]
