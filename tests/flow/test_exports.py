"""Exports from a running service: as large as they come, while the graph changes, to the end."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from subprocess import Popen

import httpx
import pytest

from graph_schema.exports.formats import FORMATS
from tests.flow.large import IN_ONE, fill
from tests.flow.processes import Program, until, until_ready

CLAIMS = 100_000
MEGABYTE = 1 << 20
# What the service may come to need beyond what it needed for a small export of each format.
MOST = 48 * MEGABYTE

linux = pytest.mark.skipif(
    sys.platform != "linux", reason="the memory and files of a process are read from /proc"
)
Served = tuple[Popen[str], str, Program]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Give a service on a large graph."""
    program = Program(tmp_path_factory.mktemp("large"))
    fill(program.store, CLAIMS)
    with program.serving("--port", "18473") as (process, base):
        until_ready(base)
        yield process, base, program


def most_memory(process: Popen[str]) -> int:
    status = Path(f"/proc/{process.pid}/status").read_text(encoding="ascii")
    [line] = [line for line in status.splitlines() if line.startswith("VmHWM:")]
    return int(line.split()[1]) * 1024


def files_of(process: Popen[str], file: Path) -> int:
    folder = Path(f"/proc/{process.pid}/fd")
    # Those that are closed in the meantime lead nowhere.
    return sum(entry.resolve() == file.resolve() for entry in folder.iterdir())


@linux
@pytest.mark.slow
def test_memory_stays_flat(served: Served) -> None:
    process, base, _ = served
    sizes: dict[str, int] = {}
    with httpx.Client(base_url=base, timeout=120) as client:
        for form in FORMATS:
            assert client.get(f"/v1/export/{form}?actor=ORG-0001").status_code == 200
        before = most_memory(process)
        for form in FORMATS:
            with client.stream("GET", f"/v1/export/{form}") as answer:
                assert answer.status_code == 200
                sizes[form] = sum(map(len, answer.iter_bytes()))
        grown = most_memory(process) - before
    assert sum(sizes.values()) > 5 * MOST, sizes
    assert grown < MOST, f"{grown / MEGABYTE:.1f} MiB"


@pytest.mark.slow
def test_what_changes_meanwhile_does_not_show(served: Served) -> None:
    _, base, _ = served
    with httpx.Client(base_url=base, timeout=120) as client:
        revision = client.get("/readyz").json()["revision"]
        with client.stream("GET", "/v1/export/node-link?type=ATTACKS") as answer:
            chunks = answer.iter_bytes(4096)
            begun = next(chunks)
            for number in range(3):
                assert client.delete(f"/v1/articles/a-{number:04}").status_code == 204
            graph = json.loads(b"".join((begun, *chunks)))
        assert answer.headers["graph-revision"] == str(revision)
        assert graph["graph"]["revision"] == revision
        assert client.get("/readyz").json()["revision"] == revision + 3
        later = client.get("/v1/export/node-link?type=ATTACKS").json()
    gone = len(graph["edges"]) - len(later["edges"])
    # One in four of three articles' claims is an attack.
    assert gone == pytest.approx(3 * IN_ONE / 4, abs=10)
    named = {end for edge in graph["edges"] for end in (edge["source"], edge["target"])}
    assert named == {node["id"] for node in graph["nodes"]}


@linux
@pytest.mark.slow
def test_whoever_goes_away_leaves_nothing_open(served: Served) -> None:
    process, base, program = served
    before = files_of(process, program.store)
    for _ in range(5):
        with httpx.stream("GET", f"{base}/v1/export/jsonl", timeout=120) as answer:
            next(answer.iter_bytes())
    until(lambda: files_of(process, program.store) <= before)
    assert httpx.get(f"{base}/readyz").status_code == 200


@pytest.mark.slow
def test_the_command_line_gives_the_same_file(served: Served, tmp_path: Path) -> None:
    _, base, program = served
    asked = {"source": "ORG-0007", "since": "2020-01-03"}
    options = ("--source", "ORG-0007", "--since", "2020-01-03")
    for form, name in (
        ("graphml", "graphml"),
        ("csv", "csv"),
        ("parquet", "parquet"),
        ("jsonl", "plover"),
    ):
        answer = httpx.get(f"{base}/v1/export/{form}", params=asked, timeout=120)
        file = tmp_path / answer.headers["content-disposition"].split('"')[1]
        code, told = program.run("export", "--format", name, "-o", str(file), *options)
        assert code == 0, told
        assert file.read_bytes() == answer.content
        assert len(answer.content) > 1000
