"""So many states that an Arabic article has named together: الدول الثلاث, after a list of three."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ingest.annotation import Token
from ingest.mention import Mention, MentionRole
from ingest.mentions.lists import lists
from ingest.subjects_behind import names_state

_LEAST, _MOST = 3, 5
_OFTEN = 2  # sentences that name each of so many whom an article is on
_FEWER = 2  # times fewer name any other state
_HEADS = frozenset({MentionRole.PERSON, MentionRole.OFFICIAL})
# Words for states or for those who act for all of them, and not for persons.
_OF_STATES = ("الدول", "البلدان", "الحكومات", "العواصم", "الاطراف", "القوي")


class Counted:
    """The states that an article has named as three, four or five, sentence by sentence."""

    def __init__(self, by_sentence: Sequence[Sequence[Mention]]) -> None:
        self._often = _named_often(by_sentence)
        self._told: dict[int, tuple[Mention, ...]] = {}
        self._open: set[int] = set()  # so many of which the article has named several lists
        self._heads: tuple[Mention, ...] = ()

    def by(self, number: int, word: str) -> tuple[Mention, ...]:
        """Give so many as a folded word with its number means, or nobody where that is open.

        They are the heads that the sentence before names if it names so many, and else, of
        states, the only list of so many, or those of which the article mostly tells.
        """
        if len(self._heads) == number:
            return self._heads
        if not word.endswith(_OF_STATES) or number in self._open:
            return ()
        told = self._told.get(number)
        return told if told is not None else self._often.get(number, ())

    def remember(self, tokens: Sequence[Token], here: Sequence[Mention]) -> None:
        """Take in the lists of states and the heads of a sentence."""
        heads = {m.party: m for m in here if m.role in _HEADS and names_state(m)}
        self._heads = tuple(heads.values()) if len(heads) >= _LEAST else ()
        runs = [{m.party: m for m in run if names_state(m)} for run in lists(tokens, here)]
        for run in [heads, *runs]:
            if not _LEAST <= len(run) <= _MOST:
                continue
            before = self._told.get(len(run))
            if before is not None and {m.party for m in before} != set(run):
                self._open.add(len(run))
            self._told[len(run)] = tuple(run.values())


def _named_often(
    by_sentence: Sequence[Sequence[Mention]],
) -> dict[int, tuple[Mention, ...]]:
    """Give by their number the states whom an article is on, if it is clearly on so many."""
    named = [{m.party: m for m in here if names_state(m)} for here in by_sentence]
    times = Counter(party for here in named for party in here).most_common(_MOST + 1)
    found = {}
    for number in range(_LEAST, min(_MOST, len(times)) + 1):
        least = times[number - 1][1]
        most = times[number][1] if len(times) > number else 0
        if least >= _OFTEN and _FEWER * most <= least:
            parties = [party for party, _ in times[:number]]
            found[number] = tuple(next(h[p] for h in named if p in h) for p in parties)
    return found
