"""Whom a sentence means besides those whom it names: both camps, الجانبين, جارتها."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.annotation import Sentence, Token
from ingest.arabic import ARTICLE, readings
from ingest.mention import Mention, MentionRole
from ingest.mentions.anaphors import words
from ingest.mentions.antecedents import DOERS
from ingest.mentions.arabic_deeds import reacts
from ingest.mentions.pairs import fits, pair_of
from ingest.speech import tells
from ingest.subjects_behind import of_state

_THAT, _IN = "ذلك", "في"
_SO = frozenset({"ان", "بان"})
_NOT_HIS = "ة"  # جارة, folded, is جاره as well
_REACH = 7  # tokens between a reaction and what it is to


class Besides:
    """The actors of the sentence before, of whom some act in the next and the others are meant."""

    def __init__(self) -> None:
        self._named: tuple[Mention, ...] = ()

    def remember(self, here: Sequence[Mention], more: Sequence[Mention]) -> None:
        """Take in the actors of a sentence; of one that tells of none nobody is meant."""
        every = sorted((*here, *more), key=lambda m: m.first)
        self._named = tuple(m for m in every if m.role is not MentionRole.REGION)

    def pair(self, number: str, word: str, here: Sequence[Mention]) -> tuple[Mention, ...]:
        """Give the only two of before whom a sentence does not name that names another of them.

        In "Kenya warned Mali and Chad. Kenya told both sides" these are Mali and Chad. `number` and
        `word` are as in `Meant.by`.
        """
        named = {m.party for m in here}
        if not number.startswith("two") or named.isdisjoint(m.party for m in self._named):
            return ()
        pair = pair_of([m for m in self._named if m.party not in named])
        return pair if _able(number, word, pair) else ()

    def neighbours(
        self, sentence: Sentence, here: Sequence[Mention]
    ) -> Iterator[tuple[int, int, Mention]]:
        """Give first and last token of each Arabic "its neighbour", with the state that it means.

        It is the only one of before that the sentence does not name; one that is named behind the
        word needs none.
        """
        named, starts = {m.party for m in here}, {m.first for m in here}
        states = {m.party: m for m in self._named if of_state(m) and m.party not in named}
        if len(states) != 1 or not here:
            return
        for place, token in enumerate(sentence.tokens):
            owned = token.is_word and not token.text.endswith(_NOT_HIS)
            stems = {reading.stem for reading in readings(token.folded)} if owned else set()
            if stems & words("ar", "neighbour") and starts.isdisjoint({place, place + 1}):
                yield place, place, next(iter(states.values()))


def deed_told(
    tokens: Sequence[Token], here: Sequence[Mention], spoke: Sequence[Mention]
) -> Iterator[tuple[int, int, Mention]]:
    """Give the token of an Arabic "that" which others react to, with whoever acted before.

    «أغارت تشاد على دارفور. واعتبرت الخرطوم ذلك عدوانا», "إن ذلك", "رأت في ذلك"; not «بعد ذلك».
    """
    if not here or not spoke or spoke[0].party in {m.party for m in here}:
        return
    for place, token in enumerate(tokens):
        if token.folded != _THAT or not any(m.last < place for m in here):
            continue
        behind = tokens[place + 1].folded if place + 1 < len(tokens) else ""
        before = tokens[place - 1].folded
        judged = any(reacts(t.folded) for t in tokens[max(0, place - _REACH) : place])
        told = before in _SO and any(tells(t.folded, "ar") for t in tokens[:place])
        direct = judged and (before == _IN or any(m.last == place - 1 for m in here))
        if (told or direct) and not behind.startswith(ARTICLE):
            yield place, place, spoke[0]
            return


def _able(number: str, word: str, pair: tuple[Mention, ...]) -> bool:
    states = [of_state(m) for m in pair]
    heads = number == "two_heads" or word in words("en", "holders") | words("en", "persons")
    if (number == "two_states" and not all(states)) or (number == "two_groups" and any(states)):
        return False
    return fits(pair, word) and (not heads or all(m.role in DOERS for m in pair))
