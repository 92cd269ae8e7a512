"""Where articles come from: one file for each kind, and `ingest.sources.choose` that picks one."""
