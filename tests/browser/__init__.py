"""A real Neo4j Browser in a headless Chromium, on a real server."""
