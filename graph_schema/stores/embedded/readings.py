"""What was read in articles, and what the reviews leave of it."""

from __future__ import annotations

import json
import sqlite3

from graph_schema.records import Article, CodedArticle
from graph_schema.stores import columns
from graph_schema.stores.embedded.content import coded_of
from graph_schema.stores.embedded.sql import reviews as sql
from graph_schema.stores.readings import reading_of, reading_text
from graph_schema.stores.reviewing import names_in, reviewed


def heard(connection: sqlite3.Connection, read: CodedArticle) -> CodedArticle:
    """Give what the reviews leave of what was read in an article."""
    names = json.dumps(names_in(read), ensure_ascii=False)
    stand_for = dict(connection.execute(sql.STAND_FOR, (names,)).fetchall())
    verdicts = connection.execute(sql.VERDICTS_IN, (read.article.id,)).fetchall()
    return reviewed(read, stand_for, list(map(columns.verdict, verdicts)))


def as_read(connection: sqlite3.Connection, number: int, article: Article) -> CodedArticle:
    """Give what was read in a stored article, before any review."""
    row = connection.execute(sql.READING, (article.id,)).fetchone()
    kept = None if row is None else reading_of(row[0], article)
    return kept or coded_of(connection, number, article)


def keep_reading(connection: sqlite3.Connection, read: CodedArticle, left: CodedArticle) -> None:
    """Keep what was read where the reviews leave something else; forget it where they do not."""
    if left == read:
        forget_reading(connection, read.article.id)
        return
    names = json.dumps(names_in(read), ensure_ascii=False)
    connection.execute(sql.KEEP_READING, (read.article.id, names, reading_text(read)))


def forget_reading(connection: sqlite3.Connection, article_id: str) -> None:
    """Forget what was read in an article."""
    connection.execute(sql.FORGET_READING, (article_id,))
