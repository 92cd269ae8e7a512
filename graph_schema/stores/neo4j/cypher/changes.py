"""The statements of changes; each takes lists, so that one change is few round trips.

The lists are in one map, `$rows`: Neo4j plans a statement anew for every combination of sizes
that its parameters have, but does not look into a map.
"""

from __future__ import annotations

from graph_schema.stores.neo4j.cypher.reviews import VERDICT

# What stands in the database of all that a change touches. It begins with a change to one node
# that every change makes, so that others wait here and nothing read below changes meanwhile.
STANDING = """MATCH (g:Actorgraph {id: 'graph'}) SET g.held = true
WITH g LIMIT 1
RETURN
COLLECT { UNWIND $rows.articles AS id MATCH (a:Article {id: id}) RETURN [a.id, a.digest] },
COLLECT { UNWIND $rows.records AS id MATCH (c:Claim {id: id}) RETURN [c.id, c.article] }
  + COLLECT { UNWIND $rows.records AS id MATCH (o:Office {id: id}) RETURN [o.id, o.article] },
COLLECT { UNWIND $rows.actors AS id MATCH (t:ActorTally {id: id}) RETURN [t.id, t.tally] },
COLLECT { UNWIND $rows.relations AS id MATCH (r:Relation {id: id})
  RETURN [r.id, r.claims, r.negated, r.hypothetical, r.articles, r.publishers, r.stories, r.events,
  r.first_day, r.last_day, r.confidences] },
COLLECT { UNWIND $rows.tallies AS id MATCH (t:Tally {id: id}) RETURN [t.id, t.times] },
COLLECT { UNWIND $rows.names AS name MATCH (s:StandIn {actor: name}) RETURN [s.actor, s.goes_by] },
"""
STANDING += f"""COLLECT {{ UNWIND $rows.articles AS id MATCH (v:Verdict {{article: id}})
  RETURN [{VERDICT}] }}"""

# Takes articles away, with their claims and offices, and sets tallies.
TAKE = """CALL () {
  UNWIND $rows.articles AS id MATCH (a:Article {id: id})<-[:IN]-(x) DETACH DELETE x
}
CALL () {
  UNWIND $rows.articles AS id MATCH (a:Article {id: id}) DETACH DELETE a
}
CALL () {
  UNWIND $rows.articles AS id MATCH (r:Reading {article: id}) DELETE r
}
CALL () {
  UNWIND $rows.articles AS id MATCH (f:Fingerprint {id: id}) DELETE f
}
CALL () {
  UNWIND $rows.tallies AS row MERGE (t:Tally {id: row.id}) SET t.times = row.times
}
CALL () {
  UNWIND $rows.tallies_gone AS id MATCH (t:Tally {id: id}) DELETE t
}"""

# The first and the last day that relations still have a tally of.
EXTREMES = """UNWIND $rows.relations AS id
RETURN id,
head(COLLECT { MATCH (t:Tally) WHERE t.id > id + ' d 0000000' AND t.id < id + ' e'
  RETURN t.id ORDER BY t.id LIMIT 1 }),
head(COLLECT { MATCH (t:Tally) WHERE t.id > id + ' d 0000000' AND t.id < id + ' e'
  RETURN t.id ORDER BY t.id DESC LIMIT 1 })"""

# Puts articles in, and makes actors, relations and offices what all articles now say.
PUT = """CALL () {
  UNWIND $rows.actors AS row MERGE (a:Actor {id: row.id})
  SET a = row.values REMOVE a:State:Organization:Person SET a:$(row.label)
}
CALL () {
  UNWIND $rows.actor_tallies AS row MERGE (t:ActorTally {id: row.id})
  SET t.sightings = row.sightings, t.tally = row.tally
}
CALL () {
  UNWIND $rows.actor_keys AS row MATCH (t:ActorTally {id: row.id}) SET t.keys = row.keys
}
CALL () {
  UNWIND $rows.names_gone AS key MATCH (n:ActorName {key: key}) DELETE n
}
CALL () {
  UNWIND $rows.names AS row MERGE (n:ActorName {key: row.key})
  SET n.folded = row.folded, n.length = row.length, n.actor = row.actor
}
CALL () {
  UNWIND $rows.relations AS row MERGE (r:Relation {id: row.id}) SET r = row
}
CALL () {
  UNWIND $rows.edges AS row MATCH (s:Actor {id: row.source}) MATCH (t:Actor {id: row.target})
  MERGE (s)-[e:$(row.type)]->(t) SET e = row.values
}
CALL () {
  UNWIND $rows.edges_gone AS row
  MATCH (s:Actor {id: row.source})-[e:$(row.type)]->(t:Actor {id: row.target}) DELETE e
}
CALL () {
  UNWIND $rows.relations_gone AS id MATCH (r:Relation {id: id}) DETACH DELETE r
}
CALL () {
  UNWIND $rows.articles AS row CREATE (a:Article) SET a = row
}
CALL () {
  UNWIND $rows.fingerprints AS row CREATE (f:Fingerprint) SET f = row
}
CALL () {
  UNWIND $rows.published AS row MATCH (a:Article {id: row.article})
  MERGE (p:Publisher {name: row.publisher}) ON CREATE SET p.caption = row.publisher
  CREATE (a)-[:PUBLISHED_BY]->(p)
}
CALL () {
  UNWIND $rows.publishers_left AS name MATCH (p:Publisher {name: name})
  WHERE NOT EXISTS { (p)<-[:PUBLISHED_BY]-() } DETACH DELETE p
}
CALL () {
  UNWIND $rows.mentions AS row MATCH (a:Article {id: row.article}) MATCH (x:Actor {id: row.actor})
  CREATE (a)-[m:MENTIONS]->(x) SET m = row.values
}
CALL () {
  UNWIND $rows.claims AS row MATCH (a:Article {id: row.article})
  MATCH (s:Actor {id: row.source}) MATCH (t:Actor {id: row.target})
  CREATE (c:Claim) SET c = row CREATE (c)-[:IN]->(a), (c)-[:SOURCE]->(s), (c)-[:TARGET]->(t)
}
CALL () {
  UNWIND $rows.spoken AS row MATCH (c:Claim {id: row.claim}) MATCH (x:Actor {id: row.speaker})
  CREATE (c)-[:SPEAKER]->(x)
}
CALL () {
  UNWIND $rows.stated AS row MATCH (c:Claim {id: row.claim}) MATCH (r:Relation {id: row.relation})
  CREATE (c)-[:STATES]->(r)
}
CALL () {
  UNWIND $rows.tallies AS row MERGE (t:Tally {id: row.id}) SET t.times = row.times
}
CALL () {
  UNWIND $rows.offices AS row MATCH (a:Article {id: row.article}) MATCH (h:Actor {id: row.person})
  CREATE (o:Office) SET o = row CREATE (o)-[:IN]->(a), (o)-[:HOLDER]->(h)
}
CALL () {
  UNWIND $rows.under AS row MATCH (o:Office {id: row.office}) MATCH (x:Actor {id: row.party})
  CREATE (o)-[:UNDER]->(x)
}
CALL () {
  UNWIND $rows.held AS row MATCH (h:Actor {id: row.person}) MATCH (x:Actor {id: row.party})
  MERGE (h)-[d:HOLDS_OFFICE {title: row.title}]->(x)
  SET d.articles = coalesce(d.articles, 0) + row.by
  WITH d WHERE d.articles < 1 DELETE d
}
CALL () {
  UNWIND $rows.actors_gone AS id MATCH (t:ActorTally {id: id}) DELETE t
}
CALL () {
  UNWIND $rows.actors_gone AS id MATCH (a:Actor {id: id}) DETACH DELETE a
}
MATCH (g:Actorgraph {id: 'graph'}) SET g.revision = g.revision + $rows.changes"""

# A review that changes no article is a change of the graph all the same.
COUNT = "MATCH (g:Actorgraph {id: 'graph'}) SET g.revision = g.revision + 1"
DIGESTS = "UNWIND $ids AS id MATCH (a:Article {id: id}) RETURN a.id, a.digest"
