"""`make neo4j`, as a person runs it."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from neo4j import GraphDatabase

from tests.neo4j.jars import NoNeo4j, installation
from tests.neo4j.server import free_port

STORE = re.compile(r"ACTORGRAPH_STORE=bolt://(\w+):(\S+)@(127\.0\.0\.1:\d+)/neo4j")


def start(folder: Path, *words: object, **variables: str) -> subprocess.Popen[str]:
    """Start the command with its data in a folder."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.neo4j", "--folder", str(folder), *map(str, words)],
        env={**os.environ, "NEO4J_HEAP": "256m", **variables},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def ended(process: subprocess.Popen[str]) -> tuple[int, str]:
    """Give the exit code of the command and what it said."""
    told, _ = process.communicate(timeout=180)
    return process.returncode, told


@contextmanager
def running(folder: Path) -> Iterator[tuple[str, str]]:
    """Run the command; give the Bolt address and the password, and stop it by Ctrl-C."""
    process = start(folder, "--bolt-port", free_port(), "--http-port", free_port())
    assert process.stdout is not None
    told = ""
    try:
        for line in process.stdout:
            told += line
            if found := STORE.search(line):
                assert found[1] == "neo4j"
                yield f"bolt://{found[3]}", found[2]
                break
        else:
            pytest.fail(f"no store was named: {told}")
        process.send_signal(signal.SIGINT)
        code, rest = ended(process)
        assert code == 0, rest
        assert f"stopped; the data stays in {folder}" in rest
    finally:
        process.kill()


@pytest.mark.live
@pytest.mark.timeout(900)
def test_it_stops_on_ctrl_c_and_keeps_the_data_and_the_password(tmp_path: Path) -> None:
    try:
        installation()
    except NoNeo4j as reason:
        pytest.skip(str(reason))
    with (
        running(tmp_path) as (address, password),
        GraphDatabase.driver(address, auth=("neo4j", password)) as driver,
    ):
        driver.execute_query("CREATE (:Publisher {name: 'Sample Wire'})")
    assert (tmp_path / "5.26" / "password").stat().st_mode & 0o077 == 0
    with (
        running(tmp_path) as (address, again),
        GraphDatabase.driver(address, auth=("neo4j", again)) as driver,
    ):
        assert again == password
        [record] = driver.execute_query("MATCH (p:Publisher) RETURN p.name").records
        assert record.value() == "Sample Wire"


def test_a_port_that_is_taken_is_named_with_the_way_out(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        code, told = ended(start(tmp_path, "--bolt-port", port))
    assert code == 1
    assert f"port {port} is taken" in told
    assert f"make neo4j NEO4J_BOLT_PORT={port + 1}" in told


def test_another_version_is_refused_with_those_that_run(tmp_path: Path) -> None:
    ports = ("--bolt-port", free_port(), "--http-port", free_port())
    code, told = ended(start(tmp_path, *ports, NEO4J_VERSION="4.4.1"))
    assert code == 1
    assert "Neo4j 4.4.1 is not known here; name 5.26.20 or 2026.09.0" in told


def test_without_maven_it_says_what_to_install(tmp_path: Path) -> None:
    ports = ("--bolt-port", free_port(), "--http-port", free_port())
    nothing = {"PATH": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path), "NEO4J_TEST_JARS": ""}
    code, told = ended(start(tmp_path / "data", *ports, **nothing))
    assert code == 1
    assert re.search(r"neo4j: (Maven was not|no Java 17 or later was) found; install a JDK", told)
    assert not (tmp_path / "data" / "5.26" / "data").exists()
