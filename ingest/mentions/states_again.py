"""Nouns that mean a state named before: the country's army, the Gulf kingdom, its president."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence, Set
from functools import cache

from ingest.annotation import Sentence, Token
from ingest.calendars import calendar_of
from ingest.lexicons.actors import known_actors
from ingest.mention import Mention, MentionRole
from ingest.mentions.anaphors import words
from ingest.mentions.antecedents import begins
from ingest.mentions.english_bodies import of_others, told_of_speech
from ingest.mentions.groups_again import stops
from ingest.mentions.index import Hit, title_index
from ingest.mentions.lists import lists
from ingest.mentions.states_colonies import NOUNS_OF_COLONIES, ruled_once
from ingest.mentions.states_epithets import epithet_at, nouns_apart
from ingest.mentions.states_words import country_words
from ingest.speech import tells
from ingest.subjects_behind import names_state

NEAR = 2  # sentences; then another state may be meant
_MODIFIERS = 5  # tokens between the article and the noun: oil-rich West African
_OPENS = 2  # tokens before whoever a sentence is on
_HEAD = 3  # tokens between a state and its official or body: new acting foreign
_OWNERS = frozenset({"its", "their"})
_HIS = frozenset({"her", "his"})
_NAMED_BY = frozenset({"of", "called", "named"})


class States:
    """The states that an article named in its last sentences, and how often it names each."""

    def __init__(self, by_sentence: Sequence[Sequence[Mention]]) -> None:
        self._times = Counter(m.party for here in by_sentence for m in here if names_state(m))
        self._named: list[tuple[frozenset[str], str | None]] = []
        self._group: str | None = None  # what is no state, with which the last sentence begins
        self._so_far: set[str] = set()
        self._open = False  # the sentence tells of a state that is not clear

    def meant(self, sentence: Sentence, here: Sequence[Mention]) -> Iterator[tuple[int, int, str]]:
        """Give first and last token of each such noun with its official or body, and which state.

        It is the only state that the sentence before has named, or that of those which opens it,
        if the article names none more often. Where the sentence itself has named another one, it
        is nobody, unless that one speaks.
        """
        self._open = False
        if not self._times:
            return
        tokens = sentence.tokens
        taken = {n for m in here for n in range(m.first, m.last + 1)}
        for position in range(len(tokens)):
            word = tokens[position].folded
            if position in taken or word not in _able():
                continue
            ahead = {m.party for m in here if m.last < position}
            once = ruled_once(tokens, position, ahead, self._so_far | ahead)
            if once is not None:
                yield once[0], position, once[1]
                continue
            told = None if word in _OWNERS | _HIS else _told_apart(tokens, position)
            if told is not None:
                first, fits = told
                last = _end(tokens, position, taken)
                one = self._only(fits, ahead)
                if one is not None and last is not None and taken.isdisjoint(range(first, last)):
                    yield first, last, one
                continue
            if word not in country_words("noun") and word not in _OWNERS | _HIS:
                continue
            if word in _OWNERS | _HIS and (last := _beside(tokens, position, taken)) is not None:
                other = self._other(tokens[last].folded, here)
                if other is not None:
                    yield position, last, other
                continue
            if word in _HIS:
                continue
            span = _owned(tokens, position) if word in _OWNERS else _named_again(tokens, position)
            if span is None or not taken.isdisjoint(range(position, span[1] + 1)):
                continue
            if word in _OWNERS and self._group is not None:
                yield *span, self._group
                continue
            quoted = word in _OWNERS and told_of_speech(tokens, *span)
            who = self._who(tokens, position, here, owned=span[1] > position, told=quoted)
            if who is not None:
                yield *span, who
            self._open = self._open or who is None

    def remember(self, tokens: Sequence[Token], every: Sequence[Mention]) -> None:
        """Take in the states of a sentence, and which it names first and beside no other."""
        states = sorted((m for m in every if names_state(m)), key=lambda m: m.first)
        listed = lists(tokens, states)[0] if states else ()
        alone = (
            len({m.party for m in (*listed, *(m for m in states if m.first == states[0].first))})
            < 2
        )
        first = states[0].party if states and alone and states[0].first <= _OPENS else None
        named = frozenset(m.party for m in states)
        named_first = min(every, key=lambda m: m.first, default=None)
        self._group = named_first.party if named_first and _begins(tokens, named_first) else None
        self._so_far |= named
        self._named = [] if self._open else [(named, first), *self._named[: NEAR - 1]]

    def _before(self) -> tuple[frozenset[str], str | None]:
        """Give the states of the last sentence that names any, and which opens it."""
        return next((one for one in self._named if one[0]), (frozenset(), None))

    def _who(
        self,
        tokens: Sequence[Token],
        position: int,
        here: Sequence[Mention],
        *,
        owned: bool,
        told: bool,
    ) -> str | None:
        ahead = [m for m in here if m.last < position and names_state(m) and not told]
        silent = {
            m.party
            for m in ahead
            if not any(tells(token.folded, "en") for token in tokens[m.last + 1 : position])
        }
        before, subject = self._before()
        most = max((self._times[party] for party in before), default=0)
        if len(before) > 1:
            clear = subject is not None and self._times[subject] == most
            before = frozenset({subject}) if clear and subject else frozenset()
        elif subject is None and most < max(self._times.values()):
            return None
        if silent:
            if not owned:
                return None
            # "Visiting Kenya, he praised the country's army" is of the one of both.
            return next(iter(silent)) if silent == before else None
        return next(iter(before), None)

    def _only(self, fits: Set[str], ahead: Set[str]) -> str | None:
        """Give the one state of which an epithet may tell: that the article alone has named so far.

        Of several it is the only one of the sentence before, if this one has not named another.
        """
        able = self._so_far & fits
        if len(able) > 1:
            able = set(self._before()[0]) & fits
            if ahead & fits:
                return None
        return next(iter(able)) if len(able) == 1 else None

    def _other(self, noun: str, here: Sequence[Mention]) -> str | None:
        """Give the state that whoever the sentence has named calls its ally or its rival.

        Its ally is whom the sentence before is on, if not both: two that it names may be at war.
        """
        owners = {m.party for m in here}
        before, subject = self._named[0] if self._named else (frozenset[str](), None)
        friend = noun in country_words("friend")
        if len(owners) != 1 or (friend and (owners & before or subject is None)):
            return None
        others = before - owners
        return next(iter(others)) if len(others) == 1 else None


@cache
def _able() -> frozenset[str]:
    nouns = country_words("noun") | nouns_apart() | NOUNS_OF_COLONIES
    return nouns | _OWNERS | _HIS


def _told_apart(tokens: Sequence[Token], position: int) -> tuple[int, frozenset[str]] | None:
    """Give the article before a noun whose words tell of some states, and those: the Gulf state."""
    told = epithet_at(tokens, position)
    if told is None:
        return None
    first, fits, rest = told
    if not country_words("apart").isdisjoint(rest) or not stops().isdisjoint(rest):
        return None
    return first, fits


def _end(tokens: Sequence[Token], position: int, taken: Set[int]) -> int | None:
    """Give the last token of what a noun for a state begins: the Gulf state's foreign minister.

    It is None where a name behind tells which state is meant: the Gulf state Qatar.
    """
    behind = tokens[position + 1] if position + 1 < len(tokens) else None
    if behind is None:
        return position
    if behind.folded == "s":
        head = _head(tokens, position + 2)
        return position if head is None else head.last
    named = behind.text[0].isupper() or behind.text == "-" or behind.folded in _NAMED_BY
    return None if named or position + 1 in taken else position


def _begins(tokens: Sequence[Token], mention: Mention) -> bool:
    """Say whether a group alone begins a sentence, perhaps behind the hour: 15:00 Hamas left."""
    words = [token for token in tokens[: mention.first] if token.folded != "the"]
    opens = all(not token.is_word or token.text.isdigit() for token in words)
    behind = tokens[mention.last + 1].folded if mention.last + 1 < len(tokens) else ""
    named = mention.role in (MentionRole.NAME, MentionRole.PRONOUN) and not names_state(mention)
    group = named and mention.party in known_actors().kinds
    return opens and group and behind not in ("s", "and")


def _owned(tokens: Sequence[Token], position: int) -> tuple[int, int] | None:
    """Give "its" with the official or body behind it, if it begins or tells of a quotation."""
    head = _head(tokens, position + 1)
    if head is None or (head.form.role == "body" and of_others(tokens, head)):
        return None
    opens = all(token.folded in _openers() or not token.is_word for token in tokens[:position])
    return (position, head.last) if opens or told_of_speech(tokens, position, head.last) else None


@cache
def _openers() -> frozenset[str]:
    """Give what may stand before whoever begins a sentence: but its army, on Monday its army."""
    days = frozenset(calendar_of("en").weekdays)
    return words("en", "joins") | country_words("opener") | days


def _beside(tokens: Sequence[Token], position: int, taken: Set[int]) -> int | None:
    """Give the last token of "its ally" or "its nuclear-armed rival", if no name stands beside."""
    for last in range(position + 1, min(position + 1 + _MODIFIERS, len(tokens))):
        word = tokens[last].folded
        if word in country_words("friend") | country_words("foe"):
            named = taken.isdisjoint({last + 1, last + 2}) and not _opens_name(tokens, last + 1)
            return last if named else None
        plain = tokens[last].text == "-" or (tokens[last].is_word and word not in stops())
        if not plain or word in country_words("apart") or last in taken:
            return None
    return None


def _opens_name(tokens: Sequence[Token], position: int) -> bool:
    return position < len(tokens) and tokens[position].text[0].isupper()


def _named_again(tokens: Sequence[Token], position: int) -> tuple[int, int] | None:
    """Give a noun for a state from its article on, with the official or body that it has."""
    first = _article(tokens, position)
    behind = tokens[position + 1] if position + 1 < len(tokens) else None
    if first is None or behind is None:
        return None
    if behind.folded == "s":
        head = _head(tokens, position + 2)
        return (first, head.last) if head is not None else None
    acts = behind.folded in country_words("acting") or behind.folded.endswith("ed")
    if acts and begins(tokens, first):
        return first, position
    before = tokens[first - 1].folded if first else ""
    return (first, position) if before in country_words("link") | country_words("object") else None


def _article(tokens: Sequence[Token], position: int) -> int | None:
    first = position - 1
    while first >= max(0, position - _MODIFIERS) and tokens[first].folded != "the":
        token = tokens[first]
        inside = token.text == "-" or (token.is_word and token.folded not in stops())
        if not inside or token.folded in country_words("apart"):
            return None
        first -= 1
    return first if first >= 0 and tokens[first].folded == "the" else None


def _head(tokens: Sequence[Token], start: int) -> Hit | None:
    """Give the last title or body that begins at most so many words behind a token."""
    index, position = title_index("en"), start
    while position < min(start + _HEAD, len(tokens)):
        hit = index.at(tokens, position) if tokens[position].is_word else None
        if hit is not None and hit.form.role in ("title", "body"):
            return hit
        plain = tokens[position].is_word and tokens[position].folded not in stops()
        if hit is None and not plain:
            return None
        position = hit.last + 1 if hit is not None else position + 1
    return None
