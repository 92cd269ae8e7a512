"""What was read in an article that reads otherwise since it was reviewed, as stores keep it."""

from __future__ import annotations

from dataclasses import replace

from graph_schema.records import Article, CodedArticle
from graph_schema.serial import dump, load
from graph_schema.stores.content import canonical


def reading_text(read: CodedArticle) -> str:
    """Give what was read, without the text that it was read in, as one line."""
    return dump(replace(read, article=replace(read.article, title=None, text="")))


def reading_of(text: str | None, article: Article) -> CodedArticle | None:
    """Give what `reading_text` made a line of, with its article; None for None."""
    if text is None:
        return None
    return canonical(replace(load(text, f"reading of {article.id}"), article=article))
