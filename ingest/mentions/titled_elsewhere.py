"""Known persons whose title here makes them another's than the lexicon says."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.annotation import Token
from ingest.lexicons.actors import known_actors
from ingest.lexicons.files import word_list
from ingest.mentions.index import actor_index
from ingest.mentions.offices import FORMER
from ingest.mentions.phrase import Phrase

_OF_STATES = "IGO"  # the sector of bodies of many states
# To these states send envoys of their own: "UN envoy" is mostly an ambassador there.
_SENT_TO = frozenset({"EU", "UN"})
_SENDS = frozenset({"special", "personal", "mediator", "for"})


def titled_elsewhere(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Say whether a title makes a known person another's than the lexicon says.

    «وزيرة الدفاع الألمانية أورسولا فون دير لاين» acts for Germany, whatever she heads today, and
    the ECOWAS envoy Goodluck Jonathan for ECOWAS.
    """
    if not phrase.title or not phrase.actor:
        return False
    known = known_actors().actors[phrase.known_person or ""].party
    first, last = phrase.title
    words = {token.folded for token in tokens[max(0, first - 1) : last + 2]}
    if known == phrase.actor or not FORMER.isdisjoint(words):
        return False
    if known_actors().is_state(phrase.actor):
        return _has(words, "posts")
    return _has(words, "envoys") and _sends(tokens, phrase, known)


def _has(words: set[str], name: str) -> bool:
    return not words.isdisjoint(word_list("ar", name) | word_list("en", name))


def _sends(tokens: Sequence[Token], phrase: Phrase, known: str) -> bool:
    """Say whether an organization sends its envoy, and no state does: Trump's UN envoy."""
    first, last = phrase.title or (phrase.first, phrase.last)
    if known_actors().actors[phrase.actor].sector != _OF_STATES:
        return False
    inside = tokens[first : last + 1]
    if phrase.actor in _SENT_TO and inside[0].text.isascii():
        owned = first > 0 and tokens[first - 1].folded == "s"
        if owned or _SENDS.isdisjoint(token.folded for token in inside):
            return False
    language = "en" if inside[0].text.isascii() else "ar"
    hits = (
        actor_index(language).at(tokens, n) for n in range(first, last + 1) if tokens[n].is_word
    )
    return all(hit is None or hit.form.value != known for hit in hits)
