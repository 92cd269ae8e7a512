"""The HTTP service: questions in, answers out. Reads the graph through its store alone."""
