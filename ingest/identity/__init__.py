"""Whether two names mean one actor: judgements with a reason, and names resolved to the known."""
