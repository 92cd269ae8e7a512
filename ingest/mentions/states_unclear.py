"""Arabic names of two states or of a word too, told by their vowels or by a list: عمّان, ومالي."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.annotation import Token
from ingest.arabic import CONJUNCTIONS
from ingest.lexicons.actors import known_actors
from ingest.lexicons.files import word_list
from ingest.marks import COMMAS
from ingest.mention import MentionRole
from ingest.mentions.index import Hit, actor_index
from ingest.mentions.phrase import Phrase

# How Amman and Oman are written with their vowels; beside capitals the first is meant.
_VOWELLED = {"عمّ": "JOR", "عَمّ": "JOR", "عُم": "OMN"}
_CAPITAL, _STATE = "JOR", "OMN"
_ROLES = frozenset({"name", "capital"})
_AND = "و"
_PREFIXES = ("", *CONJUNCTIONS, "ل", "ب", "ول", "وب")


def vowelled(tokens: Sequence[Token], phrase: Phrase) -> Phrase:
    """Give an Arabic phrase with the state that its vowels tell, if they do: عمّان, عُمان."""
    able = {form.value for form in phrase.candidates}
    text = tokens[phrase.first].text
    written = next(
        (p for mark, p in _VOWELLED.items() if text.startswith(tuple(c + mark for c in _PREFIXES))),
        None,
    )
    return replace(phrase, actor=written, candidates=()) if written in able else phrase


def listed_as_state(tokens: Sequence[Token], phrase: Phrase) -> str | None:
    """Give the state that an unclear Arabic name is by the list in which it stands, or None.

    Beside capitals عمان is Amman, beside states Oman. A word that is a state's name, too, is one
    behind another's or at the beginning of a clause: النيجر ومالي, but not دعم عسكري ومالي والعراق.
    """
    able = {form.value for form in phrase.candidates}
    if phrase.role is not MentionRole.NAME or phrase.first != phrase.last or not able:
        return None
    if not all(map(known_actors().is_state, able)) or _led(tokens, phrase):
        return None
    before, behind = _before(tokens, phrase), _behind(tokens, phrase)
    roles = {hit.form.role for hit in (before, behind) if hit is not None}
    if len(roles) != 1:
        return None
    if len(able) > 1:
        meant = _CAPITAL if roles == {"capital"} else _STATE
        return meant if meant in able else None
    opens = phrase.first == 0 or not tokens[phrase.first - 1].is_word
    subject = phrase.first == 1 and not _joined(tokens, phrase)  # انسحبت مالي
    return next(iter(able)) if before is not None or opens or subject else None


def _led(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Say whether a preposition stands before a name: «الملك في عمان، وإيران ترد»."""
    before = tokens[phrase.first - 1].folded if phrase.first else ""
    return before in word_list("ar", "prepositions")


def _joined(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Say whether و is written with a name."""
    own = actor_index("ar").at(tokens, phrase.first)
    return own is not None and own.prefix.startswith(_AND)


def _behind(tokens: Sequence[Token], phrase: Phrase) -> Hit | None:
    """Give the sure name of a state or capital that is joined to a word behind it."""
    if phrase.last + 1 >= len(tokens):
        return None
    hit = actor_index("ar").at(tokens, phrase.last + 1)
    return hit if hit is not None and hit.prefix.startswith(_AND) and _sure(hit) else None


def _before(tokens: Sequence[Token], phrase: Phrase) -> Hit | None:
    """Give the sure name of a state or capital to which a word is joined."""
    comma = phrase.first > 1 and tokens[phrase.first - 1].text in COMMAS
    if not _joined(tokens, phrase):
        return None
    end = phrase.first - 1 - comma
    starts = range(max(0, end - 2), end + 1)
    hits = (actor_index("ar").at(tokens, n) for n in starts if tokens[n].is_word)
    hit = next((hit for hit in hits if hit is not None and hit.last == end), None)
    return hit if hit is not None and _sure(hit) else None


def _sure(hit: Hit) -> bool:
    named = hit.form.role in _ROLES and not hit.candidates
    return named and known_actors().is_state(hit.form.value)
