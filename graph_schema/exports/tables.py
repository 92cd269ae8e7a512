"""What an export holds: rows of actors, and rows of relations or claims between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from graph_schema.ids import content_id
from graph_schema.model import model
from graph_schema.queries import GraphFilter
from graph_schema.records import Actor, Relation
from graph_schema.views import CitedClaim, GraphView

Value = str | int | bool | date | tuple[str, ...] | None
Row = tuple[Value, ...]


class Edges(StrEnum):
    """What an edge of an export is."""

    RELATIONS = "relations"
    CLAIMS = "claims"


class Part(StrEnum):
    """Which table of an export."""

    NODES = "nodes"
    EDGES = "edges"


class ColumnType(StrEnum):
    """What a column holds; anything may also be missing. `texts` is a list of texts."""

    TEXT = "text"
    TEXTS = "texts"
    INTEGER = "integer"
    BOOLEAN = "boolean"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name and what it holds."""

    name: str
    type: ColumnType = ColumnType.TEXT


def _columns(text: str) -> tuple[Column, ...]:
    pairs = (word.partition(":") for word in text.split())
    return tuple(Column(name, ColumnType(kind or "text")) for name, _, kind in pairs)


_ENDS = "id source target type label_en label_ar quad plover:texts cameo symmetric:boolean"
ACTOR_COLUMNS = _columns("id kind party name name_en name_ar aliases:texts sector")
RELATION_COLUMNS = _columns(
    f"{_ENDS} claims:integer negated:integer hypothetical:integer articles:integer"
    " publishers:integer stories:integer events:integer first_seen:day last_seen:day"
    " confidence:integer"
)
CLAIM_COLUMNS = _columns(
    f"{_ENDS} source_party target_party speaker polarity modality confidence:integer day:day"
    " occurred_on:day date_source quote start:integer end:integer in_title:boolean coder"
    " article language title published:day publisher url"
)


@dataclass(frozen=True, slots=True)
class Selection:
    """What is exported: the part of one state of the graph that a filter leaves.

    An edge is a relation or a claim; a format of one table holds the `part` asked for.
    """

    view: GraphView
    where: GraphFilter
    edges: Edges = Edges.RELATIONS
    part: Part = Part.EDGES

    @property
    def columns(self) -> tuple[Column, ...]:
        """Give the columns of the edges."""
        return RELATION_COLUMNS if self.edges is Edges.RELATIONS else CLAIM_COLUMNS

    def claims(self) -> Iterator[CitedClaim]:
        """Give the claims themselves, the latest first."""
        return self.view.claims(self.where)

    def relations(self) -> Iterator[Relation]:
        """Give the relations themselves, those with the most claims first."""
        return self.view.relations(self.where)

    def actors(self) -> Iterator[Actor]:
        """Give every actor that an edge names, in the order of their ids."""
        if self.edges is Edges.RELATIONS:
            return self.view.actors_of_relations(self.where)
        return self.view.actors_of_claims(self.where)

    def node_rows(self) -> Iterator[Row]:
        """Give a row of ACTOR_COLUMNS for each actor that an edge names."""
        for a in self.actors():
            yield a.id, a.kind, a.party, a.name, a.name_en, a.name_ar, a.aliases, a.sector

    def edge_rows(self) -> Iterator[Row]:
        """Give a row of `columns` for each edge."""
        if self.edges is Edges.RELATIONS:
            return map(_relation_row, self.relations())
        return map(_claim_row, self.claims())


def relation_id(relation: Relation) -> str:
    """Give the stable id of a relation in an export."""
    return content_id("r-", relation.source, relation.type, relation.target)


def _relation_row(r: Relation) -> Row:
    return (
        *_ends(relation_id(r), r.source, r.target, r.type),
        r.claims,
        r.negated,
        r.hypothetical,
        r.articles,
        r.publishers,
        r.stories,
        r.events,
        r.first_seen,
        r.last_seen,
        r.confidence,
    )


def _claim_row(cited: CitedClaim) -> Row:
    c = cited.claim
    return (
        *_ends(c.id, c.source, c.target, c.type),
        c.source_party,
        c.target_party,
        c.speaker,
        c.polarity.value,
        c.modality.value,
        c.confidence,
        cited.day,
        c.occurred_on,
        c.date_source.value if c.date_source else None,
        c.quote,
        c.start,
        c.end,
        c.in_title,
        c.coder,
        c.article_id,
        cited.language,
        cited.title,
        cited.published,
        cited.publisher,
        cited.url,
    )


def _ends(identity: str, source: str, target: str, type_id: str) -> Row:
    known = model().type(type_id)
    labels = (known.label_en, known.label_ar)
    codes = (known.quad, known.plover, known.cameo, known.symmetric)
    return (identity, source, target, type_id, *labels, *codes)
