"""Fetching from the web: politely, within limits, and never from inside the network."""
