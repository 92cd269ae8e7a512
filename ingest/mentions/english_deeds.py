"""Deeds that are named again and stand for who did them: Canada condemned the attack."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints

from ingest.annotation import Sentence, Token
from ingest.calendars import calendar_of
from ingest.lexicons.files import folder, read_rows, word_list
from ingest.mention import Mention, MentionRole
from ingest.mentions.lists import lists
from ingest.mentions.phrase import OWNERS

LASTING = 4  # sentences; then another deed of the kind may be meant
_VAGUE = "decision"  # almost any deed is a move, so that only the one just told of is meant
_MEANS = 5  # words between the doer or the article and the deed: the deadly cross-border attack
_OBJECT = 7  # words between a verb that only begins a deed and what it begins
_NEAR = 6  # words between a deed and who is told behind it to have done it
_POINTING = frozenset({"the", "this", "these", "those"})
_ARTICLES = frozenset({"a", "an", "another"})
_HELPING = frozenset({"also", "has", "have", "had", "again", "then", "later"})
_HIMSELF = frozenset({"he", "it", "she", "they"})
_BEFORE_VERB = 8  # words from somebody to what he tells to have done
# Behind a deed they tell which it is: one of another, or of another time.
_WHICH = frozenset({"by", "of", "that", "which", "from", "when", "for", "to"})
_AGAINST = frozenset({"on", "against", "in", "at"})
_PASSIVE = frozenset({"are", "been", "being", "is", "was", "were"})
_DONE = frozenset({"claimed", "committed", "done", "made", "ordered", "perpetrated"})
_RESPONSIBLE, _CHARGE = frozenset({"behind", "responsible"}), "accusation"
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
def _kinds(role: str) -> dict[str, frozenset[str]]:
    """Give the kinds of deeds that a word of a role tells of, by the word."""
    found: dict[str, frozenset[str]] = {}
    for row in read_rows(folder() / "en" / "deeds.tsv", DeedRow, unique=("deed", "role", "form")):
        if row.role == role:
            found[row.form] = found.get(row.form, frozenset()) | {row.deed}
    return found


@dataclass(frozen=True, slots=True)
class _Told:
    """A deed as a sentence tells it; who did it is nobody where that is not clear."""

    kind: str
    doers: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class _Known:
    doers: tuple[Mention, ...]
    parties: frozenset[str]  # of the sentence that told of it
    sentence: int


class EnglishDeeds:
    """The last deed of each kind that an article told of, and who did it."""

    def __init__(self) -> None:
        self._known: dict[str, _Known] = {}
        self._sentence = 0

    def meant(
        self, sentence: Sentence, here: Sequence[Mention], more: Sequence[Mention]
    ) -> Iterator[tuple[int, int, Mention]]:
        """Give first and last token of each deed that is named again, and who did it.

        What stands behind it may tell that another deed is meant, and what the sentence tells of
        who did such a deed makes it his.
        """
        if not self._known:
            return
        tokens = sentence.tokens
        taken = {n for m in (*here, *more) for n in range(m.first, m.last + 1)}
        for position in range(1, len(tokens)):
            kinds = _kinds("noun").get(tokens[position].folded, frozenset())
            able = [self._known[kind] for kind in sorted(kinds) if kind in self._known]
            if not able or position in taken:
                continue
            first = _pointed_at(tokens, position)
            if first is None or not taken.isdisjoint(range(first, position)):
                continue
            known = max(able, key=lambda one: one.sentence)
            if _of_others(tokens, position, here, known):
                self._known = {k: one for k, one in self._known.items() if one is not known}
                continue
            lasting = LASTING if kinds != {_VAGUE} else 1
            if self._sentence - known.sentence > lasting or _another(tokens, position, here, known):
                continue
            for kind in kinds & self._known.keys():  # what is spoken of is remembered
                if self._known[kind] is known:
                    moved = _Known(known.doers, known.parties, self._sentence)
                    self._known[kind] = moved
            for doer in known.doers:
                yield first, position, doer

    def remember(
        self, sentence: Sentence, here: Sequence[Mention], more: Sequence[Mention]
    ) -> None:
        """Take in the deeds that a sentence tells of."""
        told: dict[str, list[tuple[Mention, ...]]] = {}
        for one in _told(sentence.tokens, here):
            told.setdefault(one.kind, []).append(one.doers)
        if not _RESPONSIBLE.isdisjoint(token.folded for token in sentence.tokens):
            told.setdefault(_CHARGE, []).append(())  # Chad said that Mali was behind it
        parties = frozenset(m.party for m in (*here, *more))
        for kind, doers in told.items():
            clear = len({frozenset(m.party for m in some) for some in doers}) == 1
            if clear and doers[0]:
                self._known[kind] = _Known(doers[0], parties, self._sentence)
            else:
                self._known.pop(kind, None)
        self._sentence += 1


def _another(
    tokens: Sequence[Token], position: int, here: Sequence[Mention], known: _Known
) -> bool:
    """Say whether the words behind a deed make it another one, or tell who did it."""
    behind = [token.folded or token.text for token in tokens[position + 1 : position + 1 + _NEAR]]
    if behind[:1] and (behind[0] in _WHICH or behind[0] in _kinds("compound") or behind[0] == "-"):
        return True
    if _by(behind) is not None or "responsibility" in (token.folded for token in tokens):
        return True
    if (
        behind[:1]
        and behind[0] in _AGAINST
        and calendar_of("en").weekdays.keys().isdisjoint(behind[1:2])
    ):
        whom = next((m for m in here if position < m.first <= position + 3), None)
        return whom is None or whom.party not in known.parties
    return False


def _of_others(
    tokens: Sequence[Token], position: int, here: Sequence[Mention], known: _Known
) -> bool:
    """Say whether a deed is told to be of or against parties of which the known one is not.

    After "the invasion of Normandy" another invasion may be meant than the one told before.
    """
    behind = tokens[position + 1].folded if position + 1 < len(tokens) else ""
    if behind != "of" and behind not in _AGAINST:
        return False
    near = [m.party for m in here if position < m.first <= position + 3]
    if near:
        return known.parties.isdisjoint(near)
    whose = tokens[position + 2 : position + 3] if behind == "of" else ()
    return any(token.text[0].isupper() for token in whose)


def _by(behind: Sequence[str]) -> int | None:
    """Give the place of the "by" that tells who did a deed: not so in "was condemned by"."""
    if "by" not in behind:
        return None
    place = behind.index("by")
    between = frozenset(behind[:place])
    done = _DONE | _kinds("begins").keys()
    return None if between & _PASSIVE and not between & done else place


def _pointed_at(tokens: Sequence[Token], position: int) -> int | None:
    """Give the article or pronoun before a deed and what tells of its means, if there is one."""
    first = _before_means(tokens, position)
    return first if tokens[first].folded in _POINTING else None


def _before_means(tokens: Sequence[Token], position: int) -> int:
    first = position - 1
    while first > max(0, position - 1 - _MEANS) and _means(tokens[first]):
        first -= 1
    return first


def _means(token: Token) -> bool:
    return token.text == "-" or token.folded in _kinds("means")


def _told(tokens: Sequence[Token], every: Sequence[Mention]) -> Iterator[_Told]:
    words = {token.folded for token in tokens}
    verbs, nouns = _kinds("act").keys() | _kinds("begins").keys(), _kinds("noun").keys()
    if words.isdisjoint(verbs) and words.isdisjoint(nouns):
        return
    able = [m for m in every if m.role not in _NO_DOERS]
    owned = set()
    for run in lists(tokens, able):
        for kind, place, clear in _done_by(tokens, run):
            owned.add(place)
            if tokens[place].folded in _kinds("begins"):
                owned.update(range(place, place + 1 + _OBJECT))
            clear = clear and not _doubtful(tokens, run[0].first, place)
            yield _Told(kind, run if clear else ())
    for place, token in enumerate(tokens):
        if place in owned or not place:
            continue
        before = tokens[place - 1]
        if before.folded in _kinds("stranger"):
            for kind in _kinds("act").get(token.folded, ()):
                yield _Told(kind, ())
        kinds = _kinds("noun").get(token.folded, frozenset())
        article = tokens[_before_means(tokens, place)].folded if kinds else ""
        behind = [one.folded for one in tokens[place + 1 : place + 1 + _NEAR]]
        if article in _ARTICLES or (article in _POINTING and _by(behind) is not None):
            doers = _doer_behind(tokens, place, able)
            for kind in kinds:
                yield _Told(kind, doers)


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
        if near.isdisjoint(_kinds("other")):
            for kind in _kinds("act").get(tokens[verb].folded, ()):
                yield kind, verb, not governed
        for kind in _kinds("begins").get(tokens[verb].folded, ()):
            able = (n for n in objects if kind in _kinds("noun").get(n, ()))
            weapon = (n for n in objects if kind in _kinds("weapon").get(n, ()))
            if any(able) or any(weapon):
                yield kind, verb, not governed
    noun = behind + genitive
    while noun < min(behind + genitive + _MEANS, len(tokens)) and _means(tokens[noun]):
        noun += 1
    for kind in _kinds("noun").get(tokens[noun].folded, ()) if noun < len(tokens) else ():
        yield kind, noun, True


def _verb(tokens: Sequence[Token], behind: int) -> int:
    """Give the place of what somebody does: his planes bombed, he said that he had bombed."""
    words = [token.folded for token in tokens[behind : behind + _BEFORE_VERB]]
    place = 1 if words[:1] and words[0] in _kinds("agent") else 0
    if words[place : place + 1] and words[place] in _kinds("tells"):
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
    before = tokens[max(0, run[0].first - _NEAR) : run[0].first]
    return any(token.folded in _kinds("noun") for token in before)


def _doubtful(tokens: Sequence[Token], first: int, place: int) -> bool:
    near = [*tokens[max(0, first - _NEAR) : first], *tokens[place + 1 : place + 3]]
    return any(token.folded in _kinds("doubt") for token in near)


def _doer_behind(
    tokens: Sequence[Token], place: int, able: Sequence[Mention]
) -> tuple[Mention, ...]:
    """Give who is told behind a deed to have done it: an attack by the rebels."""
    behind = [token.folded for token in tokens[place + 1 : place + 1 + _NEAR]]
    by = _by(behind)
    if by is None:
        return ()
    by += place + 1
    return next((run for run in lists(tokens, able) if by < run[0].first <= by + 2), ())
