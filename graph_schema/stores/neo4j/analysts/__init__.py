"""Questions in Cypher by people: what may be asked, and what an answer looks like without Neo4j."""
