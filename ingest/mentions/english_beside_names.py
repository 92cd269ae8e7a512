"""The words beside a person's name in an English sentence, with the actors that they name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph_schema.records import FREE_PARTY
from ingest.annotation import Token
from ingest.lexicons.actors import known_actors
from ingest.lexicons.files import word_list
from ingest.marks import COMMAS, HYPHENS
from ingest.mention import MentionRole
from ingest.mentions.english_titles import DETERMINERS, ends_apposition
from ingest.mentions.index import Hit
from ingest.mentions.phrase import Phrase

Span = tuple[int, int]
# What begins something new behind a noun phrase.
_GOES_ON = frozenset(
    {"and", "are", "but", "had", "has", "is", "or", "s", "said", "says", "that", "told", "was"}
    | {"were", "which", "who", "will", "would"}
)


@dataclass(frozen=True, slots=True)
class Beside:
    """The tokens of a sentence with its phrases by first and last token, and its titles."""

    tokens: Sequence[Token]
    firsts: Mapping[int, Phrase]
    lasts: Mapping[int, Phrase]
    titles: Mapping[int, Hit]

    def word(self, place: int) -> str:
        """Give the folded word at a place, or nothing outside the sentence."""
        return self.tokens[place].folded if 0 <= place < len(self.tokens) else ""

    def comma(self, place: int) -> bool:
        """Say whether a comma stands at a place."""
        return 0 <= place < len(self.tokens) and self.tokens[place].text in COMMAS

    def before(self, place: int) -> int:
        """Give what stands before a place, a comma passed over."""
        return place - 1 - self.comma(place - 1)

    def closes(self, last: int) -> bool:
        """Say whether a noun phrase may end at a token: not so "Hamas" in Hamas supply routes."""
        behind = last + 1
        if behind >= len(self.tokens):
            return True
        if not self.tokens[behind].is_word:
            return self.tokens[behind].text not in HYPHENS
        return self.tokens[behind].folded in word_list("en", "prepositions") | _GOES_ON

    def goes_on(self, last: int) -> bool:
        """Say whether a word behind a token goes on with its clause: Putin's spokesman lied."""
        return not ends_apposition(self.tokens, last) and not self.closes(last)

    def party(self, phrase: Phrase | None) -> str | None:
        """Give the party of somebody else's phrase, if it is sure."""
        if phrase is None or phrase.candidates or phrase.role is MentionRole.REGION:
            return None
        actors = known_actors().actors
        person = phrase.role is MentionRole.PERSON
        actor = actors.get(phrase.actor or (phrase.known_person if person else None) or "")
        if actor is None or actor.party.startswith(FREE_PARTY):
            return None
        return actor.party

    def body(
        self, place: int, *, state: bool = False, whole: bool = True
    ) -> tuple[str, int] | None:
        """Give the party of the organization or of a state's body at a place, and its last token.

        A mere state is none, unless `state`, nor is what may be a part only, if it must be `whole`.
        """
        if self.word(place) in DETERMINERS and place not in self.firsts:
            place += 1
        phrase = self.firsts.get(place)
        party = self.party(phrase)
        if phrase is None or party is None:
            return None
        group = not known_actors().is_state(party)
        named = phrase.role is MentionRole.NAME and (group or state)
        able = named or phrase.role is MentionRole.BODY
        return (party, phrase.last) if able and (self.closes(phrase.last) or not whole) else None
