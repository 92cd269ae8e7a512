"""Trains the Arabic models that ship for Stanza; see python -m ingest.training.stanza_models."""
