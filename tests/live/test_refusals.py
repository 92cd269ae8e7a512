"""What Neo4j refuses is said in one line, with the way out and without any secret."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph_schema.errors import StoreAddressError, StoreMismatch, StoreUnavailable
from graph_schema.interfaces import Store
from graph_schema.records import CodedArticle
from graph_schema.stores import open_store
from graph_schema.stores.neo4j.cypher import layout
from graph_schema.stores.neo4j.store import open_neo4j
from tests.builders import CODER, a_claim, an_article, coded
from tests.live.picture import asked, recounted, typed_edges
from tests.neo4j.pool import empty
from tests.neo4j.server import USER, Neo4jServer

pytestmark = pytest.mark.live

FULL = (
    "the disk of the server is full or fails; make room, start the server again, then repeat what "
    "was not done: nothing is half done"
)


def refused(address: str, **asked_for: object) -> str:
    """Give what is said, in one line, when an address cannot be opened."""
    with pytest.raises((StoreUnavailable, StoreMismatch)) as caught:
        open_neo4j(address, create=True, patience=0.5, **asked_for)  # type: ignore[arg-type]
    said = str(caught.value)
    assert "\n" not in said
    return said


def test_a_wrong_password_is_named_and_not_shown(shared: Neo4jServer) -> None:
    said = refused(f"bolt://{USER}:mistaken@{shared.host}/neo4j")
    assert said == (
        f"bolt://{shared.host}/neo4j: user or password is wrong; check the address, or "
        "ACTORGRAPH_NEO4J_PASSWORD"
    )


def test_a_password_may_be_given_apart(opened: Store, shared: Neo4jServer) -> None:
    opened.writer.put(coded())
    with open_store(f"neo4j://{shared.host}", password=shared.password, create=False) as store:
        assert store.reader.totals().articles == 1
    with pytest.raises(
        StoreAddressError, match=r"no password for neo4j.*ACTORGRAPH_NEO4J_PASSWORD"
    ):
        open_store(f"bolt://neo4j@{shared.host}")


def test_a_server_that_is_not_there_is_named() -> None:
    for scheme in ("bolt", "neo4j"):
        said = refused(f"{scheme}://neo4j:secret@127.0.0.1:1/neo4j")
        assert said == (
            f"{scheme}://127.0.0.1:1/neo4j: no server answers; start it, or check host and port"
        )


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_an_unknown_database_is_named(shared: Neo4jServer, scheme: str) -> None:
    said = refused(f"{scheme}://{USER}:{shared.password}@{shared.host}/elsewhere")
    assert said == (
        f"{scheme}://{shared.host}/elsewhere: there is no such database on the server; make it, "
        "or give another at the end"
    )


def test_an_empty_database_is_no_graph_unless_one_is_to_be_made(shared: Neo4jServer) -> None:
    empty(shared)
    with pytest.raises(StoreUnavailable, match="there is no graph here yet"):
        open_store(shared.address, create=False)
    assert asked(shared, "MATCH (n) RETURN count(n)") == [[0]]


def test_a_database_with_other_data_is_left_alone(shared: Neo4jServer) -> None:
    empty(shared)
    asked(shared, "CREATE (:Actor {id: 'SYR'})-[:ATTACKS]->(:Actor {id: 'TUR'})")
    before = asked(shared, "MATCH (n) RETURN labels(n), properties(n) ORDER BY n.id")
    assert "holds data of another program; nothing was changed" in refused(shared.address)
    assert asked(shared, "MATCH (n) RETURN labels(n), properties(n) ORDER BY n.id") == before


def test_another_layout_is_named(opened: Store, shared: Neo4jServer) -> None:
    opened.writer.put(coded())
    asked(shared, "MATCH (g:Actorgraph {id: 'graph'}) SET g.layout = 99")
    said = refused(shared.address)
    assert f"has layout 99, and this version reads {layout.LAYOUT}" in said


def test_a_graph_of_layout_2_becomes_one_of_this_layout(opened: Store, shared: Neo4jServer) -> None:
    article = an_article("a-1")
    opened.writer.put_all([coded(article, a_claim(article)), coded("a-2")])
    asked(shared, "MATCH (g:Actorgraph) SET g.layout = 2")
    with open_neo4j(shared.address, create=False) as store:
        # Who read an article is known where something was found in it.
        assert [entry.coder for entry in store.reader.export()] == [CODER, None]
    assert asked(shared, "MATCH (g:Actorgraph) RETURN DISTINCT g.layout") == [[layout.LAYOUT]]


def test_an_index_that_was_taken_away_is_made_again(opened: Store, shared: Neo4jServer) -> None:
    opened.writer.put(coded())
    asked(shared, "DROP INDEX actorgraph_names")
    asked(shared, "DROP CONSTRAINT actorgraph_claim_id_unique")
    with open_store(shared.address):
        (names,) = asked(
            shared, "SHOW INDEXES YIELD name WHERE name STARTS WITH 'actorgraph_' RETURN count(*)"
        )
        assert names == [len(layout.SCHEMA)]


def test_a_database_that_is_only_read_says_so(own: Neo4jServer) -> None:
    with open_store(own.address) as store:
        store.writer.put(coded("a-1"))
    own.stop()
    own.configure("server.databases.read_only=neo4j\n")
    own.start()
    with open_store(own.address, create=False) as store:
        with pytest.raises(StoreUnavailable, match="it cannot be written here"):
            store.writer.put(coded("a-2"))
        assert store.reader.totals().articles == 1


def test_a_server_that_goes_away_and_comes_back(own: Neo4jServer) -> None:
    with open_neo4j(own.address, create=True, patience=0.5) as store:
        store.writer.put(coded("a-1"))
        own.kill()
        with pytest.raises(StoreUnavailable, match="no server answers"):
            store.writer.put(coded("a-2"))
        with pytest.raises(StoreUnavailable, match="no server answers"):
            store.reader.totals()
        own.start()
        assert store.writer.put(coded("a-2")) is True
        assert store.reader.totals().articles == 2


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Give a folder on a disk of its own with little room; skips where none may be mounted."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=96m", "tmpfs", str(folder)],  # noqa: S607
        capture_output=True,
        check=False,
    )
    if mounted.returncode:
        pytest.skip("a disk of its own needs the right to mount one")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)  # noqa: S607


def test_a_full_disk_is_named_and_loses_nothing(small_disk: Path, tmp_path: Path) -> None:
    server = Neo4jServer(tmp_path / "home", data=small_disk / "data")
    server.start()
    stored = []
    try:
        with open_neo4j(server.address, create=True, patience=0.5) as store:
            for number in range(5):
                article = an_article(f"a-{number}")
                stored.append(coded(article, a_claim(article)))
                store.writer.put(stored[-1])
            filler = small_disk / "filler"
            _fill(filler)
            said = _put_until_refused(store, stored)
            assert said == f"bolt://{server.host}/neo4j: {FULL}"
        filler.unlink()
        server.kill()
        server.start()
        with open_neo4j(server.address, create=False, patience=0.5) as store:
            there = list(store.reader.export())
            known = {entry.article.id for entry in there}
            # What was refused may have reached the log before the disk was full, but as a whole.
            assert {entry.article.id for entry in stored} <= known
            assert len(there) <= len(stored) + 1
            assert typed_edges(server) == recounted(there)
            assert store.writer.put(coded("a-new")) is True
    finally:
        server.kill()


def _put_until_refused(store: Store, stored: list[CodedArticle]) -> str:
    """Put large articles, add those that are taken to `stored`, and give what is said at last."""
    for number in range(len(stored), 100):
        article = an_article(f"a-{number}", text=f"{number} word " * 100_000)
        entry = coded(article, a_claim(article))
        try:
            store.writer.put(entry)
        except StoreUnavailable as refusal:
            return str(refusal)
        stored.append(entry)
    raise AssertionError("the disk was never full")


def _fill(file: Path) -> None:
    try:
        with file.open("wb", buffering=0) as stream:
            while True:
                stream.write(b"\0" * 65_536)
    except OSError:
        return


def test_the_command_line_says_it_in_one_line(shared: Neo4jServer) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "ingest.commands", "export", "-o", "/dev/null"],
        env={"ACTORGRAPH_STORE": f"bolt://{USER}:mistaken@{shared.host}/neo4j", "PATH": "/usr/bin"},
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert done.returncode == 3
    assert "user or password is wrong" in done.stderr
    assert "mistaken" not in done.stderr + done.stdout
    assert len(done.stderr.strip().splitlines()) == 1
