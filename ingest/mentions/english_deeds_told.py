"""What deeds an English sentence tells of, and who did them: Chad bombed, a raid by Mali."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.annotation import Token
from ingest.calendars import calendar_of
from ingest.lexicons.files import word_list
from ingest.mention import Mention, MentionRole
from ingest.mentions.english_deeds_words import (
    acts_at,
    first_words,
    kinds_of,
    noun_at,
    past_of,
)
from ingest.mentions.lists import lists
from ingest.mentions.phrase import OWNERS

AGREEMENT = "agreement"  # it is of all who make it
NEAR = 6  # words between a deed and who is told behind it to have done it
PASSIVE = frozenset({"are", "been", "being", "is", "was", "were"})
POINTING = frozenset({"the", "this", "these", "those"})
_MEANS = 5  # words between the doer or the article and the deed: the deadly cross-border attack
_OBJECT = 7  # words between a verb that only begins a deed and what it begins
_ARTICLES = frozenset({"a", "an", "another"})
_HELPING = frozenset({"also", "has", "have", "had", "again", "then", "later"})
_HIMSELF = frozenset({"he", "it", "she", "they"})
_BEFORE_VERB = 8  # words from somebody to what he tells to have done
_DONE = frozenset({"claimed", "committed", "done", "made", "ordered", "perpetrated"})
_BEING = frozenset({"is", "are", "was", "were"})
_AND = frozenset({"and", "but"})
_CALLED = frozenset({"as", "be", "it", "that", "this"})
_OPENS = 3  # tokens before whoever a sentence is on
_PAST = ("ed", "d", "t", "w", "n")
# What follows is somebody else's, or what somebody only says.
_CLAUSES = frozenset({"who", "which", "that", "whose", "after", "as", "because", "when", "while"})
_NO_DOERS = frozenset({MentionRole.REGION})
_PLACES = frozenset({MentionRole.NAME, MentionRole.CAPITAL})
_OWNED = frozenset({"visit"})  # the US visit is one to the US
_DAYS_BEFORE = frozenset({"on", "last", "late", "early", "earlier", "this"})
_DAYS = frozenset({"today", "yesterday", "week", "month", "year", "morning", "evening", "night"})
_SUBJECTS = frozenset(MentionRole) - {MentionRole.REGION, MentionRole.DEMONYM}


@dataclass(frozen=True, slots=True)
class Told:
    """A deed as a sentence tells it; who did it is nobody where that is not clear."""

    kind: str
    doers: tuple[Mention, ...]


def before_means(tokens: Sequence[Token], position: int) -> int:
    """Give the place before a deed and what tells of its means."""
    first = position - 1
    while first > max(0, position - 1 - _MEANS) and _means(tokens[first]):
        first -= 1
    return first


def _means(token: Token) -> bool:
    return token.text == "-" or token.folded in kinds_of("means")


def told_in(tokens: Sequence[Token], every: Sequence[Mention]) -> Iterator[Told]:
    """Give the deeds that a sentence with its mentions tells of."""
    if first_words().isdisjoint(token.folded for token in tokens):
        return
    able = [m for m in every if m.role not in _NO_DOERS]
    owned = set()
    runs = lists(tokens, able)
    for run in runs:
        for kind, place, clear in (*_done_by(tokens, run), *_done_then(tokens, run, runs)):
            owned.add(place)
            if tokens[place].folded in kinds_of("begins"):
                owned.update(range(place, place + 1 + _OBJECT))
            clear = clear and not _doubtful(tokens, run[0].first, place)
            beside = _beside(tokens, place, runs) if kind == AGREEMENT else ()
            yield Told(kind, (*run, *beside) if clear else ())
    for place in range(len(tokens)):
        if place in owned or not place:
            continue
        before = tokens[place - 1]
        if before.folded in kinds_of("stranger"):
            for kind in acts_at(tokens, place):
                yield Told(kind, ())
        named = noun_at(tokens, place)
        article = tokens[before_means(tokens, place)].folded if named is not None else ""
        behind = [one.folded for one in tokens[place + 1 : place + 1 + NEAR]]
        if article in _ARTICLES or (article in POINTING and by_whom(behind) is not None):
            doers = _doer_behind(tokens, place, able)
            if named is not None and (doers or not _calls(tokens, before_means(tokens, place))):
                yield Told(named[0], doers)


def _beside(
    tokens: Sequence[Token], verb: int, runs: Sequence[tuple[Mention, ...]]
) -> tuple[Mention, ...]:
    """Give those with whom somebody agrees on something: Chad signed a pact with Mali."""
    behind = [token.folded for token in tokens[verb + 1 : verb + 1 + _BEFORE_VERB]]
    if "with" not in behind:
        return ()
    place = verb + 1 + behind.index("with")
    return next((one for one in runs if place < one[0].first <= place + 2), ())


def _calls(tokens: Sequence[Token], article: int) -> bool:
    """Say whether a deed is only what another is called: it was an attack, the move a coup."""
    before = article - 1
    if before < 0 or tokens[article].folded not in _ARTICLES:
        return False
    word = tokens[before].folded
    return word in PASSIVE or word in _CALLED or word in kinds_of("noun")


def _done_by(tokens: Sequence[Token], run: Sequence[Mention]) -> Iterator[tuple[str, int, bool]]:
    """Give kind and place of each deed of whoever is named right before it, and if it is his.

    A preposition before who is named makes it somebody else's: a man in Chad killed ten.
    """
    behind = run[-1].last + 1
    genitive = behind < len(tokens) and tokens[behind].folded == "s"
    verb = _verb(tokens, behind)
    governed = _governed(tokens, run)
    subject = run[-1].role in _SUBJECTS or (governed and run[-1].role in _NO_DOERS)
    if verb < len(tokens) and subject and not genitive and not (governed and _again(tokens, run)):
        for kind in _done_at(tokens, verb):
            yield kind, verb, not governed
    noun = behind + genitive
    while noun < min(behind + genitive + _MEANS, len(tokens)) and _means(tokens[noun]):
        noun += 1
    named = noun_at(tokens, noun) if noun < len(tokens) else None
    if named is not None:
        name = tokens[run[-1].last].text
        place_name = run[-1].role in _PLACES and not name.isupper() and noun == behind
        yield named[0], noun, genitive or not (place_name or named[0] in _OWNED)


def _done_at(tokens: Sequence[Token], verb: int) -> Iterator[str]:
    """Give the kinds of deeds that the verb at a place tells of with what stands behind it."""
    objects = {token.folded for token in tokens[verb + 1 : verb + 1 + _OBJECT]}
    yield from acts_at(tokens, verb)
    begun = (kinds_of("begins").get(one, ()) for one in past_of(tokens[verb].folded))
    for kind in {kind for kinds in begun for kind in kinds}:
        able = (n for n in objects if kind in kinds_of("noun").get(n, ()))
        weapon = (n for n in objects if kind in kinds_of("weapon").get(n, ()))
        if any(able) or any(weapon):
            yield kind


def _done_then(
    tokens: Sequence[Token], run: Sequence[Mention], runs: Sequence[tuple[Mention, ...]]
) -> Iterator[tuple[str, int, bool]]:
    """Give kind and place of each further deed of whoever opens a sentence: it met and voted.

    Where somebody else stands before what he does, or somebody tells it, it may be another's.
    """
    opens = run is runs[0] and run[0].first <= _OPENS
    if not opens or run[-1].role not in _SUBJECTS or _governed(tokens, run):
        return
    if run[-1].last + 1 < len(tokens) and tokens[run[-1].last + 1].folded == "s":
        return
    verbs = {one[-1].last + 1 for one in runs if one[-1].last > run[-1].last}
    for place in range(run[-1].last + 2, len(tokens) - 1):
        word = tokens[place].folded
        if word in kinds_of("tells") or word in _CLAUSES or tokens[place].text in ":;":
            return
        if place in verbs and (word in kinds_of("act") or word in _HELPING):
            return
        if word not in _AND:
            continue
        verb = place + 1 + (tokens[place + 1].folded in _HELPING)
        if verb < len(tokens) and tokens[verb].folded.endswith(_PAST):
            for kind in _done_at(tokens, verb):
                yield kind, verb, True


def _verb(tokens: Sequence[Token], behind: int) -> int:
    """Give the place of what somebody does: his planes bombed, he said that he had bombed."""
    words = [token.folded for token in tokens[behind : behind + _BEFORE_VERB]]
    place = 1 if words[:1] and words[0] in kinds_of("agent") else 0
    if words[place : place + 1] and words[place] in kinds_of("tells"):
        told = place + 1 + (words[place + 1 : place + 2] == ["that"])
        if words[told : told + 1] and words[told] in _HIMSELF:
            place = told + 1
        elif words[told : told + 1] and words[told] in OWNERS:
            place = told + 2
    while place < len(words) and words[place] in _HELPING:
        place += 1
    return behind + _behind_day(words, _meant_verb(words, place))


def _meant_verb(words: Sequence[str], place: int) -> int:
    """Give the place of what somebody is doing or will do: is expelling, is to expel."""
    now, behind = words[place : place + 1], words[place + 1 : place + 2]
    if now == ["will"]:
        return place + 1
    if not _BEING.isdisjoint(now):
        if behind == ["to"]:
            return place + 2
        if behind and behind[0].endswith("ing"):
            return place + 1
    return place


def _behind_day(words: Sequence[str], place: int) -> int:
    """Give the place behind a day that stands before a verb: Chad on Friday expelled."""
    day = place
    while day < len(words) and words[day] in _DAYS_BEFORE:
        day += 1
    known = calendar_of("en").weekdays.keys() | _DAYS
    if day == len(words) or words[day] not in known:
        return place
    day += 1
    return day + (words[day : day + 1] != [] and words[day] in _HELPING)


def _governed(tokens: Sequence[Token], run: Sequence[Mention]) -> bool:
    """Say whether a preposition stands before who seems to act: strikes in Chad killed ten."""
    before = [token.folded for token in tokens[max(0, run[0].first - 2) : run[0].first]]
    return any(word in word_list("en", "prepositions") for word in before)


def _again(tokens: Sequence[Token], run: Sequence[Mention]) -> bool:
    """Say whether it is a deed that seems to act: the strikes in Chad killed ten."""
    before = tokens[max(0, run[0].first - NEAR) : run[0].first]
    return any(token.folded in kinds_of("noun") for token in before)


def _doubtful(tokens: Sequence[Token], first: int, place: int) -> bool:
    near = [*tokens[max(0, first - NEAR) : first], *tokens[place + 1 : place + 3]]
    return any(token.folded in kinds_of("doubt") for token in near)


def _doer_behind(
    tokens: Sequence[Token], place: int, able: Sequence[Mention]
) -> tuple[Mention, ...]:
    """Give who is told behind a deed to have done it: an attack by the rebels."""
    behind = [token.folded for token in tokens[place + 1 : place + 1 + NEAR]]
    by = by_whom(behind)
    if by is None:
        return ()
    by += place + 1
    return next((run for run in lists(tokens, able) if by < run[0].first <= by + 2), ())


def by_whom(behind: Sequence[str]) -> int | None:
    """Give the place of the "by" that tells who did a deed: not so in "was condemned by"."""
    if "by" not in behind:
        return None
    place = behind.index("by")
    between = frozenset(behind[:place])
    done = _DONE | kinds_of("begins").keys()
    return None if between & PASSIVE and not between & done else place
