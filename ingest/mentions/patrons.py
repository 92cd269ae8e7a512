"""Forms that name an armed group and its patron in one: the Iran-backed Houthis are two actors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.annotation import Token
from ingest.arabic import ARTICLE, readings
from ingest.lexicons.actors import known_actors
from ingest.lexicons.files import word_list
from ingest.mentions.index import Hit, actor_index

_COALITIONS = frozenset({"التحالف", "تحالف"})
_STATE_ROLES = frozenset({"name", "demonym", "capital", "seat"})


def apart(tokens: Sequence[Token], hit: Hit, language: str) -> Iterator[Hit]:
    """Give the hit itself, or the group and its patron as two where the form names both.

    «التحالف الأميركي» is the coalition, but «التحالف الأميركي الإسرائيلي» is an alliance of two.
    """
    if _of_two(tokens, hit, language):
        led_by = _state(tokens, range(hit.first + 1, hit.last + 1), language)
        yield hit if led_by is None else led_by
        return
    cue = _cue(tokens, hit, language)
    if cue is None:
        yield hit
    elif language == "ar":
        end = cue - 1
        if tokens[end].folded in _RELATIVES:
            end -= 1
        yield replace(hit, last=end)
        patron = _state(tokens, range(cue, hit.last + 1), language)
        if patron is not None:
            yield patron
    else:
        patron = _state(tokens, range(hit.first, cue), language)
        if patron is not None:
            yield patron
        yield replace(hit, first=cue + 1, prefix="")


def _of_two(tokens: Sequence[Token], hit: Hit, language: str) -> bool:
    """Say whether a coalition that is called by a state's adjective has another behind it."""
    if language != "ar" or hit.last == hit.first or tokens[hit.first].folded not in _COALITIONS:
        return False
    if hit.last + 1 == len(tokens):
        return False
    index = actor_index(language)
    own, other = index.at(tokens, hit.last), index.at(tokens, hit.last + 1)
    if own is None or other is None or {own.form.role, other.form.role} != {"demonym"}:
        return False
    states = all(known_actors().is_state(one.form.value) for one in (own, other))
    definite = [tokens[one.first].folded.startswith(ARTICLE) for one in (own, other)]
    alike = definite[0] == definite[1] and not other.prefix
    return states and alike and own.form.value != other.form.value


_RELATIVES = frozenset({"الذي", "التي", "الذين"})


def _cue(tokens: Sequence[Token], hit: Hit, language: str) -> int | None:
    """Give the token inside the form that says whose the group is, or None."""
    if not hit.form.value:
        return None
    cues = word_list(language, "patrons")
    inside = range(hit.first + 1, hit.last + (language == "ar"))
    for position in inside:
        word = tokens[position].folded
        stems = {reading.stem for reading in readings(word)} if language == "ar" else {word}
        if stems & cues:
            return position
    return None


def _state(tokens: Sequence[Token], places: range, language: str) -> Hit | None:
    index = actor_index(language)
    for position in places:
        found = index.at(tokens[: places.stop], position)
        if found is not None and not found.candidates and found.form.role in _STATE_ROLES:
            return found
    return None
