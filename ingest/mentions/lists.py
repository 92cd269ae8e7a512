"""Lists of actors in a sentence: A, B and C."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.annotation import Token
from ingest.mention import Mention

# What may stand between two actors; in Arabic "and" is written with the word behind it.
_BETWEEN = frozenset({"،", ",", "and", "و"})
# Words whose first letter is their own and no "and": واشنطن, وزير, وفد.
_OWN = ("واشنطن", "وزير", "وزرا", "وزار", "ولي", "وكال", "وكيل", "وفد", "وحدات", "ويلز")


def lists(tokens: Sequence[Token], mentions: Sequence[Mention]) -> list[tuple[Mention, ...]]:
    """Give the mentions of a sentence in their order, those that are listed together as one."""
    found: list[list[Mention]] = []
    for mention in sorted(mentions, key=lambda m: m.first):
        if found and _listed(tokens, found[-1][-1], mention):
            found[-1].append(mention)
        else:
            found.append([mention])
    return [tuple(one) for one in found]


def _listed(tokens: Sequence[Token], left: Mention, right: Mention) -> bool:
    between = [token.text for token in tokens[left.last + 1 : right.first]]
    if len(between) > 2 or any(text not in _BETWEEN for text in between):
        return False
    word = tokens[right.first].folded
    return bool(between) or (word.startswith("و") and not word.startswith(_OWN))
