"""`recode` as a user runs it: over what another version read, stopped, killed and run again."""

from __future__ import annotations

import json
import signal
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from graph_schema.serial import dump
from graph_schema.stores import open_store
from tests.flow.processes import Program, until, until_ready

TEXT = "Russia attacked Ukraine on Monday, said the Turkish minister in the capital. "
OLD = "actorgraph/0.0.1 of old"


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program(tmp_path)


def graph_of_old(program: Program, count: int) -> list[str]:
    """Make a graph that an older version has read, and give the lines of one read now."""
    file = program.folder / "in.jsonl"
    entries = [
        {"id": f"a-{n}", "text": TEXT * (1 + n % 3), "language": "en", "publisher": f"P{n % 2}"}
        for n in range(count)
    ]
    # One in which nothing is found.
    entries.append({"id": "a-none", "text": "It rained all day long.", "language": "en"})
    file.write_text("\n".join(map(json.dumps, entries)), encoding="utf-8")
    assert program.run("ingest", str(file))[0] == 0
    with open_store(f"sqlite:///{program.store}") as store:
        now = list(store.reader.export())
        for entry in now:
            claims = tuple(replace(claim, coder=OLD, confidence=31) for claim in entry.claims[1:])
            store.writer.put(replace(entry, coder=OLD, claims=claims))
    return [dump(entry) for entry in now]


def lines(program: Program) -> list[str]:
    with open_store(f"sqlite:///{program.store}", create=False) as store:
        return [dump(entry) for entry in store.reader.export()]


def test_a_recoded_graph_is_the_one_that_is_read_now(program: Program) -> None:
    now = graph_of_old(program, 20)
    assert lines(program) != now
    code, told = program.run("recode", "--dry-run")
    assert (code, "21 would be read again" in told) == (0, True), told
    assert lines(program) != now
    code, told = program.run("recode", "--publisher", "P1")
    assert (code, "10 articles read again" in told) == (0, True), told
    code, told = program.run("recode", "--workers", "2")
    assert (code, "11 articles read again" in told) == (0, True), told
    assert lines(program) == now
    with open_store(f"sqlite:///{program.store}") as store:
        revision = store.reader.revision()
    code, told = program.run("recode")
    assert (code, "0 articles read again" in told) == (0, True), told
    with open_store(f"sqlite:///{program.store}") as store:
        assert store.reader.revision() == revision


def test_all_are_read_again_where_rules_changed_within_a_version(program: Program) -> None:
    now = graph_of_old(program, 4)
    assert program.run("recode")[0] == 0
    # As if other rules of this very version had read them.
    with open_store(f"sqlite:///{program.store}") as store:
        for entry in list(store.reader.export()):
            claims = tuple(replace(claim, confidence=31) for claim in entry.claims)
            store.writer.put(replace(entry, claims=claims))
    code, told = program.run("recode")
    assert (code, "0 articles read again" in told) == (0, True), told
    assert lines(program) != now
    code, told = program.run("recode", "--all", "--dry-run", "--publisher", "P1")
    assert (code, "2 would be read again" in told) == (0, True), told
    code, told = program.run("recode", "--all", "a-1")
    assert (code, "1 articles read again" in told) == (0, True), told
    code, told = program.run("recode", "--all")
    assert (code, "5 articles read again" in told) == (0, True), told
    assert lines(program) == now


def test_an_article_that_is_not_there_is_named(program: Program) -> None:
    graph_of_old(program, 3)
    code, told = program.run("recode", "a-1", "a-77")
    assert code == 1
    assert "a-77: no such article" in told
    assert "1 articles read again" in told
    code, told = program.run("recode", "--language", "fr")
    assert code == 2
    assert "'fr' is not read" in told


@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGINT])
def test_a_run_that_ends_early_loses_nothing_and_goes_on(
    program: Program, ending: signal.Signals
) -> None:
    now = graph_of_old(program, 400)
    process = program.start("recode")
    until(lambda: any(OLD not in line for line in lines(program)))
    process.send_signal(ending)
    process.communicate()
    there = lines(program)
    assert len(there) == len(now)
    # Each is as it was read before, or as it is read now.
    again = sum(line in now for line in there)
    assert all(line in now or OLD in line for line in there)
    assert 0 < again < len(now)
    code, told = program.run("recode")
    assert (code, f"{len(now) - again} articles read again" in told) == (0, True), told
    assert lines(program) == now


def test_the_service_answers_meanwhile(program: Program) -> None:
    now = graph_of_old(program, 150)
    with program.serving("--port", "18479") as (_, base):
        until_ready(base)
        process = program.start("recode")
        answers = []
        while process.poll() is None:
            found = httpx.get(f"{base}/v1/relations", params={"source": "RUS"})
            assert found.status_code == 200
            answers.append(found.json()["items"])
        assert process.returncode == 0
        process.communicate()
    assert answers
    assert lines(program) == now
