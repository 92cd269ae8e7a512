"""The clause of an English word of speech, and who is its subject."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.annotation import Token
from ingest.marks import HYPHENS, QUOTES
from ingest.mention import Mention
from ingest.mentions.anaphors import words
from ingest.mentions.index import title_index
from ingest.speech import Speech, tells
from ingest.subjects_behind import STOPS

# What opens a clause or phrase that stands ahead of the subject, up to a comma.
OPENS_ASIDE = frozenset(
    {"when", "after", "as", "while", "since", "although", "though", "if", "before", "because"}
)
_DETERMINERS = frozenset({"the", "a", "an", "his", "her", "its", "their"})
# Where another clause begins behind a comma, whose subject is not that of the clause before.
_OTHERS = frozenset({"and", "but", "while", "whereas", "as"})
_NOUN_AND_VERB = 2
_DESCRIBING = 3  # behind an actor, a hyphen and a word: Iran-backed


def clause_subject(
    tokens: Sequence[Token], able: Sequence[Mention], end: int, known: Speech
) -> Mention | None:
    """Give the subject of the clause before a token: the first actor that no preposition leads to.

    None where somebody else is it: witnesses praised Erdogan and said.
    """
    start = clause_start(tokens, able, end)
    if start < end and tokens[start].folded in OPENS_ASIDE | known.prepositions:
        comma = next((n for n in range(start, end) if tokens[n].text == ","), None)
        start = start if comma is None else comma + 1
    leading = start < end and tokens[start].folded in known.prepositions
    owned: int | None = None
    for mention in able:
        if mention.first < start or mention.last >= end:
            continue
        if led_to(tokens, mention, start, known):
            if not leading:
                return None  # relatives of Hamas members met Erdogan and said
            continue
        if _describes(tokens, mention):
            start = mention.last + _DESCRIBING
            continue
        if mention.last + 1 < end and tokens[mention.last + 1].folded == "s":
            owned = mention.last + 2
            continue
        if owned is not None and not _is_titled(tokens, owned, mention.first):
            return None
        other = any(_is_other(token) for token in tokens[start : mention.first])
        return None if other else mention
    return None


def _describes(tokens: Sequence[Token], mention: Mention) -> bool:
    """Say whether an actor only tells of another one: the Iran-backed Houthis, the US-led force."""
    behind = tokens[mention.last + 1 : mention.last + _DESCRIBING]
    return len(behind) == 2 and behind[0].text in HYPHENS and behind[1].folded.endswith("ed")


def _is_titled(tokens: Sequence[Token], first: int, end: int) -> bool:
    """Say whether a title or one other word stands between two tokens: Kenya's ally Uganda.

    Behind a noun with its verb somebody else stands: Kenya's farmers met Macron and said.
    """
    if end - first < _NOUN_AND_VERB:
        return True
    while first < end:
        title = title_index("en").at(tokens, first)
        if title is None and tokens[first].text[:1].islower():
            return False
        first = title.last + 1 if title is not None else first + 1
    return True


def _is_other(token: Token) -> bool:
    """Say whether a word before an actor tells that another one is the subject."""
    word = token.folded
    if word in words("en", "one") or word in words("en", "several"):
        return True
    return token.text.islower() and (word.endswith("ed") or tells(word, "en"))


def clause_start(tokens: Sequence[Token], able: Sequence[Mention], end: int) -> int:
    """Give the first token of the clause that ends before a token; quotations are none."""
    quotes = [n for n in range(end) if tokens[n].text in QUOTES]
    start = 0
    if len(quotes) % 2:
        start = quotes[-1] + 1  # China struck Japan," Kenya said
    elif quotes and not any(t.is_word for t in tokens[: quotes[0]]):
        start = quotes[1] + 1
    firsts = {m.first for m in able}
    for position in range(start, end):
        if tokens[position].text in STOPS - QUOTES:
            start = position + 1
        elif tokens[position].text == "," and tokens[position + 1].folded in _OTHERS:
            opening = position + 2
            if opening < end and tokens[opening].folded in _DETERMINERS:
                opening += 1
            if firsts.intersection((position + 2, opening)):
                start = position + 2
    while start < end and not tokens[start].is_word:
        start += 1
    return start


def led_to(tokens: Sequence[Token], mention: Mention, start: int, known: Speech) -> bool:
    """Say whether a preposition leads to an actor: with Iran, in the Kenyan capital."""
    before = mention.first - 1
    if before >= start and tokens[before].folded in _DETERMINERS:
        before -= 1
    return before >= start and tokens[before].folded in known.prepositions
