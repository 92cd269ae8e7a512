"""The layout of the file, its settings and its transactions."""

from __future__ import annotations

from graph_schema.stores.embedded.sql import stories

APPLICATION_ID = 0x41637447
LAYOUT = 5
BEFORE_STORIES = 3
BEFORE_REVIEWS = 4

SETTINGS = (
    "PRAGMA foreign_keys = ON",
    # In WAL mode this loses no change when a process dies, and keeps the file whole when the
    # machine does.
    "PRAGMA synchronous = NORMAL",
    "PRAGMA secure_delete = FAST",
    "PRAGMA cache_size = -8192",
    # Changes touch many pages; the later they are copied into place, the fewer copies.
    "PRAGMA wal_autocheckpoint = 8000",
    "PRAGMA journal_size_limit = 67108864",
)
USE_WAL = "PRAGMA journal_mode = WAL"
READ_APPLICATION_ID = "PRAGMA application_id"
READ_LAYOUT = "PRAGMA user_version"
COUNT_TABLES = "SELECT count(*) FROM sqlite_master"

BEGIN_READING = "BEGIN"
BEGIN_WRITING = "BEGIN IMMEDIATE"
COMMIT = "COMMIT"
ROLLBACK = "ROLLBACK"

# What people judged, and what was read in the articles that read otherwise because of it.
_REVIEWS = (
    """CREATE TABLE judgements (
        one TEXT NOT NULL, other TEXT NOT NULL, sameness TEXT NOT NULL, reviewer TEXT NOT NULL,
        time INTEGER NOT NULL, reason TEXT, PRIMARY KEY (one, other)) WITHOUT ROWID""",
    "CREATE INDEX judgements_by_other ON judgements (other, one)",
    "CREATE TABLE stand_for (actor TEXT PRIMARY KEY, goes_by TEXT NOT NULL) WITHOUT ROWID",
    """CREATE TABLE verdicts (
        claim TEXT PRIMARY KEY, article TEXT NOT NULL, source TEXT NOT NULL, type TEXT NOT NULL,
        target TEXT NOT NULL, polarity TEXT NOT NULL, start INTEGER NOT NULL,
        "end" INTEGER NOT NULL, in_title INTEGER NOT NULL, correctness TEXT NOT NULL,
        reviewer TEXT NOT NULL, time INTEGER NOT NULL, reason TEXT) WITHOUT ROWID""",
    "CREATE INDEX verdicts_by_article ON verdicts (article, claim)",
    """CREATE TABLE readings (
        article TEXT PRIMARY KEY, names TEXT NOT NULL, document TEXT NOT NULL) WITHOUT ROWID""",
)
CREATE = (
    f"PRAGMA application_id = {APPLICATION_ID}",
    f"PRAGMA user_version = {LAYOUT}",
    "CREATE TABLE revision (value INTEGER NOT NULL)",
    "INSERT INTO revision VALUES (0)",
    """CREATE TABLE articles (
        n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, digest TEXT NOT NULL,
        language TEXT NOT NULL, published TEXT NOT NULL, publisher TEXT, url TEXT, title TEXT,
        text TEXT NOT NULL, coder TEXT)""",
    "CREATE INDEX articles_by_publisher ON articles (publisher, id)",
    """CREATE TABLE sightings (
        article INTEGER NOT NULL REFERENCES articles, id TEXT NOT NULL, kind TEXT NOT NULL,
        party TEXT NOT NULL, name TEXT NOT NULL, name_en TEXT, name_ar TEXT,
        aliases TEXT NOT NULL, sector TEXT, PRIMARY KEY (article, id)) WITHOUT ROWID""",
    """CREATE TABLE actors (
        id TEXT PRIMARY KEY, kind TEXT NOT NULL, party TEXT NOT NULL, name TEXT NOT NULL,
        name_en TEXT, name_ar TEXT, aliases TEXT NOT NULL, sector TEXT)
        WITHOUT ROWID""",
    "CREATE INDEX actors_by_party ON actors (party, id)",
    """CREATE TABLE actor_tallies (
        actor TEXT NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL, times INTEGER NOT NULL,
        PRIMARY KEY (actor, field, value)) WITHOUT ROWID""",
    """CREATE TABLE names (
        folded TEXT NOT NULL, actor TEXT NOT NULL REFERENCES actors ON DELETE CASCADE,
        PRIMARY KEY (folded, actor)) WITHOUT ROWID""",
    "CREATE INDEX names_by_actor ON names (actor)",
    """CREATE TABLE name_keys (
        key TEXT NOT NULL, actor TEXT NOT NULL, PRIMARY KEY (key, actor)) WITHOUT ROWID""",
    """CREATE TABLE claims (
        n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
        article INTEGER NOT NULL REFERENCES articles, source TEXT NOT NULL, type TEXT NOT NULL,
        target TEXT NOT NULL, source_party TEXT NOT NULL, target_party TEXT NOT NULL,
        polarity TEXT NOT NULL, modality TEXT NOT NULL, confidence INTEGER NOT NULL,
        quote TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
        in_title INTEGER NOT NULL, coder TEXT NOT NULL, speaker TEXT, occurred_on TEXT NOT NULL,
        date_source TEXT, counts INTEGER NOT NULL, day TEXT NOT NULL, publisher TEXT,
        language TEXT NOT NULL, story INTEGER NOT NULL)""",
    "CREATE INDEX claims_by_article ON claims (article)",
    "CREATE INDEX claims_by_day ON claims (day DESC, id)",
    "CREATE INDEX claims_by_speaker ON claims (speaker, day DESC, id) WHERE speaker IS NOT NULL",
    """CREATE TABLE claim_ends (
        actor TEXT NOT NULL, day TEXT NOT NULL, id TEXT NOT NULL, claim INTEGER NOT NULL,
        PRIMARY KEY (actor, day DESC, id)) WITHOUT ROWID""",
    """CREATE TABLE edges (
        n INTEGER PRIMARY KEY, source TEXT NOT NULL, type TEXT NOT NULL, target TEXT NOT NULL,
        claims INTEGER NOT NULL DEFAULT 0, negated INTEGER NOT NULL DEFAULT 0,
        hypothetical INTEGER NOT NULL DEFAULT 0, articles INTEGER NOT NULL DEFAULT 0,
        publishers INTEGER NOT NULL DEFAULT 0, stories INTEGER NOT NULL DEFAULT 0,
        events INTEGER NOT NULL DEFAULT 0,
        first_seen TEXT NOT NULL DEFAULT '', last_seen TEXT NOT NULL DEFAULT '',
        confidence INTEGER NOT NULL DEFAULT 0, UNIQUE (source, target, type))""",
    "CREATE INDEX edges_by_target ON edges (target, type)",
    """CREATE INDEX edges_by_claims ON edges (claims DESC, source, type, target)
        WHERE claims > 0""",
    """CREATE INDEX edges_by_last_seen ON edges (last_seen DESC, source, type, target)
        WHERE claims > 0""",
    """CREATE INDEX edges_by_confidence ON edges (confidence DESC, source, type, target)
        WHERE claims > 0""",
    """CREATE TABLE edge_tallies (
        edge INTEGER NOT NULL REFERENCES edges, what INTEGER NOT NULL, value NOT NULL,
        times INTEGER NOT NULL, PRIMARY KEY (edge, what, value)) WITHOUT ROWID""",
    """CREATE TABLE claim_edges (
        edge INTEGER NOT NULL REFERENCES edges, day TEXT NOT NULL, id TEXT NOT NULL,
        claim INTEGER NOT NULL REFERENCES claims, PRIMARY KEY (edge, day DESC, id))
        WITHOUT ROWID""",
    "CREATE INDEX claim_edges_by_claim ON claim_edges (claim)",
    """CREATE TABLE offices (
        id TEXT PRIMARY KEY, article INTEGER NOT NULL REFERENCES articles, person TEXT NOT NULL,
        party TEXT NOT NULL, title TEXT NOT NULL, quote TEXT NOT NULL, start INTEGER NOT NULL,
        "end" INTEGER NOT NULL, in_title INTEGER NOT NULL, coder TEXT NOT NULL) WITHOUT ROWID""",
    "CREATE INDEX offices_by_article ON offices (article)",
    "CREATE INDEX offices_by_person ON offices (person, title, id)",
    "CREATE INDEX offices_by_party ON offices (party, person, title, id)",
    """CREATE TABLE jobs (
        n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, article TEXT NOT NULL,
        language TEXT NOT NULL, title TEXT, text TEXT, published TEXT NOT NULL, publisher TEXT,
        url TEXT, state TEXT NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, error TEXT,
        worker TEXT, due INTEGER NOT NULL, enqueued INTEGER NOT NULL,
        givers TEXT NOT NULL DEFAULT '[]')""",
    "CREATE INDEX jobs_by_article ON jobs (article)",
    "CREATE INDEX jobs_open ON jobs (enqueued, n) WHERE state IN ('queued', 'leased')",
    "CREATE INDEX jobs_dead ON jobs (n) WHERE state = 'dead'",
    """CREATE TABLE changes (
        n INTEGER PRIMARY KEY, revision INTEGER NOT NULL, time INTEGER NOT NULL,
        kind TEXT NOT NULL, id TEXT NOT NULL, article TEXT NOT NULL)""",
    "CREATE INDEX retractions ON changes (n) WHERE kind <> 'claim.added'",
    """CREATE TABLE entries (
        kind TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, document TEXT NOT NULL,
        PRIMARY KEY (kind, id)) WITHOUT ROWID""",
    *stories.CREATE,
    *_REVIEWS,
)
# By the layout that a file has: what makes it one of the next.
UPGRADES = {
    2: (
        "ALTER TABLE jobs ADD COLUMN givers TEXT NOT NULL DEFAULT '[]'",
        "PRAGMA user_version = 3",
    ),
    BEFORE_STORIES: (*stories.ALTER, *stories.CREATE, "PRAGMA user_version = 4"),
    BEFORE_REVIEWS: (
        "ALTER TABLE articles ADD COLUMN coder TEXT",
        """UPDATE articles SET coder = coalesce(
            (SELECT coder FROM claims WHERE article = articles.n LIMIT 1),
            (SELECT coder FROM offices WHERE article = articles.n LIMIT 1))""",
        *_REVIEWS,
        "PRAGMA user_version = 5",
    ),
}
