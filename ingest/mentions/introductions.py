"""Arabic officials and demonyms that introduce the name behind them: الرئيس الفرنسي ماكرون."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.annotation import Token
from ingest.lexicons.actors import known_actors
from ingest.mention import MentionRole
from ingest.mentions.apposition import of_another_state
from ingest.mentions.arabic_names import may_be_name
from ingest.mentions.index import Hit
from ingest.mentions.names_beside import skip_titles
from ingest.mentions.phrase import Phrase
from ingest.mentions.served import is_served, speaks_of
from ingest.mentions.several import many


def introduces(
    tokens: Sequence[Token], before: Phrase, person: Phrase, titles: dict[int, Hit]
) -> bool:
    """Say whether an official or a demonym stands right before a person's name."""
    if (
        before.name
        or before.bare
        or is_served(before, person)
        or many(tokens[before.first])
        or speaks_of(tokens, before, person)
        or (person.last_name and _goes_on(tokens, person.last + 1))
    ):
        return False
    start = skip_titles(tokens, before.last + 1, titles)
    adjacent = before.last + 1 >= person.first or start == person.first
    if not person.last_name:
        adjacent = adjacent or _first_names(tokens, start, person.first)
    if not before.candidates and of_another_state(person, before):
        return False
    if before.role is MentionRole.OFFICIAL:
        between = [token.text for token in tokens[before.last + 1 : person.first]]
        return adjacent or between in (["،"], [","], ["،", "#"], [",", "#"], ["،", "«"])
    # الرئيسان الفرنسي إيمانويل ماكرون والتركي رجب طيب أردوغان: one title for two.
    own = known_actors().actors[person.known_person].party if person.known_person else ""
    return before.role is MentionRole.DEMONYM and adjacent and before.actor == own


def _goes_on(tokens: Sequence[Token], position: int) -> bool:
    return position < len(tokens) and may_be_name(tokens[position])


def name_start(
    tokens: Sequence[Token], before: Phrase, person: Phrase, titles: dict[int, Hit]
) -> int:
    """Give the first token of the name of a person whom `before` introduces."""
    start = skip_titles(tokens, before.last + 1, titles)
    first = person.name[0] if person.name else person.first
    whole = not person.last_name and _first_names(tokens, start, first)
    return start if whole else first


def _first_names(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Say whether at most two words of a name stand between: a first name spelled otherwise."""
    return 0 <= end - start <= 2 and all(may_be_name(token) for token in tokens[start:end])
