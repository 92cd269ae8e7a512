"""Of which state the people are who protest: المتظاهرون, in Basra or told of before as Iraqis."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from ingest.annotation import Sentence, Token
from ingest.arabic import readings, without_conjunction
from ingest.lexicons.actors import known_actors
from ingest.lexicons.files import word_list
from ingest.mention import Mention, MentionRole
from ingest.mentions.lists import clitics_before
from ingest.mentions.memory import Memory

_PLACES = frozenset({MentionRole.NAME, MentionRole.CAPITAL, MentionRole.REGION})
_TELLING = frozenset({MentionRole.DEMONYM, MentionRole.PEOPLE})
_IN = ("في", "وسط", "داخل")
_AT = "ب"
_NEAR = 2  # tokens between the preposition and its place: في مدينة البصرة
_OPENS = 3  # tokens before the place with which a sentence opens
_REACH = 8  # tokens between those who protest and their place
_AGAINST = frozenset({"ضد", "مويدون", "مويدين", "موالون", "موالين", "مناصرون", "مناصرين"})


def protesting(sentence: Sentence, here: Sequence[Mention], memory: Memory) -> Iterator[Mention]:
    """Give the mentions of those who protest in a sentence and of whom no adjective tells.

    They are of the only state that is told to be where they are, else of the only one of which
    the article has told of such people before.
    """
    tokens = sentence.tokens
    places = [n for n, token in enumerate(tokens) if token.folded and _protests(token.folded)]
    if not places:
        return
    starts = {m.first: m for m in here}
    taken = {n: m for m in here for n in range(m.first, m.last + 1)}
    where = [m for m in here if _place(tokens, m)]
    told = [taken[n].party for n in places if n in taken]
    memory.protesters |= {party for party in told if known_actors().is_state(party)}
    for n in places:
        behind = tokens[n + 1].folded if n + 1 < len(tokens) else ""
        told_of = n + 1 in starts and starts[n + 1].role in _TELLING
        if n in taken or told_of or behind in _AGAINST or _others(behind):
            continue
        near = {m.party for m in where if m.first <= _OPENS or n < m.first <= n + _REACH}
        definite = any(r.article for r in readings(tokens[n].folded))
        states = near or (memory.protesters if definite else set())
        if len(states) != 1:
            continue
        state = next(iter(states))
        memory.protesters.add(state)
        start, end = tokens[n].start, tokens[n].end
        yield Mention(n, n, start, end, n, state, state, MentionRole.PEOPLE)


@lru_cache(maxsize=100_000)
def _protests(word: str) -> bool:
    return any(r.stem in word_list("ar", "protesters") for r in readings(word))


def _others(behind: str) -> bool:
    """Say whether a word behind tells that they are of a people who have no state."""
    stems = {reading.stem for reading in readings(behind)} if behind else set()
    return not stems.isdisjoint(word_list("ar", "others_fighting"))


def _place(tokens: Sequence[Token], mention: Mention) -> bool:
    """Say whether a mention is where something is: في البصرة, بالعاصمة بغداد."""
    if mention.role not in _PLACES or not known_actors().is_state(mention.party):
        return False
    clitics = clitics_before(tokens, mention) or ""
    if clitics.endswith(_AT):
        return True
    before = [token.folded for token in tokens[max(0, mention.first - _NEAR) : mention.first]]
    if before and _leads(before[-1]):
        return True
    near = {r.stem for r in readings(before[-1])} if before and before[-1] else set()
    return len(before) > 1 and _leads(before[0]) and not near.isdisjoint(word_list("ar", "places"))


def _leads(word: str) -> bool:
    return word in _IN or without_conjunction(word) in _IN
