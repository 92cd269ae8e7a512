"""`review` as a user runs it: judge, look, make gold, read anew, undo."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from graph_schema.queries import GraphFilter
from graph_schema.stores import open_store
from ingest.samples import samples_file
from tests.flow.processes import Program


@pytest.fixture
def program(tmp_path: Path) -> Program:
    made = Program(tmp_path)
    assert made.run("ingest", str(samples_file()))[0] == 0
    return made


def test_verdicts_become_gold_and_outlive_reading_anew(program: Program, tmp_path: Path) -> None:
    with open_store(f"sqlite:///{program.store}") as store:
        page = store.reader.claims(GraphFilter(), limit=3).items
        first, second = page[0], page[1]
        before = store.reader.totals().claims
    code, told = program.run("review", "wrong", first.id, "c-none", "--by", "salma")
    assert (code, "salma" in told, "refused c-none: there is no such claim" in told) == (
        1,
        True,
        True,
    )
    code, told = program.run("review", "right", second.id, "--reason", "read it twice")
    assert (code, second.quote in told) == (0, True), told
    file = tmp_path / "gold.jsonl"
    assert program.run("review", "gold", "-o", str(file))[0] == 0
    documents = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    assert {document["id"] for document in documents} == {first.article_id, second.article_id}
    assert program.run("evaluate", str(file))[0] == 0
    # Another coder had read it; what was judged holds when it is read anew.
    with open_store(f"sqlite:///{program.store}") as store:
        assert store.reader.totals().claims == before - 1
        for entry in list(store.reader.export()):
            store.writer.put(replace(entry, coder="of old"))
    code, told = program.run("recode")
    assert (code, "14 articles read again" in told) == (0, True), told
    with open_store(f"sqlite:///{program.store}") as store:
        assert store.reader.totals().claims == before - 1
        assert store.reader.claim(first.id) is None
    dump = tmp_path / "dump.jsonl"
    assert program.run("export", "-o", str(dump))[0] == 0
    lines = [json.loads(line) for line in dump.read_text(encoding="utf-8").splitlines()]
    assert [line["verdict"]["claim"] for line in lines if "verdict" in line] == sorted(
        (first.id, second.id)
    )
    assert program.run("review", "undo", first.id)[0] == 0
    with open_store(f"sqlite:///{program.store}") as store:
        assert store.reader.totals().claims == before


def test_actors_are_judged_by_name_and_contradictions_named(program: Program) -> None:
    code, told = program.run("review", "different", "Israel", "سوريا", "--by", "omar")
    assert (code, "ISR and SYR: different, says omar" in told) == (0, True), told
    code, told = program.run("review", "same", "ISR", "SYR")
    assert (code, "they are two states" in told) == (2, True), told
    code, told = program.run("review", "unsure", "ISR", "Nobody Atall")
    assert (code, "OTHER: 'Nobody Atall' is no actor of the graph" in told) == (2, True), told
    code, told = program.run("review", "list")
    assert (code, "1 judgements of actors, 0 verdicts" in told) == (0, True), told
    code, told = program.run("review", "undo", "SYR", "ISR")
    assert (code, "as if nobody had judged them" in told) == (0, True), told
    code, told = program.run("review", "undo", "SYR", "ISR")
    assert (code, "there is no such verdict or judgement" in told) == (1, True), told
