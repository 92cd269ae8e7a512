"""Who appears in a generated graph: states, organizations and persons, the few far more often."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from itertools import accumulate
from random import Random

import pycountry
from babel import Locale

from graph_schema.model import model
from graph_schema.records import FREE_PARTY, Actor

_GIVEN = (
    ("Ahmad", "أحمد"),
    ("Maryam", "مريم"),
    ("Yusuf", "يوسف"),
    ("Layla", "ليلى"),
    ("Karim", "كريم"),
    ("Huda", "هدى"),
    ("Sami", "سامي"),
    ("Nadia", "نادية"),
    ("Tariq", "طارق"),
    ("Rana", "رنا"),
    ("Fadi", "فادي"),
    ("Salma", "سلمى"),
)
_FAMILY = (
    ("Haddad", "حداد"),
    ("Najjar", "نجار"),
    ("Khayyat", "خياط"),
    ("Sabbagh", "صباغ"),
    ("Attar", "عطار"),
    ("Qadi", "قاضي"),
    ("Rahhal", "رحال"),
    ("Bustani", "بستاني"),
    ("Jamal", "جمّال"),
    ("Zayyat", "زيات"),
    ("Fakhoury", "فاخوري"),
    ("Hallaq", "حلاق"),
)
_BODIES = (
    ("Front", "جبهة"),
    ("Council", "مجلس"),
    ("Union", "اتحاد"),
    ("Brigade", "لواء"),
    ("Party", "حزب"),
    ("Agency", "وكالة"),
)


@dataclass(frozen=True)
class Cast:
    """Everybody who may appear; the weights add up, as `Random.choices` takes them."""

    actors: tuple[Actor, ...]
    weights: tuple[float, ...]
    by_id: dict[str, Actor]
    persons: tuple[Actor, ...]

    def pick(self, chance: Random, number: int) -> list[Actor]:
        """Give so many actors, the same one perhaps twice."""
        return chance.choices(self.actors, cum_weights=self.weights, k=number)

    def party(self, actor: Actor) -> Actor | None:
        """Give the actor that stands for the party of another, or None for the free."""
        return self.by_id.get(actor.party)


def falling(number: int) -> tuple[float, ...]:
    """Give summed weights by Zipf's law: the second half as often as the first, and so on."""
    return tuple(accumulate(1 / rank for rank in range(1, number + 1)))


@cache
def cast(size: int, seed: int) -> Cast:
    """Give about `size` actors: at most 249 states, a tenth organizations, the rest persons."""
    chance = Random(f"cast {seed}")  # noqa: S311 (this hides no secret)
    arabic, english = Locale("ar").territories, Locale("en").territories
    states = [
        _state(country.alpha_3, english[country.alpha_2], arabic[country.alpha_2])
        for country in pycountry.countries
        if country.alpha_2 in english and country.alpha_2 in arabic
    ]
    chance.shuffle(states)
    states = states[: max(4, size // 4)]
    bodies = [_body(number) for number in range(max(3, size // 10))]
    parties = [*states, *bodies]
    acting = falling(len(parties))
    persons = [
        _person(number, chance, chance.choices(parties, cum_weights=acting)[0])
        for number in range(max(5, size - len(parties)))
    ]
    actors = [*parties, *persons]
    # States lead the news, and leaders go before most of them.
    weights = [1 / rank for rank in range(1, len(parties) + 1)]
    weights += [0.5 / rank for rank in range(1, len(persons) + 1)]
    return Cast(
        tuple(actors),
        tuple(accumulate(weights)),
        {actor.id: actor for actor in actors},
        tuple(persons),
    )


def _state(code: str, english: str, arabic: str) -> Actor:
    return Actor(code, "state", code, english, english, arabic, (f"{english} government",), "GOV")


def _body(number: int) -> Actor:
    english, arabic = _BODIES[number % len(_BODIES)]
    identity = f"BODY_{number:05}"
    name_en, name_ar = f"{english} {number}", f"{arabic} {number}"
    return Actor(identity, "organization", identity, name_en, name_en, name_ar, (), "REB")


def _person(number: int, chance: Random, party: Actor) -> Actor:
    given, family = chance.choice(_GIVEN), chance.choice(_FAMILY)
    name_en, name_ar = f"{given[0]} al-{family[0]} {number}", f"{given[1]} ال{family[1]} {number}"
    digest = blake2b(f"{number} {name_en}".encode(), digest_size=10).hexdigest()
    free = chance.random() < 0.03
    return Actor(
        id=f"P-{digest}",
        kind="person",
        party=f"{FREE_PARTY}{name_en}" if free else party.id,
        name=name_ar,
        name_en=name_en,
        name_ar=name_ar,
        aliases=(f"al-{family[0]}",),
        sector=chance.choice(sorted(model().sectors)),
    )
