"""Whether two titles are one: the words without those that only say for whom."""

from __future__ import annotations

from functools import cache, lru_cache

from graph_schema.folding import fold
from ingest.arabic import ARTICLE, nisba_forms
from ingest.lexicons.actors import LANGUAGES, known_actors

_LINKS = frozenset({"of", "the", "for", "in", "s"})


def same_title(a: str, b: str, party: str) -> bool:
    """Say whether two titles of one language name one office of a party; empty ones do not."""
    mine, his = _office(a, party), _office(b, party)
    return bool(mine) and mine == his


@lru_cache(maxsize=20_000)
def _office(title: str, party: str) -> tuple[str, ...]:
    words = (word.removeprefix(ARTICLE) for word in fold(title).split())
    return tuple(word for word in words if word not in _LINKS and word not in _of(party))


@cache
def _of(party: str) -> frozenset[str]:
    """Give the words that name a party or say that something is its own."""
    known = known_actors()
    actor = known.actors.get(party)
    if actor is None:
        return frozenset()
    forms = {actor.name_en or "", actor.name_ar or ""}
    for language in LANGUAGES:
        for row in known.state_forms[language]:
            if row.party == party and row.role == "name":
                forms.add(row.form)
            elif row.party == party and row.role == "demonym":
                forms |= set(nisba_forms(fold(row.form))) if language == "ar" else {row.form}
    return frozenset(word.removeprefix(ARTICLE) for form in forms for word in fold(form).split())
