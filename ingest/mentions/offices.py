"""Offices that a title states of somebody named elsewhere in the article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.annotation import Token
from ingest.identity.titles import same_title
from ingest.lexicons.actors import known_actors
from ingest.mentions.memory import Memory, StatedOffice

_FORMER = frozenset(
    {"former", "ex", "late", "then", "سابق", "السابق", "السابقه", "الاسبق", "الراحل", "سابقا"}
)


def implied_offices(memory: Memory, language: str) -> Iterator[StatedOffice]:
    """Give the offices of known persons whom the article names and calls by their title apart.

    An article that tells of Volodymyr Zelensky and then of "Ukraine's president" means him, if he
    is the only one named there whose title that is. Who has an office already gets no other.
    """
    bearers = {office.actor for office in memory.offices}
    persons = [one for one in memory.actors if one in known_actors().persons]
    for office in memory.unnamed:
        able = [one for one in persons if _bears(one, office, language)]
        if len(able) == 1 and able[0] not in bearers:
            bearers.add(able[0])
            yield replace(office, actor=able[0])


def held_before(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Say whether the words around a title tell that its holder has left it: ex-president."""
    around = [*tokens[max(0, first - 2) : first], *tokens[last + 1 : last + 2]]
    return any(token.folded in _FORMER for token in around)


def _bears(person: str, office: StatedOffice, language: str) -> bool:
    row = known_actors().persons[person]
    titles = (row.title_ar if language == "ar" else row.title_en).split(";")
    return row.party == office.party and any(
        same_title(title.strip(), office.title, office.party) for title in titles
    )
