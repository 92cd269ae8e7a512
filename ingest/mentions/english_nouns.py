"""English nouns that mean a state or an organization named before: its ally, the rebels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.annotation import Sentence
from ingest.mention import Mention
from ingest.mentions.groups_again import Groups
from ingest.mentions.states_again import States


class Nouns:
    """What an article has named so far of whom nouns may mean."""

    def __init__(self, by_sentence: Sequence[Sequence[Mention]]) -> None:
        self._states, self._groups = States(by_sentence), Groups()

    def meant(self, sentence: Sentence, here: Sequence[Mention]) -> Iterator[tuple[int, int, str]]:
        """Give first and last token of each noun that means a party named before, and which."""
        yield from self._states.meant(sentence, here)
        for first, last, who in self._groups.meant(sentence, here):
            yield first, last, who.party

    def remember(
        self,
        sentence: Sentence,
        here: Sequence[Mention],
        again: Sequence[Mention],
        spoken: Sequence[Mention],
    ) -> None:
        """Take in a sentence: whom it names, whom such nouns mean, who else speaks or acts."""
        self._groups.remember(sentence.tokens, (*here, *again))
        self._states.remember(sentence.tokens, (*here, *again, *spoken))
