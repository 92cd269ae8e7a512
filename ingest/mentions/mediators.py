"""Who an Arabic sentence tells to bring two others together: برعاية صينية, وتوسطت مصر وقطر."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.annotation import Token
from ingest.arabic import readings
from ingest.mention import Mention
from ingest.mentions.lists import lists

# Behind these stands whoever mediates: as an adjective, a possessor or the subject of a verb.
_NOUNS = frozenset({"وساطه", "رعايه", "ضيافه", "استضافه"})
_VERBS = frozenset(
    {"توسط", "توسطت", "تتوسط", "يتوسط", "رعت", "رعي", "ترعي", "يرعي"}
    | {"استضاف", "استضافت", "تستضيف", "يستضيف"}
)
_BETWEEN = 1  # words that may stand between: برعاية العاصمة الصينية


def without_mediators(tokens: Sequence[Token], named: Sequence[Mention]) -> list[Mention]:
    """Give the actors of a sentence but those who mediate between others, in their order.

    Adjectives of several stand one behind the other: بوساطة سعودية أمريكية.
    """
    found: list[Mention] = []
    for one in lists(tokens, named):
        if _led(tokens, one[0].first) or (found and found[-1].last + 1 == one[0].first):
            found += one
    return [mention for mention in named if mention not in found]


def _led(tokens: Sequence[Token], first: int) -> bool:
    before = tokens[max(0, first - 1 - _BETWEEN) : first]
    return any(_mediates(token.folded) for token in before)


def _mediates(word: str) -> bool:
    stems = {reading.stem for reading in readings(word)} | {word}
    return not stems.isdisjoint(_NOUNS | _VERBS)
