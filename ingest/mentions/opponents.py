"""Whose the opponents are that no lexicon tells: his opponents, the opposition, armed rebels."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from ingest.annotation import Token
from ingest.arabic import readings
from ingest.lexicons.actors import known_actors
from ingest.lexicons.files import word_list
from ingest.marks import ANY_QUOTES
from ingest.mention import MentionRole
from ingest.mentions.body_places import place_behind
from ingest.mentions.index import Hit, actor_index, title_index
from ingest.mentions.memory import Memory
from ingest.mentions.phrase import Phrase

# The role of words for those who oppose a state that they do not name: معارضيه.
OPPONENTS = "opponents"
_SECTOR = "OPP"
_OPPOSITION = "_OPPOSITION"
_HIS = ("يه", "يها", "يهم", "وه", "وها", "له", "لها")
_OPPOSING = frozenset({"معارضه", "معارضين", "معارضون", "متمردين", "متمردون", "متمرده", "ثوار"})
_FEMININE = ("ه", "ات")
_CONSTRUCT = ("معارضو", "معارضي")
_NEAR = 4  # tokens back; what a pronoun means may be another when named before that
# Those that fight or fought; gunmen who oppose another state are none of its opposition.
_FIGHTING = frozenset({"LIBYAN_OPPOSITION", "SOUTH_SUDAN_OPPOSITION", "SYRIAN_OPPOSITION"})


def opponents(hit: Hit) -> Phrase:
    """Give the phrase of words for opponents of a state that they do not name."""
    return Phrase(hit.first, hit.last, hit.first, "", MentionRole.PEOPLE, _SECTOR, bare=True)


def may_oppose(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Say whether an open phrase may mean the opposition of several states: وفد المعارضة."""
    words = (token.folded for token in tokens[phrase.first : phrase.last + 1])
    told = any(reading.stem in _OPPOSING for word in words for reading in readings(word))
    return told and any(form.value.endswith(_OPPOSITION) for form in phrase.candidates)


def opposition_of(tokens: Sequence[Token], phrase: Phrase, memory: Memory) -> str | None:
    """Give the opposition that a phrase means: that of the state which its sentence is about.

    "His opponents" are those of whoever is named right before; others are of the only state that
    the sentence has named so far, if the article names none more often, or if armed ones are told
    of and that state has such. Who is opposed to something (معارضين للاتفاق) is nobody.
    """
    last = tokens[phrase.last].folded
    if not phrase.candidates and last.endswith(_HIS):
        near = range(phrase.first - 1, max(-1, phrase.first - 1 - _NEAR), -1)
        named = (memory.named_at[place] for place in near if place in memory.named_at)
        # يتهمه معارضوه: those of him who acted last
        acting = memory.acting if memory.acting == memory.main_state() else None
        before = acting if not memory.states_here else None
        return _oppositions().get(next(named, before or ""))
    if _adjective(tokens, phrase):
        return None
    whole = not last.endswith(_CONSTRUCT)
    place = _opposed(tokens, phrase.last + 1, "ل" if whole else "")
    place = place or (place_behind(tokens, phrase) if whole else None)
    if place is None and not phrase.candidates and _described(tokens, phrase.last + 1, whole):
        return None
    states = {place} if place else set(memory.states_here) or {memory.clear_state() or ""}
    state = states.pop() if len(states) == 1 else ""
    rebels = _oppositions().get(state)
    if _armed(tokens, phrase):
        return rebels if rebels in _FIGHTING else None
    return rebels if place or state == memory.main_state() else None


@cache
def _oppositions() -> dict[str, str]:
    """Give the oppositions that the lexicon calls so, by their states."""
    homes = known_actors().homes
    return {state: party for party, state in homes.items() if party.endswith(_OPPOSITION)}


def _armed(tokens: Sequence[Token], phrase: Phrase) -> bool:
    words = (token.folded for token in tokens[phrase.first : phrase.last + 1])
    return any(r.stem in word_list("ar", "armed") for word in words for r in readings(word))


def _adjective(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Say whether the opposition only describes what stands before it: صحيفة «النيل» المعارضة."""
    if not phrase.candidates or phrase.first == 0:
        return False
    before = tokens[phrase.first - 1]
    definite = any(reading.article for reading in readings(before.folded))
    return before.text in ANY_QUOTES or (definite and before.folded.endswith(_FEMININE))


def _opposed(tokens: Sequence[Token], position: int, prefix: str) -> str | None:
    """Give the state that is told to be opposed: معارضين للرئيس الغيني, معارضي بوتين."""
    if position >= len(tokens) or not tokens[position].folded.startswith(prefix):
        return None
    title = title_index("ar").at(tokens, position)
    behind = title.last + 1 if title is not None and title.prefix == prefix else position
    hit = actor_index("ar").at(tokens, behind) if behind < len(tokens) else None
    if hit is None or hit.candidates or hit.prefix != ("" if behind > position else prefix):
        return None
    actor = known_actors().actors[hit.form.value] if hit.form.value else None
    return actor.party if actor is not None and known_actors().is_state(actor.party) else None


def _described(tokens: Sequence[Token], position: int, whole: bool) -> bool:
    """Say whether words behind tell what they oppose, or whose they are: معارضين للقرار."""
    if position >= len(tokens) or not tokens[position].is_word:
        return not whole
    hit = actor_index("ar").at(tokens, position)
    title = title_index("ar").at(tokens, position)
    if not whole:
        return title is None or bool(title.prefix)
    to = tokens[position].folded.startswith("ل") and (title is None or title.prefix != "ل")
    return to or (hit is not None and hit.form.role == "demonym")
