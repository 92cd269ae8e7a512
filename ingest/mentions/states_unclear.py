"""Arabic names of two states or of a word too, told by their vowels or by a list: عمّان, ومالي."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.annotation import Token
from ingest.lexicons.actors import known_actors
from ingest.marks import COMMAS
from ingest.mention import MentionRole
from ingest.mentions.index import AMBIGUOUS, Hit, actor_index
from ingest.mentions.phrase import Phrase

# How Amman and Oman are written with their vowels, and which of them is a capital.
_VOWELLED = {"عمّ": "JOR", "عَمّ": "JOR", "عُم": "OMN"}
_CAPITALS, _STATES = frozenset({"JOR"}), frozenset({"OMN"})
_ROLES = frozenset({"name", "capital"})
_AND = "و"


def told_apart(tokens: Sequence[Token], phrase: Phrase) -> Phrase:
    """Give an Arabic phrase with the state that its vowels or the list it stands in tell.

    Beside capitals عمان is Amman, beside states Oman; a word that is a state's name, too, is one
    where a state is listed with it: مالي والنيجر.
    """
    able = {form.value for form in phrase.candidates}
    if phrase.role is not MentionRole.NAME or phrase.first != phrase.last or not able:
        return phrase
    if not all(map(known_actors().is_state, able)):
        return phrase
    written = next((p for mark, p in _VOWELLED.items() if mark in tokens[phrase.first].text), None)
    state = written if written in able else _listed(tokens, phrase, able)
    return phrase if state is None else replace(phrase, actor=state, candidates=())


def _listed(tokens: Sequence[Token], phrase: Phrase, able: set[str]) -> str | None:
    roles = {hit.form.role for hit in _beside(tokens, phrase)}
    if len(roles) != 1:
        return None
    if len(able) > 1:
        able = able & (_CAPITALS if roles == {"capital"} else _STATES)
    return able.pop() if len(able) == 1 else None


def _beside(tokens: Sequence[Token], phrase: Phrase) -> list[Hit]:
    """Give the sure names of states or capitals with which a word is listed."""
    index, found = actor_index("ar"), []
    own = index.at(tokens, phrase.first)
    if phrase.last + 1 < len(tokens):
        behind = index.at(tokens, phrase.last + 1)
        if behind is not None and behind.prefix.startswith(_AND):
            found.append(behind)
    comma = phrase.first > 1 and tokens[phrase.first - 1].text in COMMAS
    if comma or (own is not None and own.prefix.startswith(_AND)):
        end = phrase.first - 1 - comma
        starts = range(max(0, end - 2), end + 1)
        before = (index.at(tokens, n) for n in starts if tokens[n].is_word)
        found += [hit for hit in before if hit is not None and hit.last == end][:1]
    return [hit for hit in found if _sure(hit)]


def _sure(hit: Hit) -> bool:
    named = hit.form.role in _ROLES and hit.form.role != AMBIGUOUS and not hit.candidates
    return named and known_actors().is_state(hit.form.value)
