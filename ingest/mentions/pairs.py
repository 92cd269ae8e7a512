"""Which two of the actors of a sentence a word for two means: heads, states or groups."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.annotation import Token
from ingest.lexicons.actors import known_actors
from ingest.lexicons.files import word_list
from ingest.marks import HYPHENS
from ingest.mention import Mention, MentionRole
from ingest.mentions.anaphors import words
from ingest.mentions.antecedents import DOERS
from ingest.mentions.arabic_mediators import besides_mediators
from ingest.mentions.lists import lists
from ingest.subjects_behind import of_state

_COMPANY = "company"
_DASHES = HYPHENS | {"–", "—"}
_DATELINE = 12  # tokens before those whom a sentence begins with: ANKARA (Reuters) -
_OFTEN = 3  # sentences that name one of the two whom an article is on
_FEWER = 3  # times fewer name any third party
# Behind these a list is of those between whom something is, not of where it is.
_OF_BOTH = frozenset({"between", "both"})
_LIKE = frozenset({"like", "unlike"})


@dataclass(frozen=True, slots=True)
class Pairs:
    """The two persons, states and groups of a sentence; of none where it has more or fewer.

    Where it names persons, the two states are theirs and not those that they speak of.
    """

    heads: tuple[Mention, ...]
    states: tuple[Mention, ...]
    groups: tuple[Mention, ...]

    @classmethod
    def among(cls, named: Sequence[Mention]) -> Pairs:
        """Give the pairs of the actors whom a sentence names."""
        states = [m for m in named if known_actors().is_state(m.party)]
        heads = [m for m in named if m.role in DOERS]
        of_heads = [m for m in heads if m in states]
        return cls(
            pair_of(heads),
            pair_of(of_heads if heads else states),
            pair_of([m for m in named if m not in states]),
        )

    def of(self, kind: str, two: tuple[Mention, ...]) -> tuple[Mention, ...]:
        """Give the pair of a kind; `two` are the only two of the sentence, of whatever kind.

        Two heads may be those of two states that are named alone, but groups are no states.
        """
        if kind == "two_groups":
            return self.groups
        return (self.heads if kind == "two_heads" else self.states) or two

    def called(self, noun: str, two: tuple[Mention, ...]) -> tuple[Mention, ...]:
        """Give the pair that an English noun means; `two` are as in `of`."""
        if fits(two, noun):
            return two
        if noun in words("en", "holders") | words("en", "persons"):
            return self.heads
        other = self.states if noun in words("en", "lands") else self.groups
        kinds = words("en", "lands") | words("en", "groups") | words("en", "firms")
        return other if noun in kinds and fits(other, noun) else ()


def fits(pair: tuple[Mention, ...], noun: str) -> bool:
    """Say whether a noun may mean a pair: no companies are states, no state is a group."""
    if noun in words("en", "firms"):
        return bool(pair) and all(map(_company, pair))
    if noun in words("en", "persons"):
        return bool(pair) and all(map(_person, pair))
    if noun in words("en", "groups"):
        return bool(pair) and not any(map(of_state, pair))
    return bool(pair)


def pair_of(named: Sequence[Mention]) -> tuple[Mention, ...]:
    """Give a mention of each of two parties, or none where there are more or fewer."""
    parties = {m.party: m for m in named}
    return tuple(parties.values()) if len(parties) == 2 else ()


def main_pair(by_sentence: Sequence[Sequence[Mention]]) -> tuple[Mention, ...]:
    """Give a mention of each of the two parties that an article names most, if it clearly does."""
    named = [{m.party: m for m in here if m.role is not MentionRole.REGION} for here in by_sentence]
    times = Counter(party for here in named for party in here).most_common(3)
    if len(times) < 2 or times[1][1] < _OFTEN:
        return ()
    if len(times) > 2 and _FEWER * times[2][1] > times[1][1]:
        return ()
    return tuple(next(h[party] for h in named if party in h) for party, _ in times[:2])


def only_firms(by_sentence: Sequence[Sequence[Mention]]) -> tuple[Mention, ...]:
    """Give the two companies of an article that names just two."""
    return pair_of([m for here in by_sentence for m in here if _company(m)])


def ahead_of(
    tokens: Sequence[Token], here: Sequence[Mention], position: int, language: str
) -> list[Mention]:
    """Give the actors of a sentence before a token; in Arabic none who mediates between others."""
    ahead = [m for m in here if m.last < position]
    return besides_mediators(tokens, ahead, hosts=False) if language == "ar" else ahead


def listed_pair(
    tokens: Sequence[Token], named: Sequence[Mention], *, opening: bool = False
) -> tuple[Mention, ...]:
    """Give the only two that are listed among some actors: Chad and Niger told Kenya that both.

    With `opening`, those whom the sentence names first.
    """
    runs = [pair for run in lists(tokens, named) if (pair := pair_of(run)) and _joined(tokens, run)]
    if len(runs) != 1 or _is_led(tokens, runs[0][0].first):
        return ()
    if not opening:
        return runs[0]
    dash = _dash(tokens)
    first = min((m.first for m in named if m.first > dash), default=0)
    return runs[0] if runs[0][0].first == first else ()


def acting_lists(tokens: Sequence[Token], named: Sequence[Mention]) -> list[tuple[Mention, ...]]:
    """Give the lists of those who may act together: no places, nor whom another is only like."""
    return [
        run
        for run in lists(tokens, named)
        if any(m.role is not MentionRole.REGION for m in run)
        and not (run[0].first and tokens[run[0].first - 1].folded in _LIKE)
    ]


def _joined(tokens: Sequence[Token], run: Sequence[Mention]) -> bool:
    return any(token.folded == "and" for token in tokens[run[0].last + 1 : run[-1].first])


def _dash(tokens: Sequence[Token]) -> int:
    """Give where a dateline ends, or -1: ANKARA (Reuters) - Chad and Niger have agreed."""
    return next((n for n, one in enumerate(tokens[:_DATELINE]) if one.text in _DASHES), -1)


def _is_led(tokens: Sequence[Token], first: int) -> bool:
    before = [token.folded for token in tokens[max(0, first - 2) : first] if token.folded != "the"]
    return bool(before) and before[-1] in word_list("en", "prepositions") - _OF_BOTH


def carried_pair(more: Sequence[Mention]) -> tuple[Mention, ...]:
    """Give the two whom one word of a sentence meant, the last such."""
    places: dict[int, list[Mention]] = {}
    for mention in more:
        places.setdefault(mention.first, []).append(mention)
    return next((pair for one in reversed(places.values()) if (pair := pair_of(one))), ())


def _person(mention: Mention) -> bool:
    return mention.role in DOERS or mention.actor in known_actors().persons


def _company(mention: Mention) -> bool:
    return known_actors().kinds.get(mention.party) == _COMPANY
