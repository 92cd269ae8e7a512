"""Measures extraction on the gold and the corpora beside a checkout: `python -m ingest.benchmark`.

What it prints are the figures of docs/extraction.md.
"""
