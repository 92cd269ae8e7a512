"""The statements of changes and of the queue."""

# Statements are put together from the constants of this package only; values are parameters.
# ruff: noqa: S608
from __future__ import annotations

from graph_schema.stores.embedded.sql.questions import ACTOR_FIELDS, ARTICLE_FIELDS

COUNT_CHANGE = "UPDATE revision SET value = value + 1"
# Numbers follow the order of transactions, for one process writes at a time; the newest entry is
# never dropped, so that no number comes twice.
LOG_CHANGE = """INSERT INTO changes (revision, time, kind, id, article)
    VALUES ((SELECT value FROM revision), ?, ?, ?, ?)"""
FORGET_CHANGES = "DELETE FROM changes WHERE n <= (SELECT max(n) FROM changes) - ?"
ARTICLE_STORED = "SELECT n, digest FROM articles WHERE id = ?"
ADD_ARTICLE = f"""INSERT INTO articles (n, {ARTICLE_FIELDS}, coder, digest)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
ADD_SIGHTING = f"INSERT INTO sightings ({ACTOR_FIELDS}, article) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
LAST_CLAIM = "SELECT coalesce(max(n), 0) FROM claims"
ADD_CLAIM = """INSERT INTO claims (n, article, counts, day, publisher, language, story, id, source,
    type, target, source_party, target_party, polarity, modality, confidence, quote, start, "end",
    in_title, coder, speaker, occurred_on, date_source)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
ADD_CLAIM_END = "INSERT INTO claim_ends (actor, day, id, claim) VALUES (?, ?, ?, ?)"
ADD_CLAIM_EDGE = "INSERT INTO claim_edges (edge, day, id, claim) VALUES (?, ?, ?, ?)"
ADD_OFFICE = """INSERT INTO offices (article, id, person, party, title, quote, start, "end",
    in_title, coder) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
REMOVE_CLAIM_END = "DELETE FROM claim_ends WHERE actor = ? AND day = ? AND id = ?"
REMOVE_ARTICLE = (
    "DELETE FROM claim_edges WHERE claim IN (SELECT n FROM claims WHERE article = ?)",
    "DELETE FROM claims WHERE article = ?",
    "DELETE FROM offices WHERE article = ?",
    "DELETE FROM sightings WHERE article = ?",
    "DELETE FROM articles WHERE n = ?",
)
OWNER = """SELECT a.id FROM articles a JOIN (
    SELECT article FROM claims WHERE id = :id UNION SELECT article FROM offices WHERE id = :id
    ) r ON r.article = a.n WHERE a.id <> :article"""

ACTOR_TALLY = "SELECT field, value, times FROM actor_tallies WHERE actor = ?"
SET_ACTOR_TALLY = """INSERT INTO actor_tallies (times, actor, field, value) VALUES (?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET times = excluded.times"""
REMOVE_ACTOR_TALLY = "DELETE FROM actor_tallies WHERE actor = ? AND field = ? AND value = ?"
SET_ACTOR = f"""INSERT INTO actors ({ACTOR_FIELDS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET kind = excluded.kind, party = excluded.party, name = excluded.name,
    name_en = excluded.name_en, name_ar = excluded.name_ar, aliases = excluded.aliases,
    sector = excluded.sector"""
REMOVE_ACTOR = "DELETE FROM actors WHERE id = ?"
ADD_NAME = "INSERT INTO names (folded, actor) VALUES (?, ?)"
REMOVE_NAME = "DELETE FROM names WHERE folded = ? AND actor = ?"
ADD_NAME_KEY = "INSERT INTO name_keys (key, actor) VALUES (?, ?)"
REMOVE_NAME_KEY = "DELETE FROM name_keys WHERE key = ? AND actor = ?"
# Derived edges: `what` of a tally is one of these.
PUBLISHER, DAY, CONFIDENCE, STORY = 0, 1, 2, 3
EDGE = "SELECT n FROM edges WHERE source = ? AND type = ? AND target = ?"
ADD_EDGE = "INSERT INTO edges (source, type, target) VALUES (?, ?, ?) RETURNING n"
TALLY_EDGE = """INSERT INTO edge_tallies (edge, what, value, times) VALUES (?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET times = times + excluded.times RETURNING times"""
REMOVE_EDGE_TALLY = "DELETE FROM edge_tallies WHERE edge = ? AND what = ? AND value = ?"
CHANGE_EDGE = f"""UPDATE edges SET claims = claims + :claims, negated = negated + :negated,
    hypothetical = hypothetical + :hypothetical, articles = articles + :articles,
    publishers = publishers + :publishers, stories = stories + :stories,
    events = events + :events,
    first_seen = coalesce((SELECT min(value) FROM edge_tallies
        WHERE edge = :edge AND what = {DAY} AND value > ''), ''),
    last_seen = coalesce((SELECT max(value) FROM edge_tallies
        WHERE edge = :edge AND what = {DAY}), ''),
    confidence = coalesce((SELECT max(value) FROM edge_tallies
        WHERE edge = :edge AND what = {CONFIDENCE}), 0)
    WHERE n = :edge"""
REMOVE_EMPTY_EDGE = """DELETE FROM edges
    WHERE n = ? AND claims = 0 AND negated = 0 AND hypothetical = 0"""

# Jobs.
_JOB = """id, article, language, title, text, published, publisher, url, state, attempts, error,
    givers"""
JOB = f"SELECT {_JOB} FROM jobs WHERE id = ?"
HELD_JOB = "SELECT article FROM jobs WHERE id = ? AND worker = ? AND state = 'leased'"
SET_JOB = """INSERT INTO jobs (article, language, title, text, published, publisher, url, id, due,
    enqueued, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'queued')
    ON CONFLICT DO UPDATE SET title = excluded.title, text = excluded.text, state = 'queued',
    attempts = 0, error = NULL, worker = NULL, due = excluded.due, enqueued = excluded.enqueued"""
GIVE_JOB = """UPDATE jobs SET givers = json_insert(givers, '$[#]', :giver) WHERE id = :id
    AND :giver NOT IN (SELECT value FROM json_each(givers))"""
# What is done keeps no text: the graph has it.
SUPERSEDE_JOBS = """UPDATE jobs SET state = 'done', error = ?, title = NULL, text = NULL
    WHERE article = ? AND id <> ? AND state IN ('queued', 'leased')"""
READY_JOBS = f"""SELECT {_JOB} FROM jobs WHERE state IN ('queued', 'leased') AND due <= :now
    ORDER BY enqueued, n LIMIT :limit"""
LEASE_JOB = """UPDATE jobs SET state = 'leased', worker = ?, due = ?, attempts = attempts + 1
    WHERE id = ?"""
FINISH_JOB = "UPDATE jobs SET state = 'done', error = NULL, title = NULL, text = NULL WHERE id = ?"
RETRY_JOB = "UPDATE jobs SET state = 'queued', error = ?, due = ? WHERE id = ?"
BURY_JOB = "UPDATE jobs SET state = 'dead', error = ? WHERE id = ?"
OPEN_ARTICLES = """SELECT DISTINCT article FROM jobs WHERE state <> 'done'
    AND (:publisher IS NULL OR publisher = :publisher)
    AND (:since IS NULL OR (published <> '' AND published >= :since))
    AND (:until IS NULL OR (published <> '' AND published <= :until)) ORDER BY article"""
WAITING_JOBS = "SELECT count(*) FROM jobs WHERE state IN ('queued', 'leased')"
DEAD_JOBS = "SELECT count(*) FROM jobs WHERE state = 'dead'"
REMOVE_JOBS = "DELETE FROM jobs WHERE article = ?"
UNFINISHED_JOBS = f"""SELECT {_JOB}, enqueued, due FROM jobs WHERE state <> 'done'
    ORDER BY enqueued, n"""
RESTORE_JOB = """INSERT INTO jobs (article, language, title, text, published, publisher, url, id,
    due, enqueued, state, attempts, error, givers)
    SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14
    WHERE NOT EXISTS (SELECT 1 FROM jobs WHERE id = ?8)
    AND (?11 = 'dead' OR NOT EXISTS (
        SELECT 1 FROM jobs WHERE article = ?1 AND state IN ('queued', 'leased')))"""

# Entries beside the graph.
ENTRY = "SELECT kind, id, version, document FROM entries WHERE kind = ? AND id = ?"
ENTRIES = "SELECT kind, id, version, document FROM entries WHERE kind = ? ORDER BY id"
ADD_ENTRY = """INSERT INTO entries (kind, id, version, document) VALUES (?, ?, 1, ?)
    ON CONFLICT DO NOTHING"""
SWAP_ENTRY = """UPDATE entries SET document = ?, version = version + 1
    WHERE kind = ? AND id = ? AND version = ?"""
REMOVE_ENTRY = "DELETE FROM entries WHERE kind = ? AND id = ?"
