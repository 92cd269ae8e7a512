"""From store to store: copying a graph, and proving that two stores hold and answer the same."""
