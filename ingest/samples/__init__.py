"""Short articles of the project's own writing, with the relations that they state."""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path


def samples_file() -> Path:
    """Give the file of the sample articles: articles and gold documents at once."""
    with as_file(files("ingest.samples") / "articles.jsonl") as path:
        return path
