"""What is asked before a question in Cypher by a person is run."""

from __future__ import annotations

# On a line of its own, so that places in a query stay where they are but for one line.
EXPLAIN = "EXPLAIN\n"
FUNCTIONS_OF_OTHERS = "SHOW FUNCTIONS YIELD name, isBuiltIn WHERE NOT isBuiltIn RETURN name"
