"""A large graph made on demand, and what the stores make of it in time."""
