"""The answers of the W3C Reconciliation Service API, version 0.2.

Their fields and their absence are that specification's; here no field is null.
"""

from __future__ import annotations

from typing import Any

from pydantic import ConfigDict, RootModel

from service.shapes.base import Shape


class EntityType(Shape):
    """A kind of actor, as a type of entity."""

    id: str
    name: str


class Place(Shape):
    """Where a part of the service is found."""

    service_url: str
    service_path: str


class SuggestPlaces(Shape):
    """Where suggestions are found."""

    entity: Place
    property: Place
    type: Place


class UrlTemplate(Shape):
    """An address with `{{id}}` in the place of an id."""

    url: str


class PreviewTemplate(UrlTemplate):
    """Where previews are found, and how large they are."""

    width: int
    height: int


class ExtendSettings(Shape):
    """Where the properties that may be fetched are listed."""

    propose_properties: Place
    property_settings: list[dict[str, Any]]


class Manifest(Shape):
    """What the reconciliation service offers."""

    versions: list[str]
    name: str
    identifierSpace: str  # noqa: N815 - named by the specification, as the others below
    schemaSpace: str  # noqa: N815
    documentation: str
    serviceVersion: str  # noqa: N815
    defaultTypes: list[EntityType]  # noqa: N815
    batchSize: int  # noqa: N815
    view: UrlTemplate
    preview: PreviewTemplate
    suggest: SuggestPlaces
    extend: ExtendSettings


class Feature(Shape):
    """A measure that went into a score."""

    id: str
    value: bool | float


class ReconciliationCandidate(Shape):
    """An actor that a query may mean."""

    id: str
    name: str
    description: str
    score: float
    """0 to 100."""
    match: bool
    """Whether any other question would take the name for this actor, and no property differs."""
    type: list[EntityType]
    features: list[Feature]


class ReconciliationResult(Shape):
    """The candidates of one query."""

    result: list[ReconciliationCandidate]


class ReconciliationBatch(RootModel[dict[str, ReconciliationResult]]):
    """The results of a batch, by the key of each query."""

    model_config = ConfigDict(frozen=True)


class PropertyMeta(Shape):
    """A property that was fetched."""

    id: str
    name: str


class Extension(Shape):
    """Values of properties, by the id of the actor and of the property."""

    meta: list[PropertyMeta]
    rows: dict[str, dict[str, list[dict[str, str]]]]
    """Each value is `{"str": ...}`, or `{"id": ..., "name": ...}` of another actor."""


class ProposedProperties(Shape):
    """The properties that may be fetched for a type."""

    type: str
    properties: list[PropertyMeta]
    limit: int


class Suggestion(Shape):
    """Something that begins as asked for, or is like it."""

    id: str
    name: str
    description: str
    notable: list[EntityType]


class Suggestions(Shape):
    """Suggestions, the likeliest first."""

    result: list[Suggestion]
