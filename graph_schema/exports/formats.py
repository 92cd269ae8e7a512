"""The formats of an export, and the way from a selection to the bytes of one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from graph_schema.errors import FilterError
from graph_schema.exports import json_graphs, parquet, xml_graphs
from graph_schema.exports.chunks import chunked
from graph_schema.exports.cypher import cypher
from graph_schema.exports.delimited import csv_pair
from graph_schema.exports.plover import records_of_plover
from graph_schema.exports.tables import Edges, Part, Selection
from graph_schema.queries import GraphFilter
from graph_schema.views import GraphView

_BOTH = (Edges.RELATIONS, Edges.CLAIMS)


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name, what the file is to a browser, and what its edges may be.

    The first of `edges` is taken when none is asked for; `parts` says whether the file holds one
    table, nodes or edges, of the two. `check` raises FormatUnavailable where it cannot be made.
    """

    id: str
    title: str
    media_type: str
    suffix: str
    write: Callable[[Selection], Iterator[bytes]]
    edges: tuple[Edges, ...] = _BOTH
    parts: bool = False
    check: Callable[[], None] | None = None

    def selection(
        self, view: GraphView, where: GraphFilter, edges: Edges | None, part: Part | None
    ) -> Selection:
        """Give what is to be written; raises FilterError for what the format does not have."""
        chosen = edges or self.edges[0]
        if chosen not in self.edges:
            raise FilterError("edges", f"{self.id} holds {' or '.join(self.edges)} only")
        if where.contradicted and chosen is Edges.CLAIMS:
            raise FilterError("contradicted", "is asked of relations; ask for those as edges")
        if part is not None and not self.parts:
            raise FilterError("part", f"{self.id} holds nodes and edges; leave it out")
        if self.check is not None:
            self.check()
        return Selection(view, where, chosen, part or Part.EDGES)

    def file_name(self, chosen: Selection) -> str:
        """Give a name for the file, which says what it holds and of which revision."""
        what = "nodes" if self.parts and chosen.part is Part.NODES else chosen.edges.value
        return f"actorgraph-{what}-r{chosen.view.revision}.{self.suffix}"


def _of_text(text: Callable[[Selection], Iterator[str]]) -> Callable[[Selection], Iterator[bytes]]:
    return lambda chosen: chunked(text(chosen))


_NODE_LINK = Format(
    "node-link", "node-link JSON", "application/json", "json", _of_text(json_graphs.node_link)
)
_LISTED = (
    _NODE_LINK,
    replace(
        _NODE_LINK,
        id="cytoscape",
        title="Cytoscape JSON",
        suffix="cyjs",
        write=_of_text(json_graphs.cytoscape),
    ),
    Format("csv", "nodes.csv and edges.csv in a zip", "application/zip", "zip", csv_pair),
    Format(
        "jsonl",
        "event records of PLOVER, one a line",
        "application/jsonl",
        "jsonl",
        _of_text(records_of_plover),
        edges=(Edges.CLAIMS,),
    ),
    Format(
        "graphml", "GraphML", "application/graphml+xml", "graphml", _of_text(xml_graphs.graphml)
    ),
    Format("gexf", "GEXF", "application/gexf+xml", "gexf", _of_text(xml_graphs.gexf)),
    Format("cypher", "a Cypher script for Neo4j", "text/plain", "cypher", _of_text(cypher)),
    Format(
        "parquet",
        "one table as Parquet",
        "application/vnd.apache.parquet",
        "parquet",
        parquet.parquet,
        parts=True,
        check=parquet.refuse_without_arrow,
    ),
)
FORMATS = {one.id: one for one in _LISTED}
