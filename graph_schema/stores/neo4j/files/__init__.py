"""The graph as files that `neo4j-admin database import full` loads: a first load of millions."""
