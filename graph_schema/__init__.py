"""What the graph may contain and where it is kept: model, records, ids, stores."""
