"""What deeds an English sentence tells of, and who did them: Chad bombed, a raid by Mali."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints

from ingest.annotation import Token
from ingest.lexicons.files import folder, read_rows, word_list
from ingest.mention import Mention, MentionRole
from ingest.mentions.lists import lists
from ingest.mentions.phrase import OWNERS

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
_NO_DOERS = frozenset({MentionRole.REGION})
_SUBJECTS = frozenset(MentionRole) - {MentionRole.REGION, MentionRole.DEMONYM}


class DeedRow(BaseModel):
    """A form of `LANGUAGE/deeds.tsv` for one kind of deed, or for `any`.

    An `act` has the doer for its subject; a verb that only `begins` a deed has the deed's `noun`
    or a `weapon` for object. `means` may stand between a doer or an article and the noun. Where
    there is `doubt`, nobody is told to have done it, where a `stranger` acts, nobody known; an
    `other` object makes a verb no deed (struck a deal), a `compound` a noun (attack helicopters).
    An `agent` may stand between a doer and his act (NATO planes bombed), and what `tells` it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    deed: Annotated[str, StringConstraints(pattern=r"^[a-z]+$")]
    role: Literal[
        "act",
        "begins",
        "noun",
        "weapon",
        "means",
        "doubt",
        "stranger",
        "other",
        "compound",
        "agent",
        "tells",
    ]
    form: Annotated[str, StringConstraints(pattern=r"^[a-z]+$")]


@cache
def kinds_of(role: str) -> dict[str, frozenset[str]]:
    """Give the kinds of deeds that a word of a role tells of, by the word."""
    found: dict[str, frozenset[str]] = {}
    for row in read_rows(folder() / "en" / "deeds.tsv", DeedRow, unique=("deed", "role", "form")):
        if row.role == role:
            found[row.form] = found.get(row.form, frozenset()) | {row.deed}
    return found


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
    words = {token.folded for token in tokens}
    verbs, nouns = kinds_of("act").keys() | kinds_of("begins").keys(), kinds_of("noun").keys()
    if words.isdisjoint(verbs) and words.isdisjoint(nouns):
        return
    able = [m for m in every if m.role not in _NO_DOERS]
    owned = set()
    for run in lists(tokens, able):
        for kind, place, clear in _done_by(tokens, run):
            owned.add(place)
            if tokens[place].folded in kinds_of("begins"):
                owned.update(range(place, place + 1 + _OBJECT))
            clear = clear and not _doubtful(tokens, run[0].first, place)
            yield Told(kind, run if clear else ())
    for place, token in enumerate(tokens):
        if place in owned or not place:
            continue
        before = tokens[place - 1]
        if before.folded in kinds_of("stranger"):
            for kind in kinds_of("act").get(token.folded, ()):
                yield Told(kind, ())
        kinds = kinds_of("noun").get(token.folded, frozenset())
        article = tokens[before_means(tokens, place)].folded if kinds else ""
        behind = [one.folded for one in tokens[place + 1 : place + 1 + NEAR]]
        if article in _ARTICLES or (article in POINTING and by_whom(behind) is not None):
            doers = _doer_behind(tokens, place, able)
            for kind in kinds:
                yield Told(kind, doers)


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
        objects = {token.folded for token in tokens[verb + 1 : verb + 1 + _OBJECT]}
        near = {token.folded for token in tokens[verb + 1 : verb + 3]}
        if near.isdisjoint(kinds_of("other")):
            for kind in kinds_of("act").get(tokens[verb].folded, ()):
                yield kind, verb, not governed
        for kind in kinds_of("begins").get(tokens[verb].folded, ()):
            able = (n for n in objects if kind in kinds_of("noun").get(n, ()))
            weapon = (n for n in objects if kind in kinds_of("weapon").get(n, ()))
            if any(able) or any(weapon):
                yield kind, verb, not governed
    noun = behind + genitive
    while noun < min(behind + genitive + _MEANS, len(tokens)) and _means(tokens[noun]):
        noun += 1
    for kind in kinds_of("noun").get(tokens[noun].folded, ()) if noun < len(tokens) else ():
        yield kind, noun, True


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
    return behind + place


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
