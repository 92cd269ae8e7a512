"""Whom English pronouns mean: he and she a person, it a state or a body, they several or many."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.annotation import EntityKind, Sentence, Token
from ingest.attribution import Act
from ingest.marks import HYPHENS, QUOTES
from ingest.mention import Mention, MentionRole
from ingest.mentions.anaphors import words
from ingest.mentions.english_names import name_end
from ingest.mentions.english_titles import of_several
from ingest.mentions.lists import lists
from ingest.subjects_behind import of_state

LASTING = 2  # sentences; then a person is too far to be meant
PERSONAL = frozenset({"he", "she"})
DOERS = frozenset({MentionRole.PERSON, MentionRole.OFFICIAL})
# Of whom an adjective or a place only tells, "it" says nothing.
_NO_THINGS = DOERS | {MentionRole.DEMONYM, MentionRole.PEOPLE, MentionRole.REGION}
_OPENING = frozenset({MentionRole.NAME, MentionRole.CAPITAL, MentionRole.SEAT})
_LINKS = frozenset({"s", "and", "or"})
_PLURAL = frozenset({MentionRole.BODY, MentionRole.PEOPLE})
_MANY = ("s", "police", "people", "men", "women")
_UNIONS = ("states", "nations", "emirates")


class Antecedents:
    """The actors that an English pronoun may stand for, sentence by sentence."""

    def __init__(self) -> None:
        self._human: tuple[Mention, ...] = ()
        self._thing: tuple[Mention, ...] = ()
        self._many: tuple[Mention, ...] = ()
        self._since = 0  # sentences since the person was named or meant
        self._genders: dict[str, str] = {}  # of each actor, what a pronoun told
        self._strange: set[str] = set()  # the last names of those who are no known actors

    def by(self, word: str) -> tuple[Mention, ...]:
        """Give who is meant by a folded pronoun for one: he, she or it."""
        if word not in PERSONAL:
            return self._thing
        other = any(self._genders.get(m.actor, word) != word for m in self._human)
        return () if other else self._human

    @property
    def just_named(self) -> tuple[Mention, ...]:
        """Give the person whom "he" means, if the last sentence named or meant him."""
        return self._human if not self._since else ()

    @property
    def many(self) -> tuple[Mention, ...]:
        """Give the one actor of many people whom "they" may mean: Greek troops, the Houthis."""
        return self._many

    def remember(
        self,
        sentence: Sentence,
        every: Sequence[Mention],
        subject: Mention | None,
        said: Sequence[Act],
    ) -> None:
        """Take in a sentence, its mentions in their order, its subject and its acts of speech."""
        humans = [m for m in every if is_human(sentence, m)]
        for told in humans:
            if told.role is MentionRole.PRONOUN:
                self._genders[told.actor] = sentence.tokens[told.first].folded
        strange = strangers(sentence, every)
        first = min([*strange, *self._again(sentence.tokens, every)], default=None)
        persons = {e.start for e in sentence.entities if e.kind is EntityKind.PERSON}
        self._strange |= {
            _last_name(sentence.tokens, number)
            for number in strange
            if sentence.tokens[number].start in persons
        }
        if unnamed(sentence.tokens, every, said):
            self._human = ()
        elif (
            subject is not None
            and subject in humans
            and (first is None or subject.first < first or any(a.speaker == subject for a in said))
        ):
            self._human, self._since = (subject,), 0
        elif first is not None or len({m.actor for m in humans}) > 1:
            self._human = ()
        elif humans:
            self._human, self._since = (humans[0],), 0
        else:
            self._since += 1
            self._human = self._human if self._since < LASTING else ()
        if every:
            opening = self._opening(sentence.tokens, every)
            self._thing = opening or self._of_things(sentence.tokens, humans, every, subject)
        plural = subject is not None and _of_many(sentence.tokens, subject)
        self._many = (subject,) if subject is not None and plural else ()

    def goes_on(self, human: tuple[Mention, ...]) -> None:
        """Take in that a sentence tells on of a person: of him, or of what is his."""
        if not self._human or self._human == human:
            self._human, self._since = human, 0

    def _again(self, tokens: Sequence[Token], every: Sequence[Mention]) -> list[int]:
        """Give the places at which a stranger is called by the last name alone."""
        taken = {n for m in every for n in range(m.first, m.last + 1)}
        return [n for n, t in enumerate(tokens) if t.text in self._strange and n not in taken]

    def _opening(self, tokens: Sequence[Token], every: Sequence[Mention]) -> tuple[Mention, ...]:
        """Give the state or group with which a sentence begins, whoever else acts in it."""
        first = every[0]
        able = first.role in _OPENING and first.first == (tokens[0].folded == "the")
        behind = tokens[first.last + 1] if first.last + 1 < len(tokens) else None
        governs = behind is None or behind.folded in _LINKS or behind.text in HYPHENS
        alone = len(lists(tokens, every)[0]) == 1
        return (first,) if able and alone and not governs else ()

    def _of_things(
        self,
        tokens: Sequence[Token],
        humans: Sequence[Mention],
        every: Sequence[Mention],
        subject: Mention | None,
    ) -> tuple[Mention, ...]:
        things = [m for m in every if m.role not in _NO_THINGS and m not in humans]
        if subject in things and subject is not None:
            return (subject,)
        things = [m for m in things if not _only_place(tokens, m)]
        others = [m for m in things if subject is None or m.party != subject.party]
        if subject is not None and others and len(others) < len(things):
            return ()  # "Macron said France had warned Mali. It ...": either
        parties = {m.party for m in others or things}
        return ((others or things)[0],) if len(parties) == 1 else ()


def strangers(sentence: Sentence, mentions: Sequence[Mention]) -> list[int]:
    """Give the first token of each name of somebody who is no known actor."""
    tokens = sentence.tokens
    taken = {n for m in mentions for n in range(m.first, m.last + 1)}
    tagged = [e for e in sentence.entities if e.kind is EntityKind.PERSON]
    return [
        number
        for number, token in enumerate(tokens)
        if number not in taken
        and (
            any(entity.start == token.start for entity in tagged)
            or (token.text[:1].isupper() and name_end(tokens, number, taken) is not None)
        )
    ]


def _last_name(tokens: Sequence[Token], first: int) -> str:
    end = name_end(tokens, first, set())
    return tokens[end if end is not None else first].text


def unnamed(tokens: Sequence[Token], mentions: Sequence[Mention], said: Sequence[Act]) -> bool:
    """Say whether somebody who is no known actor speaks: said a doctor, his mother said."""
    for act in said:
        if act.speaker is not None or act.goes_on:
            continue
        before = tokens[act.position - 1] if act.position else None
        behind = tokens[act.position + 1] if act.position + 1 < len(tokens) else None
        if before is not None and before.text in QUOTES | {","}:
            if behind is not None and behind.is_word and behind.folded not in PERSONAL | {"it"}:
                return True
        elif before is not None and not any(m.first < act.position for m in mentions):
            return True
    return False


def begins(tokens: Sequence[Token], position: int) -> bool:
    """Say whether a pronoun opens a clause, as a subject does: that he, while they."""
    before = tokens[position - 1] if position else None
    return before is None or not before.is_word or before.folded in words("en", "joins")


def empty(tokens: Sequence[Token], position: int) -> bool:
    """Say whether "it" stands for nobody: it is unclear, it would be wrong."""
    behind = [token.folded for token in tokens[position + 1 : position + 4]]
    if behind and behind[0] in words("en", "copula"):
        return True
    return behind[:1] != [] and behind[0] in words("en", "modal") and "be" in behind[1:]


def _only_place(tokens: Sequence[Token], mention: Mention) -> bool:
    """Say whether something is only told to be in or at a place: he spoke in Minsk."""
    before = [token.folded for token in tokens[max(mention.first - 2, 0) : mention.first]]
    return bool(
        {"in", "at", "near"}.intersection(before[-1:] if before[-1:] != ["the"] else before)
    )


def _of_many(tokens: Sequence[Token], mention: Mention) -> bool:
    """Say whether a mention is of many people: Greek troops, the Houthis, no state."""
    last = tokens[mention.last].folded
    group = mention.role is MentionRole.NAME and not of_state(mention)
    many = mention.role in _PLURAL or group
    return many and last.endswith(_MANY) and not last.endswith(_UNIONS)


def is_human(sentence: Sentence, mention: Mention) -> bool:
    if mention.role is MentionRole.PRONOUN:
        return sentence.tokens[mention.first].folded in PERSONAL
    if mention.role is MentionRole.OFFICIAL:
        return not of_several(sentence.tokens, mention.first, mention.last)
    return mention.role in DOERS
