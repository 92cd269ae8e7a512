"""The memory store: the plainest thing that fulfils the interfaces, for tests and small jobs."""
