"""The Neo4j store: the graph in a database that people may look into as well."""
