"""Two workers on the same actors at once: no node twice, no deadlock that is not tried again."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from graph_schema.interfaces import Store
from graph_schema.stores import open_store
from tests.contract.world import a_world
from tests.live.picture import asked, picture, picture_of, recounted, typed_edges
from tests.neo4j.pool import empty
from tests.neo4j.server import Neo4jServer

pytestmark = pytest.mark.live
WORK = """
import sys
from graph_schema.stores import open_store
from tests.contract.world import a_world
first = int(sys.argv[1])
with open_store(sys.stdin.readline().strip()) as store:
    for number, entry in enumerate(a_world(80)):
        # Every fourth article is brought in by both.
        if number % 2 == first or number % 4 == 0:
            store.writer.put(entry)
        if number % 20 == first:
            store.writer.retract([entry.article.id])
            store.writer.put(entry)
"""


def test_two_processes_that_lay_out_and_write_at_once_double_nothing(shared: Neo4jServer) -> None:
    empty(shared)
    for name, kind in asked(
        shared, "SHOW INDEXES YIELD name, owningConstraint AS c RETURN name, c"
    ):
        if name.startswith("actorgraph_"):
            what = "CONSTRAINT" if kind else "INDEX"
            asked(shared, f"DROP {what} {name}")
    workers = [
        subprocess.Popen(
            [sys.executable, "-c", WORK, str(first)],
            stdin=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[2],
        )
        for first in (0, 1)
    ]
    for worker in workers:
        assert worker.stdin is not None
        worker.stdin.write(shared.address + "\n")
        worker.stdin.close()
    assert [worker.wait(timeout=240) for worker in workers] == [0, 0]
    world = a_world(80)
    assert typed_edges(shared) == recounted(world)
    found = picture(shared)
    assert max(found.values()) == 1
    assert found == picture_of(shared, world)


def test_changes_that_a_deadlock_ends_are_made_again(opened: Store, shared: Neo4jServer) -> None:
    world = a_world(30)
    for entry in world:
        opened.writer.put(entry)
    # Someone else locks nodes of the graph in another order than changes do.
    rude = "MATCH (a:Actor) WITH a ORDER BY a.id DESC SET a.seen = 1 WITH collect(a) AS all " + (
        "MATCH (g:Actorgraph {id: 'graph'}) SET g.seen = 1 REMOVE g.seen "
        "WITH all UNWIND all AS a REMOVE a.seen RETURN count(*)"
    )

    def disturb(_: int) -> int:
        done = 0
        for _ in range(15):
            try:
                asked(shared, rude)
                done += 1
            except Exception as error:
                assert "Deadlock" in str(getattr(error, "code", error))  # noqa: PT017
        return done

    def change(start: int) -> None:
        for entry in world[start::2]:
            assert opened.writer.retract([entry.article.id])
            assert opened.writer.put(entry)

    with ThreadPoolExecutor(4) as pool:
        rude_ones = [pool.submit(disturb, number) for number in range(2)]
        for change_ in [pool.submit(change, start) for start in range(2)]:
            change_.result(timeout=120)
        assert all(one.result(timeout=120) >= 0 for one in rude_ones)
    assert typed_edges(shared) == recounted(world)
    assert opened.reader.revision() == 30 + 60


def test_a_question_waits_for_no_change_and_a_long_one_is_answered(
    opened: Store, shared: Neo4jServer
) -> None:
    """While another process changes the graph all the time, an export still ends."""
    for entry in a_world(40):
        opened.writer.put(entry)
    with open_store(shared.address) as other, ThreadPoolExecutor(1) as pool:

        def change() -> int:
            changes = 0
            while not read.done():
                other.writer.retract(["a-000"])
                other.writer.put(a_world(1)[0])
                changes += 1
            return changes

        with ThreadPoolExecutor(1) as readers:
            read = readers.submit(lambda: [len(list(opened.reader.export())) for _ in range(8)])
            changing = pool.submit(change)
            sizes = read.result(timeout=120)
        assert changing.result(timeout=60) > 0
    assert set(sizes) <= {39, 40}
