"""English monarchs, who are called by a single name: King Abdullah of Jordan, Sultan Qaboos."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ingest.annotation import Token
from ingest.lexicons.actors import known_actors
from ingest.lexicons.files import word_list
from ingest.mention import MentionRole
from ingest.mentions.english_names import PARTICLES, may_be_name
from ingest.mentions.english_titles import crown_end, is_monarch
from ingest.mentions.index import Hit, opens
from ingest.mentions.phrase import Phrase, bare

_NUMERALS = frozenset("IVX")
_STATES = frozenset({MentionRole.NAME, MentionRole.DEMONYM})


def with_monarchs(
    tokens: Sequence[Token],
    phrases: Sequence[Phrase],
    titles: Mapping[int, Hit],
    *,
    headline: bool,
) -> list[Phrase]:
    """Give the phrases with monarchs of one name, and known ones with the title in theirs.

    Of several kings of a name he is meant whose state stands beside it. In a headline every word
    may have a capital, so that a single one there is no name.
    """
    firsts = {phrase.first: phrase for phrase in phrases}
    lasts = {phrase.last: phrase for phrase in phrases}
    done = []
    for phrase in phrases:
        able = not headline and _crowned(tokens, phrase)
        name = _behind(tokens, phrase.last, firsts) if able else None
        if name is not None and phrase.title is not None:
            role = MentionRole.PERSON
            phrase = replace(phrase, last=name[1], head=name[1], name=name, role=role)
        elif phrase.role is MentionRole.PERSON and phrase.title is None and phrase.name:
            phrase = _titled(tokens, phrase, firsts, lasts)
        done.append(phrase)
    done += [] if headline else _alone(tokens, done, titles)
    owned = {p.first: p for p in done if p.role is MentionRole.PERSON and p.title}
    done = [p for p in done if owned.get(p.first, p) is p]
    return sorted(done, key=lambda phrase: phrase.first)


def _crowned(tokens: Sequence[Token], phrase: Phrase) -> bool:
    official = phrase.role is MentionRole.OFFICIAL and phrase.name is None
    return official and is_monarch(tokens[phrase.last])


def _alone(
    tokens: Sequence[Token], phrases: Sequence[Phrase], titles: Mapping[int, Hit]
) -> Iterator[Phrase]:
    """Give the monarchs of whom no state is told beside the title: King Omar."""
    taken = {n: p for p in phrases for n in range(p.first, p.last + 1)}
    for hit in titles.values():
        if not is_monarch(tokens[hit.last]) or not taken.keys().isdisjoint({hit.first, hit.last}):
            continue
        name = _behind(tokens, hit.last, taken)
        # Billie Jean King Cup
        further = hit.first and may_be_name(tokens[hit.first - 1]) and not opens(tokens, hit.first)
        if name is not None and tokens[hit.last].text[0].isupper() and not further:
            title, role = (hit.first, hit.last), MentionRole.PERSON
            yield replace(
                bare([hit]), last=name[1], head=name[1], name=name, title=title, role=role
            )


def _behind(
    tokens: Sequence[Token], title: int, taken: Mapping[int, Phrase]
) -> tuple[int, int] | None:
    """Give the single name behind a title, with its number: Abdullah II."""
    first = title + 1
    if first >= len(tokens) or first in taken or not may_be_name(tokens[first]):
        return None
    last = first
    if last + 1 < len(tokens) and set(tokens[last + 1].text) <= _NUMERALS:
        last += 1
    behind = tokens[last + 1] if last + 1 < len(tokens) else None
    further = behind is not None and (may_be_name(behind) or behind.folded in PARTICLES)
    called = word_list("en", "called_after_monarchs")  # King Street, King Khalid airport
    placed = tokens[first].folded in called or (behind is not None and behind.folded in called)
    return None if further or placed else (first, last)


def _titled(
    tokens: Sequence[Token],
    phrase: Phrase,
    firsts: Mapping[int, Phrase],
    lasts: Mapping[int, Phrase],
) -> Phrase:
    """Give a known monarch with the title that begins his name: King Hamad."""
    first, last = phrase.name or (phrase.first, phrase.last)
    end = crown_end(tokens, first)
    if end is None or end >= last:
        return phrase
    title = (first, end)
    before = lasts.get(first - 2 if tokens[first - 1].folded == "s" else first - 1)
    own = _state(before)
    if not phrase.candidates:
        same = own is not None and own == known_actors().actors[phrase.known_person or ""].party
        return _owned(phrase, before, title) if same and before else replace(phrase, title=title)
    beside = [own, _state(_of(tokens, last, firsts))]
    persons = known_actors().persons
    able = [one.value for one in phrase.candidates if persons[one.value].party in beside]
    if len(able) != 1:
        return replace(phrase, title=title)
    known = replace(phrase, title=title, known_person=able[0], candidates=())
    return _owned(known, before, title) if before and persons[able[0]].party == own else known


def _owned(phrase: Phrase, state: Phrase, title: tuple[int, int]) -> Phrase:
    """Give a monarch with the state before his title, which is then nobody else."""
    return replace(phrase, first=state.first, title=(state.first, title[1]))


def _of(tokens: Sequence[Token], last: int, firsts: Mapping[int, Phrase]) -> Phrase | None:
    of = last + 1 < len(tokens) and tokens[last + 1].folded == "of"
    return firsts.get(last + 2) if of else None


def _state(phrase: Phrase | None) -> str | None:
    if phrase is None or phrase.role not in _STATES or phrase.candidates:
        return None
    return phrase.actor
