"""An actor of the graph as a function of how the articles show it, and of its names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

from graph_schema.folding import fold
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
    forms: Iterable[str | None] = (actor.name, actor.name_en, actor.name_ar, *actor.aliases)
    return frozenset(fold(form) for form in forms if form) - {""}


def score(asked: str, name: str) -> float:
    """Give how well a folded name answers a folded question, from 0.0 to 1.0.

    1.0 for the name itself; then, each less the longer the name is beyond the question: all words
    of the question are words of the name (0.7 to 0.9), the name begins with it (0.5 to 0.6), the
    name contains it (0.2 to 0.4).
    """
    if asked == name:
        return 1.0
    closeness = min(1.0, len(asked) / len(name))
    if set(asked.split()) <= set(name.split()):
        return 0.7 + 0.2 * closeness
    if name.startswith(asked):
        return 0.5 + 0.1 * closeness
    return 0.2 + 0.2 * closeness if asked in name else 0.0
