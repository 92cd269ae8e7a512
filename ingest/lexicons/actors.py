"""The known actors: states from CLDR and ISO 3166, organizations and persons from data files."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Annotated, Literal

import pycountry
from babel import Locale
from pydantic import BaseModel, ConfigDict, StringConstraints, field_validator

from graph_schema.errors import ModelError
from graph_schema.model import model
from graph_schema.records import Actor
from ingest.lexicons.files import folder, read_list, read_rows

LANGUAGES = ("ar", "en")
# How the id of every person begins.
PERSON_ID = "P-"
# Kosovo has no code in ISO 3166; XKX is the user-assigned one that the European Union uses.
EXTRA_STATES = {"XKX": "XK"}

Filled = Annotated[str, StringConstraints(min_length=1)]
Party = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9_]*$")]


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class StateRow(_Row):
    """A form of a state beyond its CLDR name."""

    party: Party
    role: Literal["name", "demonym", "people", "capital", "seat", "body", "region", "ambiguous"]
    form: Filled


class OrganisationRow(_Row):
    """An organization; `state` is its home state or empty."""

    party: Party
    kind: Filled
    sector: Filled
    state: str
    name_en: Filled
    name_ar: Filled

    @field_validator("sector")
    @classmethod
    def _known(cls, sector: str) -> str:
        if sector not in model().sectors:
            raise ValueError(f"{sector!r} is no sector of the model")
        return sector


class OrganisationFormRow(_Row):
    """A form of an organization."""

    party: Party
    role: Literal["name", "alias", "member", "branch"]
    form: Filled


class ContextualRow(_Row):
    """A common noun that means an actor where the article names one of `context`.

    `context` are parties separated by `|`: المعارضة means the Syrian opposition in an article on
    Syria, الحركة means Hamas in one that names Hamas.
    """

    party: Party
    context: Filled
    form: Filled


class PersonRow(_Row):
    """A person whom news names without saying who he is; aliases are separated by `;`."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    party: Party
    name_en: Filled
    name_ar: Filled
    aliases_en: str
    aliases_ar: str
    title_en: str
    title_ar: str
    since: str
    until: str


class TitleRow(_Row):
    """A word that introduces an official, or that stands for a state beside its name.

    `plain` words make a demonym a private matter (a player, a newspaper); a `qualifier` may
    stand between a title and a name (former, acting); `referring` words mean the state of
    whoever speaks or acts (بلاده, his country); `latter` words mean the actor named last;
    `opponents` are those of a state that they do not name (معارضيه);
    `nobody` words hold a form of an actor and mean none (the Indian Ocean, القضاء على).
    """

    role: Literal[
        "title", "body", "plain", "qualifier", "referring", "latter", "opponents", "nobody"
    ]
    sector: str
    form: Filled


@dataclass(frozen=True, slots=True)
class KnownActors:
    """Every actor that the lexicons know, by id, and the forms of each by language.

    `homes` are the states of those organizations that have one, by id, `kinds` what each is;
    `full_names` are the persons whom a last name alone does not mean: others are better known by
    it, or it is a word.
    """

    actors: Mapping[str, Actor]
    homes: Mapping[str, str]
    state_forms: Mapping[str, tuple[StateRow, ...]]
    organisation_forms: Mapping[str, tuple[OrganisationFormRow, ...]]
    contextual: Mapping[str, tuple[ContextualRow, ...]]
    persons: Mapping[str, PersonRow]
    titles: Mapping[str, tuple[TitleRow, ...]]
    full_names: frozenset[str]
    kinds: Mapping[str, str]

    def is_state(self, actor_id: str) -> bool:
        """Say whether an actor is a state; one that no lexicon knows is none."""
        actor = self.actors.get(actor_id)
        return actor is not None and actor.kind == "state"


def person_actor_id(slug: str) -> str:
    """Give the actor id of a person in the lexicon."""
    return PERSON_ID + slug


@cache
def known_actors() -> KnownActors:
    """Read the lexicons that ship with the project; raises ModelError when one is wrong."""
    states = _states()
    rows = read_rows(folder() / "organisations.tsv", OrganisationRow, unique=("party",))
    organisations = _organisations(rows)
    homes = {row.party: row.state for row in rows if row.state}
    base = folder()
    persons = {
        person_actor_id(row.id): row
        for row in read_rows(base / "persons.tsv", PersonRow, unique=("id",))
    }
    for number, party in enumerate(organisations, 2):
        if party in states:
            raise ModelError("organisations.tsv", f"line {number}: party", f"{party} is a state")
    actors = {**states, **organisations}
    state_forms, organisation_forms, contextual, titles = {}, {}, {}, {}
    for language in LANGUAGES:
        file = base / language / "states.tsv"
        state_forms[language] = read_rows(file, StateRow, unique=("party", "role", "form"))
        _belong(f"{language}/states.tsv", state_forms[language], states)
        file = base / language / "organisations.tsv"
        organisation_forms[language] = read_rows(file, OrganisationFormRow, unique=("form",))
        _belong(f"{language}/organisations.tsv", organisation_forms[language], organisations)
        file = base / language / "contextual.tsv"
        contextual[language] = read_rows(file, ContextualRow, unique=("party", "form"))
        _belong(f"{language}/contextual.tsv", contextual[language], actors)
        file = base / language / "titles.tsv"
        titles[language] = read_rows(file, TitleRow, unique=("form",))
    _belong("persons.tsv", tuple(persons.values()), actors)
    for actor_id, row in persons.items():
        actors[actor_id] = Actor(
            actor_id, "person", row.party, row.name_en, row.name_en, row.name_ar
        )
    actors = _with_aliases(actors, state_forms, organisation_forms, persons)
    full_names = frozenset(map(person_actor_id, read_list(base / "full_names.txt")))
    if unknown := sorted(full_names - persons.keys()):
        raise ModelError("full_names.txt", unknown[0].removeprefix(PERSON_ID), "is no known person")
    kinds = {row.party: row.kind for row in rows}
    return KnownActors(
        actors,
        homes,
        state_forms,
        organisation_forms,
        contextual,
        persons,
        titles,
        full_names,
        kinds,
    )


def _with_aliases(
    actors: Mapping[str, Actor],
    state_forms: Mapping[str, tuple[StateRow, ...]],
    organisation_forms: Mapping[str, tuple[OrganisationFormRow, ...]],
    persons: Mapping[str, PersonRow],
) -> dict[str, Actor]:
    """Give the actors with every name that means them alone: what a user may search them by."""
    aliases: dict[str, set[str]] = {actor_id: set() for actor_id in actors}
    for actor_id, actor in actors.items():
        aliases[actor_id] |= {name for name in (actor.name_en, actor.name_ar) if name}
    for language in LANGUAGES:
        for state in state_forms[language]:
            if state.role == "name":
                aliases[state.party].add(state.form)
        for form in organisation_forms[language]:
            if form.role in ("name", "alias"):
                aliases[form.party].add(form.form)
    for actor_id, row in persons.items():
        cells = (*row.aliases_en.split(";"), *row.aliases_ar.split(";"))
        aliases[actor_id] |= {cell.strip() for cell in cells if cell.strip()}
    return {
        actor_id: replace(actor, aliases=tuple(sorted(aliases[actor_id] - {actor.name})))
        for actor_id, actor in actors.items()
    }


def _states() -> dict[str, Actor]:
    english, arabic = Locale("en").territories, Locale("ar").territories
    codes = {country.alpha_3: country.alpha_2 for country in pycountry.countries} | EXTRA_STATES
    return {
        code: Actor(
            code, "state", code, _short(english[two]), _short(english[two]), _short(arabic[two])
        )
        for code, two in sorted(codes.items())
    }


def _short(name: str) -> str:
    return re.sub(r"\s*[(（].*", "", name).strip()


def _organisations(rows: Sequence[OrganisationRow]) -> dict[str, Actor]:
    return {
        row.party: Actor(
            row.party,
            "organization",
            row.party,
            row.name_en,
            row.name_en,
            row.name_ar,
            sector=row.sector,
        )
        for row in rows
    }


def _belong(
    file: str,
    rows: Sequence[StateRow | OrganisationFormRow | ContextualRow | PersonRow],
    known: Mapping[str, Actor],
) -> None:
    for number, row in enumerate(rows, 2):
        if row.party not in known:
            raise ModelError(file, f"line {number}: party", f"unknown {row.party!r}")
