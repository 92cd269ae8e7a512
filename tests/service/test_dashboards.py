"""The dashboards ask the service what it answers, and show fields that its answers have."""

from __future__ import annotations

import json
import re
import runpy
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from grafana_foundation_sdk.cog.encoder import JSONEncoder
from grafana_foundation_sdk.cog.plugins import register_default_plugins
from grafana_foundation_sdk.models.dashboard import Dashboard

from graph_schema.interfaces import Store
from graph_schema.records import Polarity
from tests.builders import a_claim, an_article, coded
from tests.service.client import Client

FOLDER = Path(__file__).parents[2] / "docs" / "dashboards"
NAMES = ("graph.json", "service.json")
CHOSEN = {
    "a": "ISR",
    "b": "سوريا",
    "step": "week",
    "__from:date:YYYY-MM-DD": "2026-01-01",
    "__to:date:YYYY-MM-DD": "2026-12-31",
}


def read(name: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((FOLDER / name).read_text(encoding="utf-8"))
    return data


def targets(name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for panel in read(name)["panels"]:
        for target in panel["targets"]:
            yield panel["title"], target


def test_each_file_is_what_the_script_builds() -> None:
    script = runpy.run_path(str(FOLDER / "build.py"))
    assert set(script["BUILT"]) == set(NAMES)
    for name, make in script["BUILT"].items():
        assert (FOLDER / name).read_text(encoding="utf-8") == script["text_of"](make())


@pytest.mark.parametrize("name", NAMES)
def test_each_file_is_a_dashboard_of_grafana(name: str) -> None:
    register_default_plugins()
    data = read(name)
    again = json.loads(JSONEncoder().encode(Dashboard.from_json(data)))
    # What the published types do not know would be lost on the way.
    assert _covers(again, data) == []
    uids = [panel["datasource"]["uid"].strip("${}") for panel in data["panels"]]
    assert set(uids) <= {variable["name"] for variable in data["templating"]["list"]}
    places = [panel["gridPos"] for panel in data["panels"]]
    assert all(place["x"] + place["w"] <= 24 for place in places)
    corners = {(place["x"], place["y"]) for place in places}
    assert len(corners) == len(places)


@pytest.mark.parametrize(("title", "target"), [*targets("graph.json")], ids=lambda v: str(v)[:40])
def test_each_question_is_answered_with_the_fields_that_are_shown(
    client: Client, store: Store, title: str, target: dict[str, Any]
) -> None:
    _deny_an_attack(store)
    answer = client.json(_filled(target["url"]), **_asked(target))
    rows = answer[target["root_selector"]]
    assert rows, title
    for column in target["columns"]:
        values = [_at(row, column["selector"].split(".")) for row in rows]
        known = [value for value in values if value is not None]
        assert known, f"{title}: {column['selector']}"
        assert all(_is(column["type"], value) for value in known), column


def test_a_period_without_anything_is_an_empty_panel_and_no_error(client: Client) -> None:
    for _, target in targets("graph.json"):
        asked = _asked(target) | {"since": "1999-01-01", "until": "1999-01-31"}
        assert client.get(_filled(target["url"]), **asked).status_code == 200


def test_each_metric_is_one_that_the_service_tells(client: Client) -> None:
    told = client.get("/metrics")
    if told.status_code == 404:
        pytest.skip("this service has no /metrics")
    known = set(re.findall(r"^(actorgraph_\w+)", told.text, re.MULTILINE))
    for _, target in targets("service.json"):
        [metric] = re.findall(r"actorgraph_\w+", target["expr"])
        # A counter or histogram that counted nothing yet has its name in the comments alone.
        family = re.sub(r"_(total|bucket)$", "", metric)
        assert metric in known or f"# TYPE {family}" in told.text, metric
        labels = re.findall(r"{{(\w+)}}", target["legendFormat"])
        grouped = re.search(r"by \(([^)]*)\)", target["expr"])
        if grouped:
            assert set(labels) <= {label.strip() for label in grouped[1].split(",")}


def test_each_claim_is_counted_once() -> None:
    for title, target in targets("graph.json"):
        if target["url"].startswith(("/v1/relations", "/v1/export", "/v1/contradictions")):
            assert _asked(target)["kind"] == ["state", "organization"], title


def _asked(target: dict[str, Any]) -> dict[str, Any]:
    """Give the parameters that a panel asks with, as a client takes them."""
    asked: dict[str, list[str]] = {}
    for one in target["url_options"]["params"]:
        asked.setdefault(one["key"], []).append(_filled(one["value"]))
    return dict(asked)


def _deny_an_attack(store: Store) -> None:
    article = an_article("denial", published=date(2026, 4, 1), url="https://news.example/denial")
    denial = a_claim(article, "ISR", "ATTACKS", "SYR", polarity=Polarity.NEGATED, speaker="ISR")
    store.writer.put(coded(article, denial))


def _filled(text: str) -> str:
    """Put what was chosen in the place of variables, as Grafana does."""

    def chosen(found: re.Match[str]) -> str:
        name = found[1]
        if name.endswith(":percentencode"):
            return quote(CHOSEN[name.removesuffix(":percentencode")], safe="")
        return CHOSEN[name]

    return re.sub(r"\$\{([^}]+)\}", chosen, text)


def _at(row: Any, path: list[str]) -> Any:
    for name in path:
        if row is None:
            return None
        assert name in row, f"{name} of {path}"
        row = row[name]
    return row


def _is(kind: str, value: Any) -> bool:
    if kind == "number":
        return isinstance(value, int | float) and not isinstance(value, bool)
    if kind == "timestamp":
        return isinstance(value, str) and bool(date.fromisoformat(value))
    return isinstance(value, str)


def _covers(one: Any, other: Any, where: str = "") -> list[str]:
    """Give where `other` has what `one` has not."""
    if isinstance(other, dict) and isinstance(one, dict):
        return [
            fault
            for key, held in other.items()
            for fault in (
                _covers(one[key], held, f"{where}.{key}") if key in one else [f"{where}.{key}"]
            )
        ]
    if isinstance(other, list) and isinstance(one, list) and len(one) == len(other):
        pairs = zip(one, other, strict=True)
        return [f for n, (a, b) in enumerate(pairs) for f in _covers(a, b, f"{where}[{n}]")]
    return [] if one == other else [where]
