"""Trains the reader's encoder; needs torch, and nothing imports it at run time."""
