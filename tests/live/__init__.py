"""What only a real Neo4j can show: faults, rivals, and the graph as people see it."""
