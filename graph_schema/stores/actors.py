"""An actor of the graph as a function of how the articles show it, and of its names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

from graph_schema.folding import fold
from graph_schema.interfaces import ActorMatch
from graph_schema.naming.search import best_fit, name_keys
from graph_schema.records import Actor


class Shown(StrEnum):
    """What one article shows of an actor, besides its id."""

    KIND = "kind"
    PARTY = "party"
    NAME = "name"
    NAME_EN = "name_en"
    NAME_AR = "name_ar"
    SECTOR = "sector"
    ALIAS = "alias"


Tally = Mapping[tuple[Shown, str], int]
# So many actors that share keys with a name are looked at more closely.
CANDIDATES = 100
_NAMES = (Shown.NAME, Shown.NAME_EN, Shown.NAME_AR)
_FORMS = frozenset({*_NAMES, Shown.ALIAS})


def shown(actor: Actor) -> Iterator[tuple[Shown, str]]:
    """Give what a sighting of an actor adds one to; `aliases` as one value each."""
    for field in (Shown.KIND, Shown.PARTY, *_NAMES, Shown.SECTOR):
        value = getattr(actor, field.value)
        if value is not None:
            yield field, value
    for alias in sorted(set(actor.aliases)):
        yield Shown.ALIAS, alias


def sum_up(actor_id: str, tally: Tally) -> Actor:
    """Give the actor that its sightings make, whatever order they came in.

    Each field has the value of most sightings, and of those the first in the alphabet; every
    other form of its name is an alias. `tally` holds only counts above zero.
    """
    best: dict[Shown, str] = {}
    for (field, value), _ in sorted(tally.items(), key=lambda item: (-item[1], item[0][1])):
        best.setdefault(field, value)
    forms = {value for field, value in tally if field in _FORMS}
    return Actor(
        id=actor_id,
        kind=best[Shown.KIND],
        party=best[Shown.PARTY],
        name=best[Shown.NAME],
        name_en=best.get(Shown.NAME_EN),
        name_ar=best.get(Shown.NAME_AR),
        aliases=tuple(sorted(forms - {best.get(field) for field in _NAMES})),
        sector=best.get(Shown.SECTOR),
    )


def folded_names(actor: Actor) -> frozenset[str]:
    """Give the folded forms of all names of an actor, without empty ones."""
    return frozenset(fold(form) for form in actor.forms) - {""}


def keys_of(actor: Actor) -> frozenset[str]:
    """Give the keys under which an actor is found by any form of its name."""
    return frozenset[str]().union(*(name_keys(form) for form in actor.forms))


def matches(
    asked: str, candidates: Iterable[Actor], seen: Mapping[str, int]
) -> tuple[ActorMatch, ...]:
    """Give the candidates whose name fits, the best first, then those seen more often, then by id.

    `seen` says how many articles show each.
    """
    found = []
    for actor in candidates:
        best = best_fit(asked, actor.forms, person=actor.kind == "person")
        if best is not None:
            found.append(ActorMatch(actor, best.score, best.fit, best.form))
    return tuple(sorted(found, key=lambda m: (-m.score, -seen[m.actor.id], m.actor.id)))
