"""The statements of the log of changes, and of the documents beside the graph."""

from __future__ import annotations

# Comes last in a change, which holds the node of the graph, so that numbers follow the order of
# transactions. Entries are dropped from the old end.
LOG = """MATCH (g:Actorgraph {id: 'graph'})
WITH g, coalesce(g.changes, 0) AS before, coalesce(g.forgotten, 0) AS forgotten
SET g.changes = before + size($rows.changes)
WITH g, before, forgotten, g.changes - $kept AS over
CALL (g, before) {
  UNWIND range(1, size($rows.changes)) AS place
  WITH g, before, place, $rows.changes[place - 1] AS change
  CREATE (c:Change) SET c = change.values
  SET c.number = before + place, c.revision = g.revision - change.later, c.time = $time
}
CALL (over, forgotten) {
  MATCH (c:Change) WHERE c.number > forgotten AND c.number <= over DELETE c
}
SET g.forgotten = CASE WHEN over > forgotten THEN over ELSE forgotten END"""

CHANGES = """MATCH (g:Actorgraph {{id: 'graph'}})
RETURN coalesce(g.forgotten, 0), coalesce(g.changes, 0), COLLECT {{
  MATCH (c:Change) WHERE {conditions}c.number > $after{narrowed}
  RETURN [c.number, c.revision, c.time, c.kind, c.id, c.article]
  ORDER BY c.number LIMIT $limit }}"""
# An index has what is retracted alone.
RETRACTED = "c.retracted = true AND "
CHANGE_IS = {"kinds": " AND c.kind IN $kinds", "since": " AND c.time >= $since"}

_ENTRY = "e.kind, e.id, e.version, e.document"
ENTRY = f"MATCH (e:Entry {{key: $key}}) RETURN {_ENTRY}"
ENTRIES = f"MATCH (e:Entry) WHERE e.kind = $kind AND e.id IS NOT NULL RETURN {_ENTRY} ORDER BY e.id"
# The unique key keeps a second one waiting; `maker` tells whose it is in the end.
ADD_ENTRY = """MERGE (e:Entry {key: $key}) ON CREATE SET e.kind = $kind, e.id = $id, e.version = 1,
  e.document = $document, e.maker = $maker
RETURN e.maker = $maker"""
# What is read after the first SET is read under its lock.
SWAP_ENTRY = """MATCH (e:Entry {key: $key}) SET e.swaps = true
WITH e WHERE e.version = $version
SET e.version = $version + 1, e.document = $document REMOVE e.maker
RETURN true"""
REMOVE_ENTRY = "MATCH (e:Entry {key: $key}) WITH e, e.id AS id DELETE e RETURN id"
