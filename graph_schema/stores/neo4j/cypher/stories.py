"""The statements of stories: what each article is compared by, and which it shares with others."""

from __future__ import annotations

from graph_schema.stores.neo4j.cypher.questions import ARTICLE_FIELDS

# Articles that have a band of some others. Bands are words to Lucene; one query for each article,
# because Lucene takes no more than 1,024 words in one.
SHARING = """CALL () {
  UNWIND $rows.queries AS query
  CALL db.index.fulltext.queryNodes('actorgraph_bands', query) YIELD node
  RETURN DISTINCT node AS f
}
MATCH (a:Article {id: f.id})
OPTIONAL MATCH (o:Article {id: f.story})
RETURN a.id, a.published, a.publisher, f.signature, o.id, o.published"""
TELLING = """MATCH (a:Article {story: $story}) MATCH (f:Fingerprint {id: a.id})
RETURN a.id, a.published, a.publisher, f.signature"""
# The stories that articles share with others.
SHARED = """UNWIND $rows.articles AS id MATCH (f:Fingerprint {id: id}) WHERE f.story IS NOT NULL
RETURN f.id, f.story"""
# The relations that claims of articles assert.
ASSERTED = """UNWIND $rows.articles AS id MATCH (a:Article {id: id})
RETURN id, COLLECT { MATCH (a)<-[:IN]-(c:Claim)-[:STATES]->(r:Relation) WHERE c.counts
  RETURN DISTINCT [r.source, r.type, r.target] }"""
TELL = """CALL () {
  UNWIND $rows.retold AS row MATCH (a:Article {id: row.id}) SET a.story = row.story
}
CALL () {
  UNWIND $rows.retold AS row MATCH (f:Fingerprint {id: row.id}) SET f.story = row.shared
}
CALL () {
  UNWIND $rows.retold AS row MATCH (:Article {id: row.id})<-[:IN]-(c:Claim)
  SET c.story = row.story
}"""

# From the layout before stories to the one with them; each may be done again.
ARTICLES = f"""MATCH (a:Article) WHERE a.id > $after
RETURN {ARTICLE_FIELDS} ORDER BY a.id LIMIT $limit"""
PRINT = """UNWIND $rows.fingerprints AS row MERGE (f:Fingerprint {id: row.id}) SET f = row"""
RELATIONS = """MATCH (r:Relation) WHERE r.id > $after WITH r ORDER BY r.id LIMIT $limit
RETURN r.id, r.source, r.type, r.target, COLLECT {
  MATCH (r)<-[:STATES]-(c:Claim) WHERE c.counts RETURN DISTINCT [c.story, c.article] }"""
COUNT = """CALL () {
  UNWIND $rows.relations AS row MATCH (r:Relation {id: row.id}) SET r.stories = row.stories
}
CALL () {
  UNWIND $rows.edges AS row
  MATCH (s:Actor {id: row.source})-[e:$(row.type)]->(t:Actor {id: row.target})
  SET e.stories = row.stories
}
CALL () {
  UNWIND $rows.tallies AS row MERGE (t:Tally {id: row.id}) SET t.times = row.times
}"""
UPGRADED = "MATCH (g:Actorgraph) WHERE g.layout IS NOT NULL SET g.layout = $layout"
