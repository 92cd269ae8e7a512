"""The export command: formats, filters, names, and what it refuses."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from graph_schema.errors import FilterError
from graph_schema.exports.formats import FORMATS
from graph_schema.queries import GraphFilter
from graph_schema.stores import open_store
from ingest.commands.app import app
from ingest.commands.exporting import ExportFormat
from tests.builders import a_claim, an_actor, an_article, coded
from tests.service.graph import fill

Export = Callable[..., Result]


@pytest.fixture
def export(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Export:
    """Give a function that runs the command on a small graph; the file is `out`."""
    address = f"sqlite:///{tmp_path / 'graph.db'}"
    monkeypatch.setenv("ACTORGRAPH_STORE", address)
    with open_store(address) as store:
        fill(store)
    runner = CliRunner()
    return lambda *words: runner.invoke(app, ["export", "-o", str(tmp_path / "out"), *words])


def test_each_format_of_the_service_is_there_too() -> None:
    ours = {form.value for form in ExportFormat}
    # Files for an import are of no use over HTTP.
    assert ours == {"plover", "neo4j-admin", *FORMATS}


@pytest.mark.parametrize("form", ExportFormat)
def test_each_format_is_written(export: Export, tmp_path: Path, form: ExportFormat) -> None:
    done = export("--format", form.value)
    assert done.exit_code == 0, done.output
    assert (tmp_path / "out").stat().st_size > 500
    assert "written to" in done.stderr


def test_each_filter_of_the_graph_is_an_option(export: Export) -> None:
    # Types and quads are given one by one, under the name of one.
    named = {"kinds": "kind", "types": "type", "quads": "quad"}
    told = export("--help").output
    for field in fields(GraphFilter):
        option = "--" + named.get(field.name, field.name).replace("_", "-")
        assert option in told, option


def edges(tmp_path: Path) -> list[tuple[str, str, str]]:
    graph = json.loads((tmp_path / "out").read_text(encoding="utf-8"))
    return sorted((edge["source"], edge["type"], edge["target"]) for edge in graph["edges"])


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("--source", "syr", "--type", "CONSULTS"), [("QAT", "CONSULTS", "SYR")]),
        (("--source", "إسرائيل"), [("ISR", "ATTACKS", "SYR")]),
        (("--target", "Hamas", "--source", "QAT"), [("QAT", "MEDIATES", "HAMAS")]),
        (("--actor", "SSD", "--modality", "hypothetical"), [("SSD", "SANCTIONS", "RUS")]),
        (
            ("--speaker", "Benjamin Netanyahu", "--polarity", "negated"),
            [("ISR", "CONCEDES_TO", "SYR")],
        ),
        (("--party", "Asaad al-Shaibani", "--quad", "verbal_conflict"), None),
        (("--since", "2026-03-15", "--until", "2026-03-15"), [("ISR", "ATTACKS", "SYR")]),
        (("--actor", "SYR", "--other", "Qatar"), [("QAT", "CONSULTS", "SYR")]),
        (("--contradicted",), []),
        (("--min-confidence", "95"), [("ISR", "ATTACKS", "SYR")]),
        (("--kind", "person", "--language", "ar"), []),
        (
            (
                "--publisher",
                "SANA",
                "--article",
                "a-1",
                "--target",
                "SYR",
                "--quad",
                "material_conflict",
            ),
            [("ISR", "ATTACKS", "SYR")],
        ),
    ],
)
def test_filters_narrow(
    export: Export,
    tmp_path: Path,
    words: tuple[str, ...],
    expected: list[tuple[str, str, str]] | None,
) -> None:
    done = export("--format", "node-link", *words)
    assert done.exit_code == 0, done.output
    if expected is None:
        # The party of a person is asked for, so the claims of all its members are there.
        assert {end for s, _, t in edges(tmp_path) for end in (s, t)} >= {"SYR", "P-shaibani"}
    else:
        assert edges(tmp_path) == expected


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--source", "Atlantis"), "source: the graph has no actor 'Atlantis'"),
        (("--format", "csv", "--type", "LOVES"), "type: unknown 'LOVES'; one of"),
        (("--format", "csv", "--part", "nodes"), "part: csv holds nodes and edges"),
        (("--format", "plover", "--edges", "relations"), "edges: jsonl holds claims only"),
        (("--source", "SYR"), "format: jsonl is the whole graph; for a part try plover"),
    ],
)
def test_what_cannot_be_asked_is_refused_and_nothing_is_written(
    export: Export, tmp_path: Path, words: tuple[str, ...], told: str
) -> None:
    done = export(*words)
    assert isinstance(done.exception, FilterError)
    assert str(done.exception).startswith(told)
    assert not (tmp_path / "out").exists()


def test_a_name_means_whom_it_means_to_the_service(export: Export, tmp_path: Path) -> None:
    done = export("--format", "node-link", "--actor", "Shaybani", "--edges", "claims")
    assert done.exit_code == 0, done.output
    assert "actor: 'Shaybani' is taken for P-shaibani (" in done.stderr
    assert {"P-shaibani"} <= {end for s, _, t in edges(tmp_path) for end in (s, t)}
    with open_store(f"sqlite:///{tmp_path / 'graph.db'}") as store:
        article = an_article("namesakes")
        actors = [
            an_actor("P-1", name="Sam Example"),
            an_actor("P-2", name="Samuel Example", aliases=("Sam Example",)),
        ]
        store.writer.put(coded(article, a_claim(article, "P-1", "ACCUSES", "P-2"), actors=actors))
    done = export("--format", "node-link", "--source", "Sam Example")
    assert done.exit_code == 0, done.output
    assert {source for source, _, _ in edges(tmp_path)} == {"P-1"}


def test_a_name_of_several_is_refused_with_their_ids(export: Export, tmp_path: Path) -> None:
    with open_store(f"sqlite:///{tmp_path / 'graph.db'}") as store:
        article = an_article("twins")
        twins = [an_actor(actor_id, name="Sam Example") for actor_id in ("P-1", "P-2")]
        store.writer.put(coded(article, a_claim(article, "P-1", "ACCUSES", "P-2"), actors=twins))
    done = export("--format", "csv", "--actor", "Sam Example")
    assert str(done.exception) == (
        "actor: 'Sam Example' may mean several: P-1 (Sam Example), P-2 (Sam Example); give the id"
    )
