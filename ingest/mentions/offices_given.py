"""Persons to whom an office is given: «عين فلان وزيرا», «تولى فلان حقيبة», «أدى فلان اليمين»."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ingest.annotation import Token
from ingest.arabic import without_conjunction
from ingest.lexicons.actors import known_actors
from ingest.lexicons.files import word_list
from ingest.mention import MentionRole
from ingest.mentions.arabic_names import name_end
from ingest.mentions.index import Hit
from ingest.mentions.names_beside import joined
from ingest.mentions.phrase import Phrase
from ingest.mentions.tagged import Span
from ingest.mentions.title_words import of_affairs, of_office

_LONGEST_NAME = 5  # tokens
_LONGEST_TITLE = 9
# What is taken over: «تولى فلان حقيبة العلوم», «تسلمت فلانة رئاسة الحكومة».
_TAKEN_OVER = frozenset({"حقيبه", "منصب", "رياسه", "وزاره", "قياده", "مهام"})
_OFFICE = frozenset({"منصب", "مهام"})
_OATH = "اليمين"
_TO_OATH = 8  # tokens from the oath to the office
_LINKS = frozenset({"في", "لدي", "باسم"})
_POSTED = frozenset({"لدي", "في", "الي"})
_OF_WHOM = frozenset({MentionRole.PERSON, MentionRole.OFFICIAL, MentionRole.BODY})


def with_given_offices(
    tokens: Sequence[Token],
    phrases: Sequence[Phrase],
    titles: Mapping[int, Hit],
    names: Sequence[Span] = (),
) -> list[Phrase]:
    """Give the phrases and each person of a full name to whom the sentence gives an office.

    He acts for the actor that his title names, else for the state of whoever gives it to him; who
    does, may be open. `names` are those that a trained model found.
    """
    gives = word_list("ar", "gives_office")
    verbs = [n for n, token in enumerate(tokens) if without_conjunction(token.folded) in gives]
    if not verbs:
        return list(phrases)
    free = [one for one in phrases if not _open(one)]
    held = {n: one for one in free for n in range(one.first, one.last + 1)}
    taken = {n for n, one in held.items() if one.title or one.first < one.last or not one.name}
    ends = {last: first for first, last in names if taken.isdisjoint(range(first, last + 1))}
    found: list[Phrase] = []
    for place in range(verbs[0] + 1, len(tokens)):
        if found and found[-1].title and place <= found[-1].title[1]:
            continue
        told = _told(tokens, place, _Held(held, taken, ends), verbs)
        giver = held.get(place - 1)
        if giver is not None and _gives(tokens, place, giver, verbs) and giver.name is not None:
            last = giver.name[0] - 1
            official = replace(giver, last=last, head=last, name=None, role=MentionRole.OFFICIAL)
            told = giver.name, place
            found.append(official)
            held |= dict.fromkeys(range(giver.first, giver.last + 1), official)
        if told is not None:
            found.append(_person(tokens, *told, held, titles))
    inside = {n for one in found for n in range(one.first, one.last + 1)}
    rest = [p for p in phrases if inside.isdisjoint(range(p.first, p.last + 1))]
    return sorted([*rest, *found], key=lambda phrase: phrase.first)


@dataclass(frozen=True, slots=True)
class _Held:
    """The phrases of a sentence by their tokens, which of these no name may have, and the first
    tokens of the names that a trained model found, by their last.
    """

    phrases: Mapping[int, Phrase]
    taken: set[int]
    ends: Mapping[int, int]


def _open(phrase: Phrase) -> bool:
    """Say whether nothing is known of a person but the name."""
    told = phrase.title or phrase.actor or phrase.known_person or phrase.candidates
    return phrase.role is MentionRole.PERSON and not told


def _gives(tokens: Sequence[Token], place: int, giver: Phrase, verbs: Sequence[int]) -> bool:
    """Say whether a name behind a title is whom its bearer appoints: عين الملك النرويجي فلانا.

    A known person bears the title himself.
    """
    title, name = giver.title, giver.name
    return (
        tokens[place].folded in word_list("ar", "given_offices")
        and giver.role is MentionRole.PERSON
        and giver.known_person is None
        and title is not None
        and name is not None
        and title[1] + 1 == name[0]
        and name[1] + 1 == place
        and title[0] - 1 in verbs
    )


def _told(
    tokens: Sequence[Token], place: int, held: _Held, verbs: Sequence[int]
) -> tuple[Span, int] | None:
    """Give the name before what a place tells of an office, and the first token of the office."""
    word = tokens[place].folded
    if word in word_list("ar", "given_offices"):
        name = _name_before(tokens, place, held)
        return None if name is None else (name, place)
    over = word in _TAKEN_OVER
    if not (over or word == _OATH):
        return None
    name = _name_before(tokens, place, held)
    if name is None or name[0] - 1 not in verbs:
        return None
    if over:
        return name, place + (word in _OFFICE)
    offices = word_list("ar", "given_offices")
    behind = range(place + 1, min(len(tokens), place + _TO_OATH))
    office = next((n for n in behind if tokens[n].folded in offices), None)
    return None if office is None else (name, office)


def _name_before(tokens: Sequence[Token], place: int, held: _Held) -> Span | None:
    """Give the full name that ends right before a place, if it is clear where it begins."""
    end = place - 1
    if end in held.ends:
        return held.ends[end], end
    for start in range(max(0, place - _LONGEST_NAME), end):
        verb = without_conjunction(tokens[start].folded) in word_list("ar", "gives_office")
        free = not verb and start not in held.phrases and _begins(tokens, start, held.phrases)
        if free and name_end(tokens[:place], start, held.taken) == end:
            return start, end
    return None


def _begins(tokens: Sequence[Token], start: int, held: Mapping[int, Phrase]) -> bool:
    """Say whether a name may begin at a place: behind a verb, a mark, a title, or with و."""
    if start == 0:
        return False
    before = tokens[start - 1]
    word = without_conjunction(before.folded)
    verb = word in word_list("ar", "gives_office") or word in word_list("ar", "before_titles")
    return not before.is_word or start - 1 in held or verb or joined(tokens[start])


def _person(
    tokens: Sequence[Token],
    name: Span,
    office: int,
    held: Mapping[int, Phrase],
    titles: Mapping[int, Hit],
) -> Phrase:
    """Give the person of a name with his office."""
    end = _title_end(tokens, office, held, titles)
    actor = _named(tokens, office, end, held) or _giver(office, held)
    person = Phrase(name[0], name[1], name[1], actor, MentionRole.PERSON, name=name)
    return replace(person, title=(office, end), bare=not actor)


def _title_end(
    tokens: Sequence[Token], office: int, held: Mapping[int, Phrase], titles: Mapping[int, Hit]
) -> int:
    end = office
    limit = min(len(tokens), office + _LONGEST_TITLE)
    while end + 1 < limit and (
        (end + 1 in held and held[end + 1].role is not MentionRole.PERSON)
        or end + 1 in titles
        or tokens[end + 1].folded in _LINKS
        or of_office(tokens[end + 1])
    ):
        end += 1
    while end > office and tokens[end].folded in _LINKS:
        end -= 1
    return end


def _named(tokens: Sequence[Token], office: int, end: int, held: Mapping[int, Phrase]) -> str:
    """Give the actor that an office is of: not the one to whom its holder is sent."""
    for place in range(office, end + 1):
        phrase = held.get(place)
        if tokens[place].folded in _POSTED:
            return ""
        sure = phrase is not None and phrase.actor and not phrase.candidates
        if sure and phrase is not None and not of_affairs(tokens, phrase.first):
            return phrase.actor
    return ""


def _giver(office: int, held: Mapping[int, Phrase]) -> str:
    """Give the state of the official, known person or government that is named last before."""
    for place in range(office - 1, -1, -1):
        phrase = held.get(place)
        if phrase is None or phrase.role not in _OF_WHOM:
            continue
        person = known_actors().actors.get(phrase.known_person or "")
        party = person.party if person is not None else phrase.actor
        if known_actors().is_state(party):
            return party
    return ""
