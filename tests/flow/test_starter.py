"""The starter script and its notebook, run against a running service on the sample articles."""

from __future__ import annotations

import json
import os
import runpy
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from ingest.samples import samples_file
from tests.flow.processes import Program, until_ready

DOCS = Path(__file__).parents[2] / "docs"
NO_SCREEN = {name: value for name, value in os.environ.items() if name != "DISPLAY"}


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give the address of a service on the sample articles."""
    program = Program(tmp_path_factory.mktemp("starter"))
    code, told = program.run("ingest", str(samples_file()))
    assert code == 0, told
    with program.serving("--port", "18474") as (_, address):
        until_ready(address)
        yield address


def run(file: Path, *words: str) -> str:
    done = subprocess.run(
        [sys.executable, "-W", "error", str(file), *words],
        env={**NO_SCREEN, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_script_tells_what_the_service_answers(base: str) -> None:
    told = run(DOCS / "starter.py", base)
    relations = httpx.get(f"{base}/v1/relations?kind=state&limit=1000").json()["items"]
    first = relations[0]
    line = [first["source"]["name"], first["type"]["label_en"], first["target"]["name"]]
    lines = [" ".join(text.split()) for text in told.splitlines()]
    assert any(text.startswith(" ".join(line)) for text in lines)
    kinds = "kind=state&kind=organization"
    graph = httpx.get(f"{base}/v1/export/node-link?{kinds}&min_confidence=50").json()
    counts = f"of {len(graph['nodes'])} actors and {len(graph['edges'])} relations"
    assert counts in told
    claims = httpx.get(f"{base}{first['links']['claims']}").json()["items"]
    assert claims
    evidence = told.partition("THE EVIDENCE")[2]
    assert all(claim["quote"][:30] in evidence for claim in claims)
    every = httpx.get(f"{base}/v1/claims?limit=1000").json()["items"]
    assert len(claims) < len(every)
    assert len(evidence.strip().splitlines()) == 2 + len(claims)
    assert "OVER TIME" in told


def test_a_problem_is_told_in_its_own_words(base: str) -> None:
    script = (
        (DOCS / "starter.py").read_text(encoding="utf-8").replace('"/v1/relations"', '"/v1/no"')
    )
    done = subprocess.run(
        [sys.executable, "-", base], input=script, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "/v1/no" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_notebook_is_the_script(base: str, tmp_path: Path) -> None:
    built = runpy.run_path(str(DOCS / "build_notebook.py"))["notebook"]()
    assert (DOCS / "starter.ipynb").read_text(encoding="utf-8") == built
    cells = [cell for cell in json.loads(built)["cells"] if cell["cell_type"] == "code"]
    file = tmp_path / "cells.py"
    file.write_text("\n".join("".join(cell["source"]) for cell in cells), encoding="utf-8")
    assert run(file, base) == run(DOCS / "starter.py", base)
