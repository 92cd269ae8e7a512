"""The statements of reviews, and of what was read where they leave something else."""

from __future__ import annotations

_JUDGEMENT = "j.one, j.other, j.sameness, j.reviewer, j.time, j.reason"
JUDGEMENT = f"MATCH (j:Judgement {{key: $key}}) RETURN {_JUDGEMENT}"
EVERY_JUDGEMENT = f"MATCH (j:Judgement) RETURN {_JUDGEMENT}"
JUDGEMENTS = f"""MATCH (j:Judgement)
WHERE (j.one > $one OR j.one = $one AND j.other > $other){{conditions}}
RETURN {_JUDGEMENT} ORDER BY j.one, j.other LIMIT $limit"""
JUDGES = " AND (j.one = $actor OR j.other = $actor)"
SET_JUDGEMENTS = "UNWIND $rows AS row MERGE (j:Judgement {key: row.key}) SET j = row"
REMOVE_JUDGEMENT = "MATCH (j:Judgement {key: $key}) DELETE j"
GOES_BY = "MATCH (s:StandIn {actor: $actor}) RETURN s.goes_by"
CLEAR_STAND_INS = "MATCH (s:StandIn) DELETE s"
ADD_STAND_INS = "UNWIND $rows AS row CREATE (s:StandIn) SET s = row"
# Articles that show some actors, or did before they were reviewed.
SHOWING = """MATCH (a:Article)-[m:MENTIONS]->(x:Actor) WHERE x.id IN $names OR m.party IN $names
RETURN a.id AS id
UNION MATCH (r:Reading) WHERE any(name IN r.names WHERE name IN $names) RETURN r.article AS id"""

VERDICT = """v.claim, v.article, v.source, v.type, v.target, v.polarity, v.start, v.end, v.in_title,
  v.correctness, v.reviewer, v.time, v.reason"""
VERDICTS_BY_ID = f"UNWIND $ids AS id MATCH (v:Verdict {{claim: id}}) RETURN {VERDICT}"
VERDICTS = f"""MATCH (v:Verdict) WHERE v.claim > $after{{conditions}}
RETURN {VERDICT} ORDER BY v.claim LIMIT $limit"""
VERDICT_IS = {
    "article": " AND v.article = $article",
    "correctness": " AND v.correctness = $correctness",
}
SET_VERDICTS = "UNWIND $rows AS row MERGE (v:Verdict {claim: row.claim}) SET v = row"
REMOVE_VERDICT = "MATCH (v:Verdict {claim: $id}) DELETE v"

READINGS = "UNWIND $ids AS id MATCH (r:Reading {article: id}) RETURN r.article, r.document"
KEEP_READINGS = "UNWIND $rows AS row CREATE (r:Reading) SET r = row"
