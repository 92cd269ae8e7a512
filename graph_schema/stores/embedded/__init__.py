"""The embedded store: one SQLite file that several processes may share."""
