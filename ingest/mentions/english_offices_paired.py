"""English titles of two beside two names: Ann Lee and Omar Ali, the Swiss and Libyan premiers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ingest.annotation import Token
from ingest.lexicons.actors import known_actors
from ingest.marks import COMMAS
from ingest.mention import MentionRole
from ingest.mentions.english_titles import DETERMINERS, ends_apposition, of_several
from ingest.mentions.phrase import Phrase


def with_paired_offices(tokens: Sequence[Token], phrases: Sequence[Phrase]) -> list[Phrase]:
    """Give the phrases, two persons with one title in the plural each for the state in its place.

    Whom the lexicon gives another party keeps it.
    """
    firsts = {phrase.first: phrase for phrase in phrases}
    lasts = {phrase.last: phrase for phrase in phrases}
    told: dict[int, Phrase] = {}
    for official in phrases:
        first = _other_state(tokens, official, lasts)
        if first is None:
            continue
        for persons in (_ahead(tokens, first, official, lasts), _behind(tokens, official, firsts)):
            if persons is not None:
                parties = first.actor, official.actor
                for person, party in zip(persons, parties, strict=True):
                    told[person.first] = _titled(person, party, (first.first, official.last))
                break
    return [told.get(phrase.first, phrase) for phrase in phrases]


def _other_state(
    tokens: Sequence[Token], official: Phrase, lasts: Mapping[int, Phrase]
) -> Phrase | None:
    """Give the state joined by "and" to that of officials of two: the Swiss and Libyan premiers."""
    if official.role is not MentionRole.OFFICIAL or official.title is None:
        return None
    if not of_several(tokens, *official.title) or not _is_and(tokens, official.first - 1):
        return None
    state = lasts.get(official.first - 2)
    return state if state is not None and state.role is MentionRole.DEMONYM else None


def _ahead(
    tokens: Sequence[Token], state: Phrase, official: Phrase, lasts: Mapping[int, Phrase]
) -> tuple[Phrase, Phrase] | None:
    comma = state.first - 1
    if not ends_apposition(tokens, official.last):
        return None  # after Ann Lee met Omar Ali, the Swiss and Libyan leaders left
    if comma >= 0 and tokens[comma].folded in DETERMINERS:
        comma -= 1
    if comma < 1 or tokens[comma].text not in COMMAS:
        return None
    second = _person(lasts.get(comma - 1))
    if second is None or not _is_and(tokens, second.first - 1):
        return None
    first = _person(lasts.get(second.first - 2))
    return (first, second) if first is not None else None


def _behind(
    tokens: Sequence[Token], official: Phrase, firsts: Mapping[int, Phrase]
) -> tuple[Phrase, Phrase] | None:
    start = official.last + 1
    if start < len(tokens) and tokens[start].text in COMMAS:
        start += 1
    first = _person(firsts.get(start))
    if first is None or not _is_and(tokens, first.last + 1):
        return None
    second = _person(firsts.get(first.last + 2))
    return (first, second) if second is not None else None


def _is_and(tokens: Sequence[Token], place: int) -> bool:
    return 0 <= place < len(tokens) and tokens[place].folded == "and"


def _person(phrase: Phrase | None) -> Phrase | None:
    """Give a phrase if it is a person's whose office is not told yet."""
    if phrase is None or phrase.name is None or phrase.role is not MentionRole.PERSON:
        return None
    return phrase if phrase.title is None or phrase.bare else None


def _titled(person: Phrase, party: str, title: tuple[int, int]) -> Phrase:
    if person.known_person is None:
        return replace(person, actor=party, title=title, bare=False)
    own = known_actors().actors[person.known_person].party
    return replace(person, title=title) if own == party else person
