"""A real Neo4j Community for the live tests, its jars fetched by Maven and run by a JDK."""
