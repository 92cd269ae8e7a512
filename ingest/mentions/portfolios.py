"""Arabic ministers and bodies by a portfolio that no list has: وزير الموارد المائية العراقي."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.annotation import Token
from ingest.arabic import ARTICLE, readings
from ingest.mentions.index import Hit, actor_index

# Each with the ending of the adjective that tells whose it is.
_OFFICES = {
    "وزير": "ي",
    "وزيره": "يه",
    "وزاره": "يه",
    "هييه": "يه",
    "جهاز": "ي",
    "لجنه": "يه",
    "اداره": "يه",
    "مجلس": "ي",
    "مديريه": "يه",
    "مفوضيه": "يه",
    "محكمه": "يه",
    "قياده": "يه",
}
_AND = "و" + ARTICLE
_ADJECTIVES = ("ي", "ه")
_CHANNELS = frozenset({"البث", "الاذاعه", "التلفزيون"})
_HIGH = frozenset({"العليا", "الاعلي", "العام"})
_LONGEST = 4  # words


def of_portfolio(tokens: Sequence[Token], chain: Sequence[Hit], hit: Hit) -> bool:
    """Say whether only a portfolio stands between a ministry in the chain and its adjective."""
    ministry = next((part for part in reversed(chain) if _ending(tokens, part)), None)
    if ministry is None or hit.prefix or hit.form.role != "demonym":
        return False
    first, known = ministry.first + 1, ministry.last + 1
    words = [token.folded for token in tokens[first : hit.first]]
    return (
        tokens[hit.first].folded.startswith(ARTICLE)
        and tokens[hit.first].folded.endswith(_ending(tokens, ministry))
        and 0 < len(words) <= _LONGEST
        and words[0].startswith(ARTICLE)
        and words[0] not in _CHANNELS
        and all(_goes_on(tokens, n) for n in range(max(known, first + 1), hit.first))
    )


def _ending(tokens: Sequence[Token], part: Hit) -> str:
    """Give how the adjective of a ministry or minister ends; empty for any other title."""
    readable = [r.stem for r in readings(tokens[part.first].folded)]
    return next((_OFFICES[stem] for stem in readable if stem in _OFFICES), "")


def _goes_on(tokens: Sequence[Token], position: int) -> bool:
    """Say whether a portfolio goes on with a word: one more, or an adjective of the one before."""
    word = tokens[position].folded
    if word.startswith(_AND):
        return True
    actor = actor_index("ar").at(tokens, position)
    known = actor is not None and bool(actor.candidates)  # المعارضة
    adjective = word.endswith(_ADJECTIVES) or word in _HIGH
    return word.startswith(ARTICLE) and adjective and not known
