"""The statements of reviews, and of what was read where they leave something else."""

# Statements are put together from the constants of this package only; values are parameters.
# ruff: noqa: S608
from __future__ import annotations

_JUDGEMENT = "one, other, sameness, reviewer, time, reason"
JUDGEMENT = f"SELECT {_JUDGEMENT} FROM judgements WHERE one = ? AND other = ?"
EVERY_JUDGEMENT = f"SELECT {_JUDGEMENT} FROM judgements"
JUDGEMENTS = f"""SELECT {_JUDGEMENT} FROM judgements WHERE (one, other) > (:one, :other)
    {{conditions}} ORDER BY one, other LIMIT :limit"""
JUDGES = "AND (one = :actor OR other = :actor)"
SET_JUDGEMENT = f"INSERT OR REPLACE INTO judgements ({_JUDGEMENT}) VALUES (?, ?, ?, ?, ?, ?)"
REMOVE_JUDGEMENT = "DELETE FROM judgements WHERE one = ? AND other = ?"
GOES_BY = "SELECT goes_by FROM stand_for WHERE actor = ?"
STAND_FOR = """SELECT actor, goes_by FROM stand_for
    WHERE actor IN (SELECT value FROM json_each(?))"""
CLEAR_STAND_FOR = "DELETE FROM stand_for"
ADD_STAND_FOR = "INSERT INTO stand_for (actor, goes_by) VALUES (?, ?)"
# Articles that show some actors, or did before they were reviewed.
SHOWING = """SELECT a.id FROM articles a WHERE n IN (SELECT article FROM sightings
    WHERE id IN (SELECT value FROM json_each(:names))
    OR party IN (SELECT value FROM json_each(:names)))
    UNION SELECT article FROM readings r WHERE EXISTS (SELECT 1 FROM json_each(r.names) shown
    WHERE shown.value IN (SELECT value FROM json_each(:names)))"""

_VERDICT = """claim, article, source, type, target, polarity, start, "end", in_title, correctness,
    reviewer, time, reason"""
VERDICT = f"SELECT {_VERDICT} FROM verdicts WHERE claim = ?"
VERDICTS_IN = f"SELECT {_VERDICT} FROM verdicts WHERE article = ? ORDER BY claim"
VERDICTS = f"""SELECT {_VERDICT} FROM verdicts WHERE claim > :after{{conditions}}
    ORDER BY claim LIMIT :limit"""
VERDICT_IS = {
    "article": " AND article = :article",
    "correctness": " AND correctness = :correctness",
}
SET_VERDICT = f"""INSERT OR REPLACE INTO verdicts ({_VERDICT})
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
REMOVE_VERDICT = "DELETE FROM verdicts WHERE claim = ?"

READING = "SELECT document FROM readings WHERE article = ?"
KEEP_READING = "INSERT OR REPLACE INTO readings (article, names, document) VALUES (?, ?, ?)"
FORGET_READING = "DELETE FROM readings WHERE article = ?"
