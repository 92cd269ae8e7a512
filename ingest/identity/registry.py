"""The known actors by the forms of their names, and the known persons by what they sound like."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from graph_schema.folding import fold
from graph_schema.naming.sounds import skeletons
from graph_schema.naming.words import Word, is_number, words_of
from ingest.lexicons.actors import KnownActors, PersonRow, known_actors


@dataclass(frozen=True, slots=True)
class Registry:
    """Who is known under which form; `exact` are forms as written, `folded` as folded."""

    exact: Mapping[str, frozenset[str]]
    folded: Mapping[str, frozenset[str]]
    by_sound: Mapping[tuple[str, str], frozenset[str]]
    full_names: Mapping[str, tuple[tuple[Word, ...], ...]]
    titles: Mapping[str, frozenset[str]]

    def named(self, text: str) -> frozenset[str]:
        """Give the ids of the actors that a form may mean; diacritics choose where they can."""
        return self.exact.get(_written(text)) or self.folded.get(fold(text), frozenset())

    def sounding(self, party: str, words: tuple[Word, ...]) -> list[str]:
        """Give the ids of a party's persons whose last name may sound like that of a name."""
        found: set[str] = set()
        for key in _keys(words):
            found |= self.by_sound.get((party, key), frozenset())
        return sorted(found)


@cache
def registry() -> Registry:
    """Build the registry from the lexicons that ship with the project."""
    known = known_actors()
    forms = [(form, actor_id) for actor_id, form in _forms(known)]
    sound: dict[tuple[str, str], set[str]] = defaultdict(set)
    names: dict[str, tuple[tuple[Word, ...], ...]] = {}
    for actor_id, row in known.persons.items():
        spellings = {words_of(form) for form in _spellings(row)}
        full = [words for words in spellings if len(words) > 1]
        names[actor_id] = tuple(sorted(full, key=lambda words: [word.text for word in words]))
        for words in names[actor_id]:
            for key in _keys(words):
                sound[row.party, key].add(actor_id)
    return Registry(
        _grouped((_written(form), actor_id) for form, actor_id in forms),
        _grouped((fold(form), actor_id) for form, actor_id in forms),
        {key: frozenset(found) for key, found in sound.items()},
        names,
        {actor_id: _titles(row) for actor_id, row in known.persons.items()},
    )


def _forms(known: KnownActors) -> Iterable[tuple[str, str]]:
    for actor in known.actors.values():
        for name in (actor.name, actor.name_en, actor.name_ar, *actor.aliases):
            if name:
                yield actor.id, name
    for states in known.state_forms.values():
        for state in states:
            # A form that means two places, like undiacritised عمان, means neither for sure.
            if state.role in ("name", "capital", "ambiguous"):
                yield state.party, state.form


def _spellings(row: PersonRow) -> Iterable[str]:
    yield row.name_en
    yield row.name_ar
    for cell in (*row.aliases_en.split(";"), *row.aliases_ar.split(";")):
        if cell.strip():
            yield cell


def _titles(row: PersonRow) -> frozenset[str]:
    cells = (*row.title_en.split(";"), *row.title_ar.split(";"))
    return frozenset(cell.strip() for cell in cells if cell.strip())


def _keys(words: tuple[Word, ...]) -> Iterable[str]:
    """Give the skeletons of the last name, of one word or of two that others join."""
    plain = words
    while len(plain) > 1 and is_number(plain[-1]):
        plain = plain[:-1]
    for last in plain[-1:]:
        for form in last.forms:
            yield from skeletons(form)
    if len(plain) > 1:
        yield from skeletons(plain[-2].joined(plain[-1]).text)


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for form, actor_id in pairs:
        found[form].add(actor_id)
    return {form: frozenset(ids) for form, ids in found.items()}


def _written(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
