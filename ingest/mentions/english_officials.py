"""English officials and the names beside them: Ahmed Zidan, adviser to the Syrian president."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.annotation import Token
from ingest.lexicons.actors import known_actors
from ingest.lexicons.files import word_list
from ingest.marks import HYPHENS
from ingest.mention import MentionRole
from ingest.mentions.english_names import PARTICLES, may_be_name, name_end
from ingest.mentions.english_titles import (
    ends_apposition,
    field_end,
    is_owned,
    name_before,
    of_several,
)
from ingest.mentions.index import Hit
from ingest.mentions.phrase import Phrase, without_parts_of_names


def with_names(
    tokens: Sequence[Token], phrases: list[Phrase], titles: dict[int, Hit], taken: set[int]
) -> list[Phrase]:
    """Give each official the name behind or before it; merge with a known person beside it."""
    done: list[Phrase] = []
    for phrase in phrases:
        before = done[-1] if done else None
        if before is not None and _apposed(tokens, before, phrase):
            done[-1] = _merged(tokens, before, phrase)
            continue
        done.append(phrase)
    return without_parts_of_names([_named(tokens, p, titles, taken) for p in done])


def _apposed(tokens: Sequence[Token], before: Phrase, phrase: Phrase) -> bool:
    official, person = sorted((before, phrase), key=lambda p: p.role is MentionRole.PERSON)
    if official.role is not MentionRole.OFFICIAL or person.role is not MentionRole.PERSON:
        return False
    if official.title and of_several(tokens, *official.title):
        return False
    if person.title and before is person:
        return False
    between = [token.text for token in tokens[before.last + 1 : phrase.first]]
    if before is official and field_end(tokens, before.last + 1) == phrase.first - 1:
        return ends_apposition(tokens, phrase.last)  # the minister for trade, Jean Testmann
    return between in ([], [","], [",", "the"], [",", "a"], [",", "The"])


def _merged(tokens: Sequence[Token], before: Phrase, phrase: Phrase) -> Phrase:
    official, person = sorted((before, phrase), key=lambda p: p.role is MentionRole.PERSON)
    field = field_end(tokens, before.last + 1) if before is official else None
    if field is not None and official.title is not None:
        official = replace(official, title=(official.title[0], field - 1))
    return replace(
        official,
        first=before.first,
        last=phrase.last,
        head=person.name[1] if person.name else person.last,
        role=MentionRole.PERSON,
        name=person.name,
        known_person=person.known_person,
        candidates=person.candidates,
    )


def _named(
    tokens: Sequence[Token], phrase: Phrase, titles: dict[int, Hit], taken: set[int]
) -> Phrase:
    if phrase.role is not MentionRole.OFFICIAL or of_several(tokens, phrase.first, phrase.last):
        return phrase
    if tokens[phrase.last].text == "PM":
        return phrase  # "PM" is for headlines, in which every word behind may be capitalised
    position = phrase.last + 1
    while position < len(tokens):
        hit = titles.get(position)
        if hit is not None and hit.form.role in ("title", "qualifier"):
            position = hit.last + 1
        elif tokens[position].text == "," and position + 1 < len(tokens):
            begin = position + 1
            while begin in titles:  # "military chief, General Liang Guanglie"
                begin = titles[begin].last + 1
            if name_end(tokens, begin, taken) is None or phrase.first == 0:
                break
            position = begin
        else:
            break
    field = field_end(tokens, position)
    if field is not None and phrase.title and taken.isdisjoint(range(position, field)):
        end = name_end(tokens, field + 1, taken)
        if end is not None and ends_apposition(tokens, end):
            name, title = (field + 1, end), (phrase.title[0], field - 1)
            role = MentionRole.PERSON
            return replace(phrase, last=end, head=end, name=name, title=title, role=role)
    end = name_end(tokens, position, taken)
    if end is not None:
        return replace(phrase, last=end, head=end, name=(position, end), role=MentionRole.PERSON)
    return _name_in_front(tokens, phrase, taken)


def _name_in_front(tokens: Sequence[Token], phrase: Phrase, taken: set[int]) -> Phrase:
    """Ahmed Zidan, adviser to the Syrian president."""
    last = name_before(tokens, phrase.first)
    if last is None or last < 1 or is_owned(tokens, phrase.last):
        return phrase  # Ann Lee, the Swiss president's wife
    start = last + 1
    while start > 0 and start - 1 not in taken and _of_name(tokens, start - 1):
        start -= 1
    while start < last and not may_be_name(tokens[start]):
        start += 1
    end = name_end(tokens, start, taken)
    if end != last:
        return phrase
    return replace(phrase, first=start, head=end, name=(start, end), role=MentionRole.PERSON)


def _of_name(tokens: Sequence[Token], place: int) -> bool:
    token = tokens[place]
    return may_be_name(token) or token.text == "-" or token.folded in PARTICLES


def with_owners(tokens: Sequence[Token], phrases: Sequence[Phrase]) -> list[Phrase]:
    """Give the phrases, each known person with whoever he acts for right before: Iran's Araghchi.

    Of several of a last name he is meant who acts for the owner.
    """
    done: list[Phrase] = []
    for phrase in phrases:
        owner = done[-1] if done else None
        person = _acting_for(phrase, owner) if owner and _owns(tokens, owner, phrase) else None
        if person is None or owner is None:
            done.append(phrase)
        else:
            done[-1] = replace(phrase, first=owner.first, known_person=person, candidates=())
    return done


def _owns(tokens: Sequence[Token], owner: Phrase, person: Phrase) -> bool:
    named = owner.role in (MentionRole.NAME, MentionRole.CAPITAL) and not owner.candidates
    untitled = person.role is MentionRole.PERSON and person.title is None and not person.actor
    adjacent = person.first == owner.last + 2
    owned = named and untitled and adjacent and tokens[owner.last + 1].folded == "s"
    return owned and not _goes_on(tokens, person.last + 1)


def _goes_on(tokens: Sequence[Token], place: int) -> bool:
    """Say whether a name only opens another's, or tells of what: Putin-era, the Blair Institute."""
    if place >= len(tokens):
        return False
    token = tokens[place]
    further = token.text in HYPHENS or token.folded in word_list("en", "of_persons") | {"s"}
    return further or (token.is_word and token.text[0].isupper())


def _acting_for(person: Phrase, owner: Phrase) -> str | None:
    able = {form.value for form in person.candidates} | {person.known_person or ""}
    own = [one for one in able if one and known_actors().actors[one].party == owner.actor]
    return own[0] if len(own) == 1 else None
