"""Lists of actors in a sentence: A, B and C."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ingest.annotation import Token
from ingest.arabic import PREPOSITIONS
from ingest.lexicons.files import word_list
from ingest.marks import COMMAS
from ingest.mention import Mention
from ingest.mentions.index import actor_index, title_index

# What may stand between two actors; in Arabic "and" is written with the word behind it.
_BETWEEN = COMMAS | {"and", "و"}
# Behind them a place may open a sentence, and a comma ends it: in Iraq, the Kurds fled.
_OPENING = frozenset({"across", "at", "from", "in", "inside", "near", "outside"})


def lists(tokens: Sequence[Token], mentions: Sequence[Mention]) -> list[tuple[Mention, ...]]:
    """Give the mentions of a sentence in their order, those that are listed together as one."""
    found: list[list[Mention]] = []
    for mention in sorted(mentions, key=lambda m: m.first):
        if found and _listed(tokens, found[-1][-1], mention):
            found[-1].append(mention)
        else:
            found.append([mention])
    return [tuple(one) for run in found for one in _apart(tokens, run)]


def _apart(tokens: Sequence[Token], run: list[Mention]) -> list[list[Mention]]:
    """Take apart what only seems listed: in Iraq, the Kurds, but not in Chad, Mali and Niger."""
    before = [token.folded for token in tokens[max(0, run[0].first - 2) : run[0].first]]
    if before[-1:] == ["the"]:
        before.pop()
    if len(run) == 1 or before[-1:] == [] or before[-1] not in _OPENING:
        return [run]
    between = {t.text for left, right in pairwise(run) for t in tokens[left.last + 1 : right.first]}
    return [run] if "and" in between else [[mention] for mention in run]


def _listed(tokens: Sequence[Token], left: Mention, right: Mention) -> bool:
    between = [token.text for token in tokens[left.last + 1 : right.first]]
    if between[-1:] == ["the"]:
        between.pop()  # Chad, the Gambia and Mali
    if len(between) > 2 or any(text not in _BETWEEN for text in between):
        return False
    return bool(between) or conjoined(tokens, right)


def conjoined(tokens: Sequence[Token], mention: Mention) -> bool:
    """Say whether و is written with a mention: وروسيا, but not وزير."""
    if not tokens[mention.first].folded.startswith("و"):
        return False
    prefix = clitics_before(tokens, mention)
    return prefix is None or prefix.startswith("و")


def clitics_before(tokens: Sequence[Token], mention: Mention) -> str | None:
    """Give the clitics before a mention's first word, or None where no lexicon knows it."""
    for index in (actor_index("ar"), title_index("ar")):
        hit = index.at(tokens, mention.first)
        if hit is not None:
            return hit.prefix
    return None


def is_led(tokens: Sequence[Token], mention: Mention) -> bool:
    """Say whether a preposition leads to a mention."""
    before = tokens[mention.first - 1].folded if mention.first else ""
    clitics = clitics_before(tokens, mention) or ""
    return before in word_list("ar", "prepositions") or clitics.endswith(PREPOSITIONS)
