"""Copying and comparing stores as a user does it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from graph_schema.stores import open_store
from tests.builders import an_article, coded
from tests.contract.world import a_world
from tests.flow.processes import Program


@pytest.fixture
def program(tmp_path: Path) -> Program:
    made = Program(tmp_path)
    with open_store(f"sqlite:///{made.store}") as store:
        store.writer.put_all(a_world(12))
    return made


def test_a_graph_is_copied_and_the_copy_proved(program: Program, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    addresses = (f"sqlite:///{program.store}", f"sqlite:///{copy}")
    code, told = program.run("store", "migrate", *addresses)
    assert (code, "12 articles, 12 of them written now, 0 jobs" in told) == (0, True)
    code, told = program.run("store", "verify", *addresses)
    assert (code, "A and B hold the same 12 articles" in told) == (0, True), told
    code, told = program.run("store", "migrate", *addresses)
    assert (code, "0 of them written now" in told) == (0, True)
    with closing(sqlite3.connect(copy)) as connection, connection:
        connection.execute("UPDATE edges SET claims = 9 WHERE n = 1")
    code, told = program.run("store", "verify", *addresses)
    assert (code, "A and B differ" in told) == (1, True)


def test_a_target_of_others_is_refused_until_told_otherwise(
    program: Program, tmp_path: Path
) -> None:
    addresses = (f"sqlite:///{program.store}", f"sqlite:///{tmp_path / 'other.db'}")
    with open_store(addresses[1]) as store:
        store.writer.put(coded(an_article("their-own")))
    code, told = program.run("store", "migrate", *addresses)
    assert (code, "holds article their-own" in told) == (3, True)
    code, _ = program.run("store", "migrate", "--beside", *addresses)
    assert code == 0
    with open_store(addresses[1]) as store:
        assert store.reader.totals().articles == 13


@pytest.mark.parametrize(
    ("addresses", "code", "told"),
    [
        (("memory:", "sqlite:///x.db"), 2, "memory: is empty at the start"),
        (("sqlite:///x.db", "sqlite:///x.db"), 2, "given twice"),
        (("sqlite:///missing.db", "sqlite:///x.db"), 3, "there is no graph here yet"),
        (("bolt+x://u:secret@h/d", "sqlite:///x.db"), 2, "is not understood"),
    ],
)
def test_wrong_addresses_are_named_without_their_secrets(
    tmp_path: Path, addresses: tuple[str, str], code: int, told: str
) -> None:
    for command in ("migrate", "verify"):
        ended, said = Program(tmp_path).run("store", command, *addresses)
        assert (ended, told in said) == (code, True), said
        assert "secret" not in said
