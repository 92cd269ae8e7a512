"""A database that was written before stories were kept."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph_schema.stores import open_store
from graph_schema.stores.neo4j.cypher import layout
from tests.builders import CODER
from tests.contract.world import a_world
from tests.live.picture import asked, picture, recounted, typed_edges
from tests.neo4j.server import Neo4jServer

pytestmark = pytest.mark.live

BACK = (
    "MATCH (f:Fingerprint) DELETE f",
    "MATCH (n) WHERE n.story IS NOT NULL REMOVE n.story",
    "MATCH (r:Relation) REMOVE r.stories",
    "MATCH (:Actor)-[e]->(:Actor) REMOVE e.stories",
    "MATCH (t:Tally) WHERE t.id CONTAINS ' s ' DELETE t",
    "DROP INDEX actorgraph_bands",
    "MATCH (g:Actorgraph) SET g.layout = $before",
)


def test_its_stories_are_found_when_it_is_opened(shared: Neo4jServer) -> None:
    # An upgrade knows who read an article by what was found in it.
    world = [replace(e, coder=CODER if e.claims or e.offices else None) for e in a_world()]
    asked(shared, "MATCH (n) DETACH DELETE n")
    with open_store(shared.address) as store:
        store.writer.put_all(world)
    expected = picture(shared)
    assert any("Fingerprint" in node for node in expected)
    for statement in BACK:
        asked(shared, statement, before=layout.BEFORE_STORIES)
    assert picture(shared) != expected
    with open_store(shared.address, create=False) as store:
        assert picture(shared) == expected
        store.writer.retract(["a-001", "a-002"])
        left = [entry for entry in world if entry.article.id not in ("a-001", "a-002")]
        assert typed_edges(shared) == recounted(left)
