"""The words beside a person's name in an English sentence, with the actors that they name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph_schema.records import FREE_PARTY
from ingest.annotation import Token
from ingest.lexicons.actors import known_actors
from ingest.marks import COMMAS
from ingest.mention import MentionRole
from ingest.mentions.english_titles import DETERMINERS
from ingest.mentions.index import Hit
from ingest.mentions.phrase import Phrase

Span = tuple[int, int]


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

    def body(self, place: int, *, state: bool = False) -> tuple[str, int] | None:
        """Give the party of the organization or of a state's body at a place, and its last token.

        A mere state is none, unless `state`.
        """
        if self.word(place) in DETERMINERS:
            place += 1
        phrase = self.firsts.get(place)
        party = self.party(phrase)
        if phrase is None or party is None:
            return None
        group = not known_actors().is_state(party)
        named = phrase.role is MentionRole.NAME and (group or state)
        return (party, phrase.last) if named or phrase.role is MentionRole.BODY else None
