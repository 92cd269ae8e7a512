"""Where the text says that a body is, or whose agency brings its words: the police in Holland."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeGuard

from ingest.annotation import Token
from ingest.arabic import readings
from ingest.lexicons.actors import known_actors
from ingest.lexicons.files import word_list
from ingest.mentions.adjectives import of_agency
from ingest.mentions.arabic_hits import certain
from ingest.mentions.index import Hit, actor_index
from ingest.mentions.phrase import Phrase

_IN = {"في": "ar", "in": "en"}
# Fighters who are of the place in which they are; groups may be in many.
_LOCAL = frozenset({"insurgents", "militia", "militias", "rebels", "separatists"})
_WHERE = 2  # tokens behind "in" in which a state is named: في شمال سوريا
_PLACES = frozenset({"name", "capital", "region"})
_FROM = "عن"
_QUOTING = 7  # tokens in which an agency is called: وكالة الأنباء السعودية الرسمية (واس) عن


def is_state(hit: Hit | None) -> TypeGuard[Hit]:
    """Say whether a form is certainly a state's."""
    actor = known_actors().actors.get(hit.form.value) if hit is not None else None
    return hit is not None and not hit.candidates and actor is not None and actor.kind == "state"


def states_behind_in(tokens: Sequence[Token], place: int) -> frozenset[str]:
    """Give the states that an Arabic "in" at a token names right behind it: في شمال سوريا."""
    if place >= len(tokens) or _IN.get(tokens[place].folded) != "ar":
        return frozenset()
    ahead = range(place + 1, min(place + 1 + _WHERE, len(tokens)))
    hits = (actor_index("ar").at(tokens, position) for position in ahead)
    return frozenset(hit.form.value for hit in hits if is_state(hit))


def place_behind(tokens: Sequence[Token], phrase: Phrase) -> str | None:
    """Give the state in which the text says that a body is: the police in Holland."""
    link = phrase.last + 1
    language = _IN.get(tokens[link].folded) if link < len(tokens) else None
    if language is None or word_list(language, "abroad") & stems(tokens[phrase.first].folded):
        return None  # an embassy or troops are where another state is
    places = word_list(language, "places") if language == "ar" else frozenset({"the"})
    for position in range(link + 1, min(link + 3, len(tokens))):
        hit = _named_at(tokens, position, language)
        if hit is not None:
            return _place_of(hit)
        if not stems(tokens[position].folded) & places:
            return None
    return None


def of_place(tokens: Sequence[Token], phrase: Phrase) -> Phrase:
    """Give an English phrase with those only whom the place behind it tells of, if it does.

    The Shia militia in Iraq is no other country's.
    """
    able = phrase.candidates and tokens[phrase.last].folded in _LOCAL
    place, homes = place_behind(tokens, phrase) if able else None, known_actors().homes
    if place is None:
        return phrase
    there = (f for f in phrase.candidates if place in (f.value, homes.get(f.value), *f.needs))
    return replace(phrase, candidates=tuple(there) or phrase.candidates)


def place_ahead(tokens: Sequence[Token], phrase: Phrase) -> str | None:
    """Give the state in which a sentence begins by saying that it is: وفي ألمانيا اقتحمت الشرطة."""
    if phrase.first < 2 or tokens[0].folded.removeprefix("و") != "في":
        return None
    if word_list("ar", "abroad") & stems(tokens[phrase.first].folded):
        return None
    for position in range(1, min(3, phrase.first)):
        hit = _named_at(tokens, position, "ar")
        if hit is not None:
            return _place_of(hit)
        if not stems(tokens[position].folded) & word_list("ar", "places"):
            return None  # وفي ملف إيران
    return None


def _named_at(tokens: Sequence[Token], position: int, language: str) -> Hit | None:
    hit = actor_index(language).at(tokens, position)
    return certain(tokens, hit, None) if hit is not None and language == "ar" else hit


def _place_of(hit: Hit) -> str | None:
    return hit.form.value if is_state(hit) and hit.form.role in _PLACES else None


def quoted_by_agency(tokens: Sequence[Token], phrase: Phrase) -> str | None:
    """Give the state whose news agency brings what a body says: نقلت وكالة ... عن الوزارة."""
    behind = phrase.first - 1
    if behind < 2 or tokens[behind].folded != _FROM:
        return None
    for position in range(behind - 1, max(0, behind - _QUOTING), -1):
        hit = actor_index("ar").at(tokens, position)
        if is_state(hit) and of_agency(tokens, hit):
            return hit.form.value
    return None


def stems(word: str) -> frozenset[str]:
    """Give a folded word and all that it may be without what is joined to it."""
    return frozenset({word, *(reading.stem for reading in readings(word))})
