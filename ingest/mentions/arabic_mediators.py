"""Who an Arabic sentence tells to bring two others together: برعاية صينية, وتوسطت مصر وقطر."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from ingest.annotation import Token
from ingest.arabic import readings
from ingest.inflection import arabic_verb
from ingest.mention import Mention, MentionRole
from ingest.mentions.anaphors import rows, words
from ingest.mentions.lists import lists

_VERB = 4  # tokens before talks in which who mediates them stands, with the verb
_WITH = frozenset({"بين", "مع"})
_BETWEEN = 1  # words that may stand between: برعاية العاصمة الصينية


def besides_mediators(
    tokens: Sequence[Token], named: Sequence[Mention], *, hosts: bool = True
) -> list[Mention]:
    """Give the actors of a sentence but those who mediate between others, or are told to host them.

    Adjectives of several stand one behind the other: بوساطة سعودية أمريكية. Who is named again in
    another word is none of the others either.
    """
    found: list[Mention] = []
    for one in lists(tokens, named):
        chained = bool(found) and found[-1].last + 1 == one[0].first
        adjective = chained and one[0].role is MentionRole.DEMONYM
        if adjective or _led(tokens, one[0].first, hosts=hosts):
            found += one
    parties = {mention.party for mention in found}
    return [mention for mention in named if mention.party not in parties]


def brokered(tokens: Sequence[Token], position: int) -> bool:
    """Say whether a noun for talks is what somebody mediates: «ورعت جوبا المحادثات»."""
    stems = {r.stem for r in readings(tokens[position].folded) if r.article and not r.prefix}
    before = tokens[max(0, position - _VERB) : position]
    behind = tokens[position + 1 : position + 2]
    open_ended = not behind or behind[0].folded not in _WITH
    told = open_ended and not stems.isdisjoint(words("ar", "talks"))
    return told and any(_mediates(token.folded, hosts=True) for token in before)


def _led(tokens: Sequence[Token], first: int, *, hosts: bool) -> bool:
    before = tokens[max(0, first - 1 - _BETWEEN) : first]
    return any(_mediates(token.folded, hosts=hosts) for token in before)


def _mediates(word: str, *, hosts: bool) -> bool:
    indefinite = {reading.stem for reading in readings(word) if not reading.article} | {word}
    nouns = words("ar", "mediation") | (words("ar", "hosting") if hosts else frozenset())
    return not indefinite.isdisjoint(nouns | _verbs(hosts=hosts))


@cache
def _verbs(*, hosts: bool) -> frozenset[str]:
    roles = {"mediates", "hosts"} if hosts else {"mediates"}
    pairs = (row.form.split("/") for row in rows("ar") if row.role in roles)
    return frozenset(
        form for perfect, imperfect in pairs for form in arabic_verb(perfect, imperfect)
    )
