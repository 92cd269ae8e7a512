"""What the graph may contain: relation types, quad classes, actor kinds and sectors, as data.

The data files live in `graph_schema/data`; they are read once and refused as a whole when any
entry breaks the rules below.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from graph_schema.errors import ModelError

Label = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]
# The event types of the PLOVER ontology, and the mark of an extension to them.
PLOVER_TYPES = frozenset(
    {
        *("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST"),
        *("ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
        "EXT",
    }
)


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    id: Annotated[str, StringConstraints(pattern=r"^[A-Za-z_]+$")]
    label_en: Label
    label_ar: Label


E = TypeVar("E", bound=_Entry)


class _QuadEntry(_Entry):
    number: int


class _KindEntry(_Entry):
    node_label: Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Za-z]+$")]


class _SectorEntry(_Entry):
    id: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]


class _TypeEntry(_Entry):
    id: Annotated[str, StringConstraints(pattern=r"^[A-Z]+(_[A-Z]+)*$")]
    plover: tuple[str, ...]
    cameo: Annotated[str, StringConstraints(pattern=r"^(0[1-9]|1[0-9]|20)[0-9]$")]
    quad: str
    score: Annotated[float, Field(ge=-10, le=10)]
    symmetric: bool
    definition: Annotated[str, StringConstraints(min_length=10, max_length=200)]


@dataclass(frozen=True, slots=True)
class Quad:
    """A quad class: verbal or material, cooperation or conflict; `number` is PLOVER's, 1 to 4."""

    id: str
    number: int
    label_en: str
    label_ar: str

    @property
    def cooperative(self) -> bool:
        """Say whether it is one of cooperation: the first two of PLOVER's four."""
        return self.number <= 2


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of actor; `node_label` is its second label in Neo4j."""

    id: str
    node_label: str
    label_en: str
    label_ar: str


@dataclass(frozen=True, slots=True)
class Sector:
    """A sector code of PLOVER."""

    id: str
    label_en: str
    label_ar: str


@dataclass(frozen=True, slots=True)
class RelationType:
    """A type of relation from a source to a target.

    `plover` holds the event types of PLOVER that it stands for (`EXT`: an extension), `cameo`
    the nearest three-digit code, `quad` the id of its quad class. `score` runs from -10 (conflict)
    to 10 (cooperation): Goldstein's scale, as extended to the codes of CAMEO.
    """

    id: str
    plover: tuple[str, ...]
    cameo: str
    quad: str
    score: float
    symmetric: bool
    label_en: str
    label_ar: str
    definition: str


@dataclass(frozen=True, slots=True)
class Model:
    """The whole model; every mapping is keyed by id and in the order of its file."""

    types: Mapping[str, RelationType]
    quads: Mapping[str, Quad]
    kinds: Mapping[str, Kind]
    sectors: Mapping[str, Sector]

    def cooperative(self, type_id: str) -> bool:
        """Say whether a relation type is one of cooperation; the others are of conflict."""
        return self.quads[self.types[type_id].quad].cooperative

    def type(self, type_id: str) -> RelationType:
        """Give the relation type; raises KeyError for one that the model does not have."""
        return self.types[type_id]


def read_model(folder: Traversable) -> Model:
    """Read and check the model's data files in `folder`.

    Raises ModelError, naming the file and the field, when an entry is malformed, an id comes
    twice, a relation type names an unknown quad class or PLOVER type, or the numbers of the
    quad classes do not count from 1.
    """
    quads = {e.id: Quad(**e.model_dump()) for e in _entries(folder, "quads", _QuadEntry)}
    kinds = {e.id: Kind(**e.model_dump()) for e in _entries(folder, "kinds", _KindEntry)}
    sectors = {e.id: Sector(**e.model_dump()) for e in _entries(folder, "sectors", _SectorEntry)}
    types = {}
    for entry in _entries(folder, "relation_types", _TypeEntry, key="type"):
        field = f"type {entry.id}"
        if entry.quad not in quads:
            raise ModelError("relation_types.toml", field, f"unknown quad class {entry.quad!r}")
        unknown = set(entry.plover) - PLOVER_TYPES
        if unknown or not entry.plover:
            raise ModelError(
                "relation_types.toml", field, f"plover must name PLOVER types, not {entry.plover}"
            )
        types[entry.id] = RelationType(**entry.model_dump())
    numbers = sorted(quad.number for quad in quads.values())
    if numbers != list(range(1, len(quads) + 1)):
        raise ModelError("quads.toml", "number", f"must count from 1 without gaps, not {numbers}")
    return Model(types, quads, kinds, sectors)


@cache
def model() -> Model:
    """Give the model that ships with the project."""
    return read_model(files("graph_schema") / "data")


def _entries(folder: Traversable, name: str, shape: type[E], key: str | None = None) -> list[E]:
    file, key = f"{name}.toml", key or name.rstrip("s")
    try:
        data = tomllib.loads((folder / file).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ModelError(file, "the whole file", str(error)) from error
    if set(data) != {key} or not isinstance(data[key], list):
        raise ModelError(file, key, f"the file must be a list of [[{key}]] tables")
    found: list[E] = []
    for number, raw in enumerate(data[key], 1):
        try:
            entry = shape.model_validate(raw)
        except ValidationError as error:
            first = error.errors()[0]
            field = f"{key} {number}: {'.'.join(map(str, first['loc']))}"
            raise ModelError(file, field, first["msg"]) from error
        if any(entry.id == other.id for other in found):
            raise ModelError(file, f"{key} {number}: id", f"{entry.id!r} comes twice")
        found.append(entry)
    return found
