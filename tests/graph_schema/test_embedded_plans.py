"""No change and no frequent question of the embedded store walks through the whole graph."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from graph_schema.queries import GraphFilter, Grouping, RelationOrder
from graph_schema.stores import open_store
from graph_schema.stores.embedded.filters import (
    claims_asked,
    network_asked,
    relations_asked,
    tally_asked,
)
from graph_schema.stores.embedded.sql import changes, questions, stories
from tests.contract.world import a_world

SMALL = {"revision"}
DAY = date(2025, 1, 5)
PLACE_OF_CLAIM = ("2025-01-05", "c-1")


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """Give a connection to a store with a world in it."""
    file = tmp_path / "graph.db"
    with open_store(f"sqlite:///{file}") as store:
        for entry in a_world():
            store.writer.put(entry)
    opened = sqlite3.connect(file)
    yield opened
    opened.close()


def plan(connection: sqlite3.Connection, statement: str) -> list[str]:
    """Give the steps of a statement's plan, with NULL for all parameters."""
    named = dict.fromkeys(re.findall(r"(?<!:):(\w+)", statement))
    numbered = {int(number) for number in re.findall(r"\?(\d+)", statement)}
    values = named or (None,) * max(numbered, default=statement.count("?"))
    return [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}", values)]


def scanned(steps: list[str]) -> set[str]:
    """Give the tables that a plan walks through without an index."""
    found = (re.match(r"SCAN (\w+)(?! USING)", step) for step in steps)
    tables = {match[1] for match in found if match and "USING" not in match.string}
    return tables - SMALL - {"json_each", "CONSTANT", "p", "q", "s"}


# These are asked of the whole queue, by people: what is open, and what a copy takes along.
WHOLE = {changes.OPEN_ARTICLES, changes.UNFINISHED_JOBS, stories.ALL_ARTICLES}

CHANGES = sorted(
    {
        statement
        for name, value in (*vars(changes).items(), *vars(stories).items())
        if name.isupper() and not name.startswith("_")
        for statement in (value if isinstance(value, tuple) else (value,))
        if isinstance(statement, str) and re.match("SELECT|INSERT|UPDATE|DELETE", statement)
    }
    - WHOLE
)


@pytest.mark.parametrize("statement", CHANGES)
def test_a_change_goes_to_its_rows(connection: sqlite3.Connection, statement: str) -> None:
    # r is what the two look-ups of an owner found.
    assert scanned(plan(connection, statement)) - {"r"} == set()


def test_there_are_changes_to_look_at() -> None:
    assert len(CHANGES) > 30


@pytest.mark.parametrize(
    "statement", [questions.ARTICLE, questions.ACTOR, questions.CLAIM, questions.CLAIMS_IN]
)
def test_one_record_is_found_by_its_id(connection: sqlite3.Connection, statement: str) -> None:
    steps = plan(connection, statement)
    assert steps
    assert all(step.startswith(("SEARCH", "USE TEMP B-TREE FOR")) for step in steps)


def test_the_articles_of_a_story_are_found_by_it(connection: sqlite3.Connection) -> None:
    told = questions.ARTICLES_FROM + questions.ARTICLE_IS["story"] + questions.ORDER_BY_ID
    for statement in (told, questions.STORIES_OF):
        assert scanned(plan(connection, statement)) == set()


def test_changes_are_found_by_their_number(connection: sqlite3.Connection) -> None:
    everything = "".join(questions.CHANGE_IS.values())
    for narrowed, index in ((everything, "retractions"), ("", "INTEGER PRIMARY KEY")):
        [step, *_] = plan(connection, questions.CHANGES_AFTER + narrowed + questions.ORDER_CHANGES)
        assert step.startswith(f"SEARCH changes USING {'' if not narrowed else 'INDEX '}{index}")
    assert "SCAN changes" not in " ".join(plan(connection, questions.REACH_OF_CHANGES))


@pytest.mark.parametrize(
    "where",
    [
        GraphFilter(),
        GraphFilter(source="SYR"),
        GraphFilter(target="SYR", min_confidence=50),
        GraphFilter(actor="SYR", since=DAY),
        GraphFilter(party="SYR"),
        GraphFilter(language="ar"),
    ],
)
def test_claims_come_in_order_without_sorting(
    connection: sqlite3.Connection, where: GraphFilter
) -> None:
    for after in (None, PLACE_OF_CLAIM):
        steps = plan(connection, claims_asked(where, after, 100).statement)
        assert scanned(steps) == set()
        assert not any("TEMP B-TREE" in step for step in steps)


@pytest.mark.parametrize(
    "where",
    [
        GraphFilter(source="SYR", target="TUR"),
        GraphFilter(source="SYR", target="TUR", types=frozenset({"ATTACKS"})),
        GraphFilter(article="a-001"),
        GraphFilter(actor="SYR", other="TUR"),
        GraphFilter(speaker="UN"),
    ],
)
def test_the_claims_behind_a_relation_are_found_by_it(
    connection: sqlite3.Connection, where: GraphFilter
) -> None:
    steps = plan(connection, claims_asked(where, None, 100).statement)
    assert scanned(steps) == set()
    assert not any("claims_by_day" in step for step in steps)


@pytest.mark.parametrize("order", RelationOrder)
def test_relations_come_in_order_without_sorting(
    connection: sqlite3.Connection, order: RelationOrder
) -> None:
    rank = "2025-01-05" if order is RelationOrder.LAST_SEEN else 3
    for after in (None, (rank, "SYR", "ATTACKS", "TUR")):
        steps = plan(connection, relations_asked(GraphFilter(), order, after, 100).statement)
        assert scanned(steps) == set()
        assert not any("TEMP B-TREE" in step for step in steps)


@pytest.mark.parametrize(
    "where",
    [
        GraphFilter(source="SYR"),
        GraphFilter(actor="SYR", types=frozenset({"ATTACKS"})),
        GraphFilter(source="SYR", target="TUR"),
        GraphFilter(party="SYR"),
        GraphFilter(source="SYR", since=DAY),
        GraphFilter(actor="SYR", language="ar"),
        GraphFilter(article="a-001"),
        GraphFilter(speaker="UN"),
        GraphFilter(since=DAY),
    ],
)
def test_relations_are_found_by_their_ends_or_claims(
    connection: sqlite3.Connection, where: GraphFilter
) -> None:
    question = relations_asked(where, RelationOrder.CLAIMS, None, 100)
    assert scanned(plan(connection, question.statement)) - {"r"} == set()


@pytest.mark.parametrize("where", [GraphFilter(), GraphFilter(since=DAY)])
def test_a_network_around_some_is_found_by_its_ends(
    connection: sqlite3.Connection, where: GraphFilter
) -> None:
    for those in (None, {"TUR"}):
        steps = plan(connection, network_asked(where, {"SYR"}, those, -1).statement)
        assert scanned(steps) - {"r"} == set()


@pytest.mark.parametrize(
    "where", [GraphFilter(actor="SYR", other="TUR"), GraphFilter(source="SYR", target="TUR")]
)
def test_the_tallies_of_a_pair_are_counted_by_its_claims(
    connection: sqlite3.Connection, where: GraphFilter
) -> None:
    steps = plan(connection, tally_asked(where, {Grouping.MONTH, Grouping.TYPE}).statement)
    assert scanned(steps) == set()


def test_a_search_goes_by_the_keys_of_names(connection: sqlite3.Connection) -> None:
    assert scanned(plan(connection, questions.SEARCH)) - {"shared", "near"} == set()
