"""Article in, claims out; the worker; the command line."""
