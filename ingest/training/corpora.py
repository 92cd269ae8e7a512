"""Reads the unannotated news, for the vocabulary and for masked-word training."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

ARABIC, ENGLISH = "arabic_news.jsonl.gz", "english_news.jsonl.gz"


def news(shared: Path, name: str) -> Iterator[str]:
    """Yield the title and text of each article of one corpus file."""
    with gzip.open(shared / "corpora" / name, "rt", encoding="utf8") as file:
        for line in file:
            article = json.loads(line)
            yield f"{article['title'] or ''}\n{article['text']}".strip()
