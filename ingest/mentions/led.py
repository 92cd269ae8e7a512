"""Arabic persons by what they lead: حزب النور بزعامة فلان, الحكومة التي يرأسها فلان."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ingest.annotation import Token
from ingest.arabic import ARTICLE, without_conjunction
from ingest.lexicons.actors import known_actors
from ingest.lexicons.files import word_list
from ingest.marks import ANY_QUOTES, COMMAS
from ingest.mention import MentionRole
from ingest.mentions.index import Hit
from ingest.mentions.phrase import Phrase

_UNDER = frozenset({"بزعامه", "بقياده", "برياسه"})
_WHICH = frozenset({"الذي", "التي", "الذين"})
_WAS = frozenset({"كان", "كانت"})
_MARKS = ANY_QUOTES | COMMAS | frozenset("#()")
# Governments that are places too: الحركة في كردستان بقيادة فلان.
_PLACES = frozenset({"KRG"})
# Adjectives and marks between what is led and the words that tell of it.
_LONGEST = 4


def with_leaders(
    tokens: Sequence[Token], phrases: Sequence[Phrase], titles: Mapping[int, Hit]
) -> list[Phrase]:
    """Give the phrases, each person without a title with the body before that he is said to lead.

    A person whom the lexicon does not have acts for that body; one whom it has only bears the
    office, if the body is his own or of his state.
    """
    ends = {phrase.last: phrase for phrase in phrases}
    return [_led(tokens, phrase, ends, titles) for phrase in phrases]


def _led(
    tokens: Sequence[Token], phrase: Phrase, ends: Mapping[int, Phrase], titles: Mapping[int, Hit]
) -> Phrase:
    if phrase.role is not MentionRole.PERSON or phrase.title or phrase.name is None:
        return phrase
    if phrase.candidates and phrase.actor == "":
        return phrase
    head = _before(tokens, phrase.name[0], titles)
    if head is None:
        return phrase
    place, told = head
    body = _body(tokens, place, ends)
    if body is None or (body.candidates and body.first == body.last):
        return phrase  # «الحزب» may be any
    known = known_actors()
    able = {known.actors[one].party for one in _actors(body)}
    if phrase.known_person is not None:
        own = known.actors[phrase.known_person].party
        able = {party for party in able if own in (party, known.homes.get(party))}
    elif phrase.actor:
        return phrase
    if len(able) != 1:
        return phrase
    return replace(phrase, title=(body.first, told), actor=able.pop())


def _before(
    tokens: Sequence[Token], name: int, titles: Mapping[int, Hit]
) -> tuple[int, int] | None:
    """Give the first and last of the words before a name that tell that he leads something."""
    last = name - 1
    by_last = {hit.last: hit.first for hit in titles.values()}
    while last >= 0 and not _leads(tokens[last]):
        if last not in by_last and tokens[last].text not in _MARKS:
            break
        last = by_last.get(last, last) - 1  # بقيادة الجنرال
    if last < 1:
        return None
    word = tokens[last].folded
    if _leads(tokens[last]):
        return last, last
    first = last - 1
    if word not in word_list("ar", "leads"):
        return None
    if tokens[first].folded in _WAS:
        first -= 1
    return (first, last) if first >= 0 and tokens[first].folded in _WHICH else None


def _actors(body: Phrase) -> tuple[str, ...]:
    """Give the actors that a body may be: حزب العدالة والتنمية is one of Turkey or of Morocco."""
    if body.candidates:
        return tuple(form.value for form in body.candidates)
    return (body.actor,) if body.actor else ()


def _leads(token: Token) -> bool:
    return without_conjunction(token.folded) in _UNDER


def _body(tokens: Sequence[Token], place: int, ends: Mapping[int, Phrase]) -> Phrase | None:
    """Give the body that ends right before a place, adjectives and marks passed over."""
    for end in range(place - 1, max(-1, place - 2 - _LONGEST), -1):
        phrase = ends.get(end)
        if phrase is not None:
            actors = known_actors().actors
            kinds = {actors[one].kind for one in _actors(phrase)}
            group = phrase.role is MentionRole.NAME and "state" not in kinds
            able = group or phrase.role is MentionRole.BODY
            return phrase if able and phrase.actor not in _PLACES else None
        if tokens[end].text not in _MARKS and not tokens[end].folded.startswith(ARTICLE):
            return None
    return None
