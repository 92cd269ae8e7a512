"""Writes the Grafana dashboards beside it: `python docs/dashboards/build.py`.

`graph.json` asks the HTTP service through the data source Infinity, `service.json` asks a
Prometheus that collects the service's /metrics. Change a dashboard here, not in the JSON.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from grafana_foundation_sdk.builders import barchart, nodegraph, stat, table, timeseries
from grafana_foundation_sdk.builders.dashboard import (
    CustomVariable,
    Dashboard,
    DatasourceVariable,
    TextBoxVariable,
)
from grafana_foundation_sdk.builders.prometheus import Dataquery as PrometheusQuery
from grafana_foundation_sdk.cog.builder import Builder
from grafana_foundation_sdk.cog.encoder import JSONEncoder
from grafana_foundation_sdk.cog.variants import Dataquery
from grafana_foundation_sdk.models.dashboard import (
    DataSourceRef,
    DataTransformerConfig,
    VariableOption,
)

INFINITY = "yesoreyeram-infinity-datasource"
HERE = Path(__file__).parent
# What Grafana puts the first and the last day of its time picker in the place of.
PERIOD = {"since": "${__from:date:YYYY-MM-DD}", "until": "${__to:date:YYYY-MM-DD}"}
# A person's claims stand at the party too; among these kinds each claim counts once.
ONCE = {"kind": ("state", "organization")}
PAIR = "/v1/dyads/${a:percentencode}/${b:percentencode}/timeline"
SERVICE = DataSourceRef(type_val=INFINITY, uid="${service}")
COLLECTED = DataSourceRef(type_val="prometheus", uid="${prometheus}")
Columns = Sequence[tuple[str, str, str]]
P = TypeVar("P")


@dataclass(frozen=True)
class Infinity(Dataquery, Builder[Dataquery]):
    """A question to the service: its path and parameters, and which of its fields are shown.

    `root` is where the rows are found in the answer; a column is a path in a row, a heading and
    a type.
    """

    path: str
    root: str
    columns: Columns
    asked: Mapping[str, str | Sequence[str]]
    format: str = "table"
    ref: str = "A"

    def build(self) -> Dataquery:
        """Give itself."""
        return self

    def to_json(self) -> dict[str, object]:
        """Give the query as the data source stores it."""
        return {
            "refId": self.ref,
            "datasource": {"type": INFINITY, "uid": "${service}"},
            "type": "json",
            "source": "url",
            "parser": "backend",
            "format": self.format,
            "url": self.path,
            "url_options": {
                "method": "GET",
                "params": [
                    {"key": key, "value": value}
                    for key, values in self.asked.items()
                    for value in ([values] if isinstance(values, str) else values)
                ],
            },
            "root_selector": self.root,
            "columns": [
                {"selector": selector, "text": text, "type": kind}
                for selector, text, kind in self.columns
            ],
            "filters": [],
        }


def graph() -> Dashboard:
    """Give the dashboard of the graph: who does what to whom, and on what evidence."""
    return (
        Dashboard("actorgraph: who does what to whom")
        .uid("actorgraph-graph")
        .description("Relations, evidence and the course of a pair, from the actorgraph service.")
        .tags(["actorgraph"])
        .time("now-2y", "now")
        .with_variable(DatasourceVariable("service").label("Service").type(INFINITY))
        .with_variable(_text("a", "Actor", "ISR"))
        .with_variable(_text("b", "And", "SYR"))
        .with_variable(
            CustomVariable("step")
            .label("Step")
            .values("month,day,week,year")
            .current(VariableOption(text="month", value="month"))
        )
        .with_panel(_relations())
        .with_panel(_network())
        .with_panel(_quads())
        .with_panel(_score())
        .with_panel(_evidence())
        .with_panel(_contradictions())
        .with_panel(_centrality())
    )


def service() -> Dashboard:
    """Give the dashboard of the service: how much it holds, is asked, and waits to be read."""
    rate = "sum by (route, status) (rate(actorgraph_requests_total[$__rate_interval]))"
    slow = (
        "histogram_quantile(0.99,"
        " sum by (le, route) (rate(actorgraph_request_seconds_bucket[$__rate_interval])))"
    )
    read = "sum by (worker, result) (rate(actorgraph_worker_articles_total[$__rate_interval]))"
    return (
        Dashboard("actorgraph: the service")
        .uid("actorgraph-service")
        .description("What Prometheus collects from /metrics.")
        .tags(["actorgraph"])
        .refresh("30s")
        .time("now-6h", "now")
        .with_variable(DatasourceVariable("prometheus").label("Prometheus").type("prometheus"))
        .with_panel(_figure("The graph holds", "actorgraph_records", "{{record}}"))
        .with_panel(_figure("Articles in the queue", "actorgraph_jobs", "{{state}}"))
        .with_panel(_figure("Workers", "actorgraph_workers", "workers"))
        .with_panel(_course("Requests by second", rate, "{{route}} {{status}}", "reqps"))
        .with_panel(_course("99 of 100 answers begin within", slow, "{{route}}", "s"))
        .with_panel(_course("Articles read by second", read, "{{worker}} {{result}}", "short"))
        .with_panel(_course("Listeners to the stream", "actorgraph_streams", "streams", "short"))
    )


def _text(name: str, label: str, value: str) -> TextBoxVariable:
    chosen = VariableOption(text=value, value=value)
    return TextBoxVariable(name).label(label).default_value(value).current(chosen)


def _relations() -> table.Panel:
    columns = (
        ("source.name", "Who", "string"),
        ("type.label_en", "does", "string"),
        ("target.name", "to whom", "string"),
        ("claims", "Claims", "number"),
        ("negated", "Denied", "number"),
        ("articles", "Articles", "number"),
        ("publishers", "Publishers", "number"),
        ("first_seen", "First", "timestamp"),
        ("last_seen", "Last", "timestamp"),
        ("confidence", "Confidence", "number"),
    )
    asked = {"actor": "${a}", **ONCE, **PERIOD, "order": "claims", "limit": "200"}
    return _panel(table.Panel(), "Who does what to whom: ${a}", 12, 10).with_target(
        Infinity("/v1/relations", "items", columns, asked)
    )


def _network() -> nodegraph.Panel:
    nodes = (
        ("id", "id", "string"),
        ("name", "title", "string"),
        ("kind", "subTitle", "string"),
    )
    edges = (
        ("id", "id", "string"),
        ("source", "source", "string"),
        ("target", "target", "string"),
        ("type", "mainStat", "string"),
        ("claims", "secondaryStat", "number"),
    )
    path = "/v1/export/node-link"
    asked = {"actor": "${a}", **ONCE, "min_confidence": "50", **PERIOD}
    return (
        _panel(nodegraph.Panel(), "The relations of ${a}", 12, 10)
        .with_target(Infinity(path, "nodes", nodes, asked, "node-graph-nodes", "nodes"))
        .with_target(Infinity(path, "edges", edges, asked, "node-graph-edges", "edges"))
    )


def _quads() -> timeseries.Panel:
    columns = (
        ("start", "Period", "timestamp"),
        ("sums.verbal_cooperation", "verbal cooperation", "number"),
        ("sums.material_cooperation", "material cooperation", "number"),
        ("sums.verbal_conflict", "verbal conflict", "number"),
        ("sums.material_conflict", "material conflict", "number"),
    )
    asked = {"step": "${step}", **PERIOD}
    return _panel(timeseries.Panel(), "${a} and ${b}: claims", 12, 8).with_target(
        Infinity(PAIR, "periods", columns, asked)
    )


def _score() -> timeseries.Panel:
    columns = (
        ("start", "Period", "timestamp"),
        ("sums.balance", "balance of the quad classes", "number"),
        ("sums.score", "mean score", "number"),
    )
    asked = {"step": "${step}", **PERIOD}
    return _panel(
        timeseries.Panel(), "${a} and ${b}: from conflict to cooperation", 12, 8
    ).with_target(Infinity(PAIR, "periods", columns, asked))


def _evidence() -> table.Panel:
    columns = (
        ("occurred_on", "Day", "timestamp"),
        ("source.name", "Who", "string"),
        ("type.label_en", "does", "string"),
        ("target.name", "to whom", "string"),
        ("polarity", "Polarity", "string"),
        ("modality", "Modality", "string"),
        ("speaker.name", "says", "string"),
        ("quote", "Quote", "string"),
        ("article.publisher", "Publisher", "string"),
        ("article.url", "Article", "string"),
    )
    asked = {"actor": "${a}", "other": "${b}", **PERIOD, "limit": "200"}
    return _panel(table.Panel(), "What is said of ${a} and ${b}", 24, 10).with_target(
        Infinity("/v1/claims", "items", columns, asked)
    )


def _contradictions() -> table.Panel:
    columns = (
        ("relation.source.name", "Who", "string"),
        ("relation.type.label_en", "does", "string"),
        ("relation.target.name", "to whom", "string"),
        ("asserted.claims", "Asserted", "number"),
        ("denied.claims", "Denied", "number"),
        ("denied.latest.quote", "Latest denial", "string"),
    )
    return _panel(table.Panel(), "Asserted by some, denied by others", 12, 8).with_target(
        Infinity("/v1/contradictions", "items", columns, {**ONCE, **PERIOD, "limit": "50"})
    )


def _centrality() -> barchart.Panel:
    columns = (("actor.name", "Actor", "string"), ("value", "Centrality", "number"))
    asked = {**ONCE, **PERIOD, "limit": "15"}
    sort: Any = {"sort": [{"field": "Centrality", "desc": True}]}
    return (
        _panel(barchart.Panel(), "The most central actors", 12, 8)
        .with_target(Infinity("/v1/centrality", "items", columns, asked))
        .with_transformation(DataTransformerConfig(id_val="sortBy", options=sort))
    )


def _figure(title: str, metric: str, legend: str) -> stat.Panel:
    query = PrometheusQuery().expr(metric).legend_format(legend).instant()
    return _panel(stat.Panel(), title, 8, 5, COLLECTED).with_target(query)


def _course(title: str, metric: str, legend: str, unit: str) -> timeseries.Panel:
    query = PrometheusQuery().expr(metric).legend_format(legend)
    return _panel(timeseries.Panel(), title, 12, 8, COLLECTED).unit(unit).with_target(query)


def _panel(panel: P, title: str, width: int, height: int, source: DataSourceRef = SERVICE) -> P:
    # Builders change themselves; their common methods have no type of their own.
    made: Any = panel
    made.title(title).span(width).height(height).datasource(source)
    return panel


def text_of(dashboard: Dashboard) -> str:
    """Give a dashboard as the text of its file."""
    made = json.loads(JSONEncoder().encode(dashboard.build()))
    return json.dumps(_without_nulls(made), sort_keys=True, indent=2, ensure_ascii=False) + "\n"


def _without_nulls(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_nulls(held) for key, held in value.items() if held is not None}
    return [_without_nulls(held) for held in value] if isinstance(value, list) else value


BUILT = {"graph.json": graph, "service.json": service}


def main() -> None:
    """Write both files."""
    for name, make in BUILT.items():
        (HERE / name).write_text(text_of(make()), encoding="utf-8")


if __name__ == "__main__":
    main()
