"""The statements of stories: what each article is compared by, and which it shares with others."""

from __future__ import annotations

# An article that replaces another keeps its number, so that stories outlive a change within one
# transaction. Only stories that several articles tell have rows; a story's number is that of its
# first article.
CREATE = (
    """CREATE TABLE fingerprints (
        article INTEGER PRIMARY KEY REFERENCES articles DEFERRABLE INITIALLY DEFERRED,
        signature BLOB NOT NULL)""",
    """CREATE TABLE bands (
        key INTEGER NOT NULL, article INTEGER NOT NULL, PRIMARY KEY (key, article))
        WITHOUT ROWID""",
    """CREATE TABLE stories (
        article INTEGER PRIMARY KEY REFERENCES articles DEFERRABLE INITIALLY DEFERRED,
        story INTEGER NOT NULL)""",
    "CREATE INDEX stories_by_story ON stories (story)",
)
# From the layout before stories to the one with them; the counts are filled in afterwards.
ALTER = (
    "ALTER TABLE edges ADD COLUMN stories INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE claims ADD COLUMN story INTEGER NOT NULL DEFAULT 0",
)

LAST_ARTICLE = "SELECT coalesce(max(n), 0) FROM articles"
ALL_ARTICLES = "SELECT n FROM articles ORDER BY n"
STORY = "SELECT story FROM stories WHERE article = ?"
SIGNATURE = "SELECT signature FROM fingerprints WHERE article = ?"
SHARING = """SELECT a.n, a.id, a.published, a.publisher, f.signature, o.n, o.id, o.published
    FROM (SELECT DISTINCT article FROM bands
        WHERE key IN (SELECT value FROM json_each(?))) q
    CROSS JOIN articles a ON a.n = q.article CROSS JOIN fingerprints f ON f.article = q.article
    LEFT JOIN stories s ON s.article = q.article LEFT JOIN articles o ON o.n = s.story"""
TELLING = """SELECT a.n, a.id, a.published, a.publisher, f.signature FROM stories s
    CROSS JOIN articles a ON a.n = s.article CROSS JOIN fingerprints f ON f.article = s.article
    WHERE s.story = ?"""
FIRST = "SELECT id FROM articles WHERE n = ?"
ADD_FINGERPRINT = "INSERT INTO fingerprints (article, signature) VALUES (?, ?)"
ADD_BAND = "INSERT OR IGNORE INTO bands (key, article) VALUES (?, ?)"
REMOVE_FINGERPRINT = "DELETE FROM fingerprints WHERE article = ?"
REMOVE_BAND = "DELETE FROM bands WHERE key = ? AND article = ?"
SET_STORY = """INSERT INTO stories (article, story) VALUES (?, ?)
    ON CONFLICT DO UPDATE SET story = excluded.story"""
REMOVE_STORY = "DELETE FROM stories WHERE article = ?"
SET_CLAIMS_STORY = "UPDATE claims SET story = ? WHERE article = ?"
EDGES_ASSERTED = """SELECT DISTINCT l.edge FROM claims c JOIN claim_edges l ON l.claim = c.n
    WHERE c.article = ? AND c.counts"""
