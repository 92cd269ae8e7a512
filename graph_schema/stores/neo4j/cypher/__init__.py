"""All Cypher of the Neo4j store; values are `$parameters`, never part of a statement.

Statements are put together from the constants of this package only. Names of relation types and
labels come from the model and are parameters too.
"""
