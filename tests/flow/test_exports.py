"""Exports from a running service: as large as they come, while the graph changes, to the end."""

from __future__ import annotations

import io
import json
import os
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from subprocess import Popen

import httpx
import pyarrow.parquet as pq
import pytest

from graph_schema.exports.formats import FORMATS
from graph_schema.stores import open_store
from tests.flow.large import fill
from tests.flow.processes import Program, until, until_ready

CLAIMS = 200_000
MEGABYTE = 1 << 20
# What the service may come to need beyond what it needed for a small export of each format.
MOST = 24 * MEGABYTE

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
    names = []
    for entry in folder.iterdir():
        try:
            names.append(os.readlink(entry))
        except FileNotFoundError:  # noqa: PERF203 - closed in the meantime
            continue
    return names.count(str(file))


@linux
@pytest.mark.slow
def test_memory_stays_flat(served: Served) -> None:
    process, base, program = served
    asked = [(form, edges) for form, known in FORMATS.items() for edges in known.edges]
    with httpx.Client(base_url=base, timeout=120) as client:
        for form, edges in asked:
            small = client.get(f"/v1/export/{form}", params={"edges": edges, "actor": "ORG-0001"})
            assert small.status_code == 200
        before = most_memory(process)
        sizes = {}
        for form, edges in asked:
            size = 0
            with client.stream("GET", f"/v1/export/{form}", params={"edges": edges}) as answer:
                assert answer.status_code == 200
                for chunk in answer.iter_bytes():
                    size += len(chunk)
            sizes[form, edges] = size
        grown = most_memory(process) - before
    assert max(sizes.values()) > 4 * MOST, sizes
    assert grown < MOST, f"{grown / MEGABYTE:.1f} MiB"
    print(f"\ngrown by {grown / MEGABYTE:.1f} MiB from {before / MEGABYTE:.1f}", sizes)  # noqa: T201
