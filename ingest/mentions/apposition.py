"""Titles that stand beside a name with a comma between: before it, behind it, or far from home."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.annotation import Token
from ingest.arabic import readings
from ingest.lexicons.actors import known_actors
from ingest.marks import COMMAS, QUOTES
from ingest.mention import MentionRole
from ingest.mentions.arabic_names import deputises
from ingest.mentions.index import Hit, title_index
from ingest.mentions.phrase import Phrase
from ingest.mentions.several import of_several

_QUOTES = QUOTES | frozenset("()#")
_POSTED = frozenset({"لدي", "في", "الي", "to", "in", "at"})


def with_titles(
    tokens: Sequence[Token], phrases: Sequence[Phrase], hits: Sequence[Hit]
) -> list[Phrase]:
    """Give the phrases, each untitled person with the title that stands beside him.

    «وزير الخارجية، مايك بومبيو،» has it before; «أنور قرقاش، وزير الدولة الإماراتي» behind;
    «المندوبة الأمريكية لدى الأمم المتحدة نيكي هيلي» before the place that he is sent to.
    """
    joined = others(hits)  # بوتين وأمير قطر
    titles = [hit for hit in hits if hit.titular and hit.form.role == "title"]
    starts = {hit.first: hit for hit in titles if hit.first not in joined}
    ends = {hit.last: hit for hit in titles}
    done: list[Phrase] = []
    taken = -1
    for number, phrase in enumerate(phrases):
        if number <= taken:
            continue
        if phrase.role is not MentionRole.PERSON or phrase.title or phrase.name is None:
            done.append(phrase)
            continue
        following = phrases[number + 1] if number + 1 < len(phrases) else None
        apart = following is None or following.first in joined
        if following is not None and not apart and _stands_behind(tokens, phrase, following):
            actor = following.actor if _at_home(phrase, following) else phrase.actor
            done.append(replace(phrase, last=following.last, title=following.title, actor=actor))
            taken = number + 1
            continue
        official = _sent(tokens, done, phrase)
        if official is not None:
            title = done[official].title
            done.append(replace(phrase, title=title))
            continue
        before = ends if phrase.first not in joined else {}
        title = _bare_title(tokens, phrase, starts, before)
        done.append(_by_title(tokens, phrase) if title is None else replace(phrase, title=title))
    return done


def others(hits: Sequence[Hit]) -> set[int]:
    """Give the first tokens of those whom و, ب or ل tells from whoever stands before them."""
    return {hit.first for hit in hits if hit.prefix and not hit.prefix.endswith("ك")}


def _by_title(tokens: Sequence[Token], phrase: Phrase) -> Phrase:
    """Give a known person whom the lexicon calls by a title with it: الملك محمد السادس."""
    if phrase.name is None:
        return phrase
    first, last = phrase.name
    inner = title_index("ar").at(tokens, first)
    definite = any(reading.article for reading in readings(tokens[first].folded))
    if inner is None or inner.form.role != "title" or inner.last >= last or not definite:
        return phrase
    alone = inner.last + 1 == last  # one word is no name: الملك سلمان
    return replace(
        phrase, title=(first, inner.last), name=phrase.name if alone else (inner.last + 1, last)
    )


def _stands_behind(tokens: Sequence[Token], person: Phrase, official: Phrase) -> bool:
    between = [token.text for token in tokens[person.last + 1 : official.first]]
    return (
        official.role is MentionRole.OFFICIAL
        and official.name is None
        and official.title is not None
        and (not between or between[0] in COMMAS)
        and all(text in COMMAS or text in _QUOTES for text in between)
        and not of_another_state(person, official)
    )


def _at_home(person: Phrase, official: Phrase) -> bool:
    """Say whether an office is of a body in the state that a known person acts for."""
    known = known_actors()
    own = known.actors.get(person.known_person or "")
    return own is not None and known.homes.get(official.actor) == own.party


def of_two_states(party: str, other: str) -> bool:
    """Say whether both are states, and not the same one."""
    actors = known_actors().actors
    kinds = {actors[one].kind for one in (party, other) if one in actors}
    return party != other and kinds == {"state"} and party in actors and other in actors


def of_another_state(person: Phrase, official: Phrase) -> bool:
    """Say whether a title cannot be a person's, known whole or by a last name.

    استقبل الملك سلمان رئيس فرنسا, استقبل عباس الرئيس الأمريكي.
    """
    able = [form.value for form in person.candidates]
    able = [person.known_person] if person.known_person else able
    parties = [known_actors().actors[one].party for one in able]
    return bool(parties) and all(of_two_states(party, official.actor) for party in parties)


def _sent(tokens: Sequence[Token], done: Sequence[Phrase], person: Phrase) -> int | None:
    """Give the number of the official who is this person, past the place he is sent to."""
    if len(done) < 2:
        return None
    place, official = done[-1], done[-2]
    linked = (
        official.role is MentionRole.OFFICIAL
        and official.name is None
        and place.first == official.last + 2
        and tokens[official.last + 1].folded in _POSTED
        and place.role in (MentionRole.NAME, MentionRole.CAPITAL)
    )
    gap = tokens[place.last + 1 : person.first]
    near = all(token.text in COMMAS or token.text in _QUOTES for token in gap)
    return len(done) - 2 if linked and near else None


def _bare_title(
    tokens: Sequence[Token],
    person: Phrase,
    starts: dict[int, Hit],
    ends: dict[int, Hit],
) -> tuple[int, int] | None:
    before = _past_marks(tokens, person.first - 1, -1)
    if before in ends and not deputises(tokens, ends[before].first, before):
        first = ends[before].first
        while first - 1 in ends:
            first = ends[first - 1].first
        return None if of_several(tokens, first, before) else (first, before)
    behind = _past_marks(tokens, person.last + 1, 1)
    hit = starts.get(behind)
    return (hit.first, hit.last) if hit is not None and behind > person.last + 1 else None


def _past_marks(tokens: Sequence[Token], position: int, step: int) -> int:
    commas = 0
    while 0 <= position < len(tokens):
        text = tokens[position].text
        if text in COMMAS and not commas:
            commas += 1
        elif text not in _QUOTES:
            break
        position += step
    return position


def may_be_of(party: str, named: Sequence[str]) -> bool:
    """Say whether a title that names these actors may be held for one of them.

    «رئيس فرنسا في الرياض» is nobody's who acts for Saudi Arabia; Lebanon's Hezbollah leader acts
    for Hezbollah.
    """
    return party in named and not of_two_states(party, named[0])
