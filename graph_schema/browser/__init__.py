"""What people who open the graph in Neo4j Browser are given: style sheets and saved queries."""
